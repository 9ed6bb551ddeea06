"""One notice as JSON text: whether it keeps every rule, and what it breaks.

With msgspec, the extra `fast`, an accepted text becomes no objects but structs of its type. Whatever is odd
or wrong is read by the standard library and judged by the validators of values, so there is one verdict.
"""

from __future__ import annotations

from .runtime.json_text import JsonTextError, duplicate_keys, glance, load_exactly
from .runtime.violation import Violation
from .validation import UNKNOWN, judge, new_findings
from .validators.content import includes
from .validators.notice import accepts as accepts_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal


def validate_json(
    data: bytes | str,
    *,
    membership: Literal["branch", "city", "consortium"] | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one notice as JSON text (UTF-8).

    What is no JSON is one violation of the rule `Text.json` with an empty path. Options as for `validate`.
    """
    if not advice and unknown in UNKNOWN and accepted(data, membership):
        return []
    findings = new_findings(unknown, membership)
    try:
        # A number beyond binary64 is out of range, but the quick reading would make it an infinity.
        notice = load_exactly(data)
    except JsonTextError as error:
        return [Violation("Text.json", "json", "", str(error))]
    judge(notice, "", findings, False, advice)
    if advice:
        message = "expected each key once; the last one counts"
        for pointer in duplicate_keys(data):
            remark = Violation("Text.duplicate_key", "duplicate_key", pointer, message, "advice")
            findings.violations.append(remark)
    return findings.violations


def accepted(data: bytes | str, tier: str | None = None) -> bool:
    """Whether the text keeps every rule, told at a glance; False may also mean: look closer."""
    try:
        return _ACCEPTS(data, tier)
    except Exception:
        return False


def accepts_by_value(data: bytes | str, tier: str | None) -> bool:
    """As `accepted`, by means of the standard library; may raise instead of saying no."""
    value = glance(data)
    if tier is not None and not includes(tier, value["body"]):
        return False
    return accepts_value(value)


def _chosen() -> Callable[[bytes | str, str | None], bool]:
    try:
        from .structs import accepts
    except ImportError:
        return accepts_by_value
    return accepts


_ACCEPTS = _chosen()
