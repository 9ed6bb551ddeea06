"""Validation of data: every violation, with its rule, place, and what was expected."""

from __future__ import annotations

from .runtime.findings import Findings
from .validators import content as _content, event as _envelope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .runtime.violation import Violation

MAX_ITEMS = 1
UNKNOWN = ("reject", "ignore")


def validate(
    event: Any,
    *,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one event (the envelope), in the order of the spec.

    With `unknown="ignore"`, unknown members pass. With `advice`, remarks are listed
    after the violations, at level "advice".
    """
    accepted = _accepted(event)
    if accepted and not advice and unknown in UNKNOWN:
        return []
    findings = new_findings(unknown)
    judge(event, "", findings, accepted, advice)
    return findings.violations


def validate_content(
    content: Any,
    *,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one content, told apart by its `kind`; options as for `validate`."""
    accepted = _accepted_content(content)
    if accepted and not advice and unknown in UNKNOWN:
        return []
    findings = new_findings(unknown)
    if accepted or isinstance(content, dict):
        if not accepted:
            _content.explain(content, "", findings)
        if advice:
            _content.advise(content, "", findings)
    else:
        findings.object("Content", "", content)
    return findings.violations


def validate_batch(
    events: Any,
    *,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of a batch: a list of at most 1. Paths begin with `/index`.

    Options as for `validate`.
    """
    findings = new_findings(unknown)
    if not findings.array("Batch", "", events, max_items=MAX_ITEMS):
        return findings.violations
    for index, item in enumerate(events):
        accepted = _accepted(item)
        if advice or not accepted:
            judge(item, f"/{index}", findings, accepted, advice)
    return findings.violations


def new_findings(unknown: str) -> Findings:
    """Findings under these options of `validate`. Raises ValueError where an option is none."""
    if unknown not in UNKNOWN:
        raise ValueError(f'unknown is "reject" or "ignore", not {unknown!r}')
    return Findings(unknown == "reject")


def judge(value: Any, path: str, findings: Findings, accepted: bool, advice: bool) -> None:
    """Enters what there is to report of an envelope at `path`; one that is accepted breaks nothing."""
    if accepted or findings.object("Event", path, value):
        if not accepted:
            _envelope.explain(value, path, findings)
        if advice:
            _envelope.advise(value, path, findings)


# What the accepting path cannot cope with is odd, not wrong: the explaining path decides.


def _accepted(value: Any) -> bool:
    try:
        return _envelope.accepts(value)
    except Exception:
        return False


def _accepted_content(content: Any) -> bool:
    try:
        return _content.accepts(content)
    except Exception:
        return False
