"""The mutation `send`, with its values written into it."""

from __future__ import annotations

from .errors import EventError
from .objects.event import Event
from .runtime.literals import LiteralError, mutation
from .runtime.violation import Violation
from .validation import MAX_ITEMS, validate_batch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any


def send(events: Iterable[Event | Mapping[str, Any]]) -> str:
    """A GraphQL document with one `send` mutation for at most 1 envelopes.

    Takes Event objects, and mappings in their JSON form, which are validated first. Raises
    EventError for too many of them, for mappings that break a rule, and for text that UTF-8 cannot carry.
    """
    items = list(events)
    violations: list[Violation] = []
    if len(items) > MAX_ITEMS:
        message = f"expected at most {MAX_ITEMS} elements, got {len(items)}"
        violations.append(Violation("Batch.max_items", "max_items", "", message))
    payloads: list[dict[str, Any]] = []
    for index, item in enumerate(items):
        if isinstance(item, Event):
            payloads.append(item.to_dict())
            continue
        payload = dict(item) if not isinstance(item, dict) else item
        found = validate_batch([payload])
        for violation in found:
            path = f"/{index}{violation.path.removeprefix('/0')}"
            violations.append(Violation(violation.rule, violation.code, path, violation.message))
        if not found:
            payloads.append(Event.from_valid(payload).to_dict())
    if violations:
        raise EventError(violations)
    try:
        return mutation("send", "events", ("ok",), payloads)
    except LiteralError as error:
        raise EventError([Violation("Text.json", "json", error.path, error.reason)]) from None
