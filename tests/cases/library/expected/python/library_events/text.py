"""One notice as JSON text: whether it keeps every rule, and what it breaks.

With msgspec, the extra `fast`, an accepted text becomes no objects but structs of its type. What is wrong is
read as a value, and what is odd by the standard library, which the validators of values judge: there is one
verdict.
"""

from __future__ import annotations

from .runtime.faults import ODD
from .runtime.json_text import JsonTextError, duplicate_keys, glance, load_exactly, may_be_deep, quick_reader
from .runtime.violation import Violation
from .validation import UNKNOWN, faults_of, judge, new_findings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from .runtime.faults import Faults

_UNREAD: Faults = (("unread", ()),)


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
    plain = not advice and unknown in UNKNOWN
    if plain and _ACCEPTS is not accepts_by_value and _ACCEPTS(data, membership):
        return []
    try:
        notice = _READ(data)
    except Exception:
        notice, wrong = None, _UNREAD
    else:
        wrong = faults_of(notice, membership)
    if plain and not wrong:
        return []
    if wrong and may_be_deep(data):
        wrong = _UNREAD
    findings = new_findings(unknown, membership)
    if wrong is not _UNREAD:
        judge(notice, "", findings, wrong, advice)
    if wrong is _UNREAD or findings.infinite:
        # A number beyond binary64 is out of range, but the quick reading makes it an infinity.
        findings = new_findings(unknown, membership)
        try:
            notice = load_exactly(data)
        except JsonTextError as error:
            return [Violation("Text.json", "json", "", str(error))]
        judge(notice, "", findings, ODD, advice)
    if advice:
        message = "expected each key once; the last one counts"
        for pointer in duplicate_keys(data):
            remark = Violation("Text.duplicate_key", "duplicate_key", pointer, message, "advice")
            findings.violations.append(remark)
    return findings.violations


def accepts_by_value(data: bytes | str, tier: str | None) -> bool:
    """Whether the text keeps every rule, by means of the standard library; False may mean: look closer."""
    try:
        value = glance(data)
    except Exception:
        return False
    return not faults_of(value, tier)


def _chosen() -> Callable[[bytes | str, str | None], bool]:
    try:
        from .structs import accepts
    except ImportError:
        return accepts_by_value
    return accepts


_ACCEPTS = _chosen()
_READ = quick_reader()
