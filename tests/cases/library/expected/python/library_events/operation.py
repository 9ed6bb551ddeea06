"""The mutation `publish_notices`, with its values written into it."""

from __future__ import annotations

from .errors import NoticeError
from .objects.notice import Notice
from .runtime.literals import LiteralError, mutation
from .runtime.violation import Violation
from .validation import MAX_ITEMS, validate_batch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any


def publish_notices(notices: Iterable[Notice | Mapping[str, Any]]) -> str:
    """A GraphQL document with one `publish_notices` mutation for at most 40 envelopes.

    Takes Notice objects, and mappings in their JSON form, which are validated first. Raises
    NoticeError for too many of them, for mappings that break a rule, and for text that UTF-8 cannot carry.
    """
    items = list(notices)
    violations: list[Violation] = []
    if len(items) > MAX_ITEMS:
        message = f"expected at most {MAX_ITEMS} elements, got {len(items)}"
        violations.append(Violation("Batch.max_items", "max_items", "", message))
    payloads: list[dict[str, Any]] = []
    for index, item in enumerate(items):
        if isinstance(item, Notice):
            payloads.append(item.to_dict())
            continue
        payload = dict(item) if not isinstance(item, dict) else item
        found = validate_batch([payload])
        for violation in found:
            path = f"/{index}{violation.path.removeprefix('/0')}"
            violations.append(Violation(violation.rule, violation.code, path, violation.message))
        if not found:
            payloads.append(Notice.from_valid(payload).to_dict())
    if violations:
        raise NoticeError(violations)
    try:
        return mutation("publish_notices", "notices", ("accepted", "receipts", "late"), payloads)
    except LiteralError as error:
        raise NoticeError([Violation("Text.json", "json", error.path, error.reason)]) from None
