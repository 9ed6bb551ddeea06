"""Validation of data: every violation, with its rule, place, and what was expected."""

from __future__ import annotations

from .runtime.findings import Findings
from .validators import content as _content, notice as _envelope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .runtime.violation import Violation

MAX_ITEMS = 40
UNKNOWN = ("reject", "ignore")


def validate(
    notice: Any,
    *,
    membership: Literal["branch", "city", "consortium"] | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one notice (the envelope), in the order of the spec.

    `membership` is what the sender has: a type that it does not include is
    a violation. With `unknown="ignore"`, unknown members pass. With `advice`, remarks are listed
    after the violations, at level "advice".
    """
    accepted = _accepted(notice, membership)
    if accepted and not advice and unknown in UNKNOWN:
        return []
    findings = new_findings(unknown, membership)
    judge(notice, "", findings, accepted, advice)
    return findings.violations


def validate_content(
    content: Any,
    *,
    membership: Literal["branch", "city", "consortium"] | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one content, told apart by its `event`; options as for `validate`."""
    accepted = _accepted_content(content, membership)
    if accepted and not advice and unknown in UNKNOWN:
        return []
    findings = new_findings(unknown, membership)
    if accepted or isinstance(content, dict):
        if not accepted:
            _content.explain(content, "", findings)
        if advice:
            _content.advise(content, "", findings)
    else:
        findings.object("Content", "", content)
    return findings.violations


def validate_batch(
    notices: Any,
    *,
    membership: Literal["branch", "city", "consortium"] | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of a batch: a list of at most 40. Paths begin with `/index`.

    Options as for `validate`.
    """
    findings = new_findings(unknown, membership)
    if not findings.array("Batch", "", notices, max_items=MAX_ITEMS):
        return findings.violations
    for index, item in enumerate(notices):
        accepted = _accepted(item, membership)
        if advice or not accepted:
            judge(item, f"/{index}", findings, accepted, advice)
    return findings.violations


def new_findings(unknown: str, tier: str | None) -> Findings:
    """Findings under these options of `validate`. Raises ValueError where an option is none."""
    if unknown not in UNKNOWN:
        raise ValueError(f'unknown is "reject" or "ignore", not {unknown!r}')
    if tier is not None and tier not in _content.LEFT_OUT:
        known = ", ".join(_content.LEFT_OUT)
        raise ValueError(f"membership is one of {known}, not {tier!r}")
    return Findings(unknown == "reject", tier)


def judge(value: Any, path: str, findings: Findings, accepted: bool, advice: bool) -> None:
    """Enters what there is to report of an envelope at `path`; one that is accepted breaks nothing."""
    if accepted or findings.object("Notice", path, value):
        if not accepted:
            _envelope.explain(value, path, findings)
        if advice:
            _envelope.advise(value, path, findings)


# What the accepting path cannot cope with is odd, not wrong: the explaining path decides.


def _accepted(value: Any, tier: str | None) -> bool:
    try:
        if tier is not None and not _content.includes(tier, value["body"]):
            return False
        return _envelope.accepts(value)
    except Exception:
        return False


def _accepted_content(content: Any, tier: str | None) -> bool:
    try:
        if tier is not None and not _content.includes(tier, content):
            return False
        return _content.accepts(content)
    except Exception:
        return False
