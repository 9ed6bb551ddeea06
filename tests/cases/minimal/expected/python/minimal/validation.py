"""Validation of data: every violation, with its rule, place, and what was expected."""

from __future__ import annotations

from functools import cache

from .runtime.faults import ODD
from .validators import content as _content, event as _envelope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .runtime.faults import Faults
    from .runtime.findings import Findings
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
    try:
        wrong = _envelope.faults(event)
    except Exception:
        wrong = ODD
    if not wrong and not advice and unknown in UNKNOWN:
        return []
    findings = new_findings(unknown)
    judge(event, "", findings, wrong, advice)
    return findings.violations


def validate_content(
    content: Any,
    *,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one content, told apart by its `kind`; options as for `validate`."""
    wrong = _faults_of_content(content)
    if not wrong and not advice and unknown in UNKNOWN:
        return []
    findings = new_findings(unknown)
    if not wrong or isinstance(content, dict):
        if wrong:
            _content.explain(content, "", findings, wrong)
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
        wrong = faults_of(item)
        if wrong or advice:
            judge(item, f"/{index}", findings, wrong, advice)
    return findings.violations


def new_findings(unknown: str) -> Findings:
    """Findings under these options of `validate`. Raises ValueError where an option is none."""
    if unknown not in UNKNOWN:
        raise ValueError(f'unknown is "reject" or "ignore", not {unknown!r}')
    return _findings()(unknown == "reject")


# It takes a third of the import, so the first payload with something to report loads it.
@cache
def _findings() -> type[Findings]:
    from .runtime.findings import Findings

    return Findings


def judge(value: Any, path: str, findings: Findings, wrong: Faults, advice: bool) -> None:
    """Enters what there is to report of an envelope at `path`; without faults it breaks nothing."""
    if type(value) is dict or not wrong or findings.object("Event", path, value):
        if wrong:
            _envelope.explain(value, path, findings, wrong)
        if advice:
            _envelope.advise(value, path, findings)


# What the quick look cannot cope with is odd, not wrong: the explaining path decides.


def faults_of(value: Any) -> Faults:
    """Where to look in an envelope: nowhere if it keeps every rule."""
    try:
        return _envelope.faults(value)
    except Exception:
        return ODD


def _faults_of_content(content: Any) -> Faults:
    try:
        return _content.faults(content)
    except Exception:
        return ODD
