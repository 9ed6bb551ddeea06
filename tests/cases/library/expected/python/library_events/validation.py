"""Validation of data: every violation, with its rule, place, and what was expected."""

from __future__ import annotations

from functools import cache

from .runtime.faults import ODD
from .validators import content as _content, notice as _envelope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .runtime.faults import Faults
    from .runtime.findings import Findings
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
    try:
        wrong = _envelope.faults(notice) if membership is None else faults_of(notice, membership)
    except Exception:
        wrong = ODD
    if not wrong and not advice and unknown in UNKNOWN:
        return []
    findings = new_findings(unknown, membership)
    judge(notice, "", findings, wrong, advice)
    return findings.violations


def validate_content(
    content: Any,
    *,
    membership: Literal["branch", "city", "consortium"] | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one content, told apart by its `event`; options as for `validate`."""
    wrong = _faults_of_content(content, membership)
    if not wrong and not advice and unknown in UNKNOWN:
        return []
    findings = new_findings(unknown, membership)
    if not wrong or isinstance(content, dict):
        if wrong:
            _content.explain(content, "", findings, wrong)
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
        wrong = faults_of(item, membership)
        if wrong or advice:
            judge(item, f"/{index}", findings, wrong, advice)
    return findings.violations


def new_findings(unknown: str, tier: str | None) -> Findings:
    """Findings under these options of `validate`. Raises ValueError where an option is none."""
    if unknown not in UNKNOWN:
        raise ValueError(f'unknown is "reject" or "ignore", not {unknown!r}')
    if tier is not None and tier not in _content.LEFT_OUT:
        known = ", ".join(_content.LEFT_OUT)
        raise ValueError(f"membership is one of {known}, not {tier!r}")
    return _findings()(unknown == "reject", tier)


# It takes a third of the import, so the first payload with something to report loads it.
@cache
def _findings() -> type[Findings]:
    from .runtime.findings import Findings

    return Findings


def judge(value: Any, path: str, findings: Findings, wrong: Faults, advice: bool) -> None:
    """Enters what there is to report of an envelope at `path`; without faults it breaks nothing."""
    if type(value) is dict or not wrong or findings.object("Notice", path, value):
        if wrong:
            _envelope.explain(value, path, findings, wrong)
        if advice:
            _envelope.advise(value, path, findings)


# What the quick look cannot cope with is odd, not wrong: the explaining path decides.


def faults_of(value: Any, tier: str | None) -> Faults:
    """Where to look in an envelope: nowhere if it keeps every rule."""
    try:
        if tier is not None and not _content.includes(tier, value["body"]):
            return ODD
        return _envelope.faults(value)
    except Exception:
        return ODD


def _faults_of_content(content: Any, tier: str | None) -> Faults:
    try:
        if tier is not None and not _content.includes(tier, content):
            return ODD
        return _content.faults(content)
    except Exception:
        return ODD
