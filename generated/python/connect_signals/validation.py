"""Validation of data: every violation, with its rule, place, and what was expected."""

from __future__ import annotations

from .runtime.findings import Findings
from .runtime.violation import Violation
from .validators import content as _content, signal as _envelope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal

MAX_ITEMS = 500
_UNKNOWN = ("reject", "ignore")


def validate(
    signal: Any,
    *,
    subscription: Literal["pro", "premium", "ultimate"] | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one signal (the envelope), in the order of the spec.

    `subscription` is what the sender has: a type that it does not include is
    a violation. With `unknown="ignore"`, unknown members pass. With `advice`, remarks are listed
    after the violations, at level "advice".
    """
    if not advice and subscription is None and unknown in _UNKNOWN and _accepted(signal, _envelope.accepts):
        return []
    findings = _findings(unknown, subscription)
    _judge_envelope(signal, "", findings, advice)
    return findings.violations


def validate_content(
    content: Any,
    *,
    subscription: Literal["pro", "premium", "ultimate"] | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one content, told apart by its `signalType`; options as for `validate`."""
    if not advice and subscription is None and unknown in _UNKNOWN and _accepted(content, _content.accepts):
        return []
    findings = _findings(unknown, subscription)
    if isinstance(content, dict):
        _content.explain(content, "", findings)
        if advice:
            _content.advise(content, "", findings)
    else:
        findings.object("Content", "", content)
    return findings.violations


def validate_batch(
    signals: Any,
    *,
    subscription: Literal["pro", "premium", "ultimate"] | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of a list of at most 500. Paths begin with `/index`; options as for `validate`."""
    findings = _findings(unknown, subscription)
    if not findings.array("Batch", "", signals, max_items=MAX_ITEMS):
        return findings.violations
    if advice:
        findings.array("Batch", "", signals, min_items=1, level="advice")
    quick = not advice and subscription is None and unknown in _UNKNOWN
    for index, item in enumerate(signals):
        if not (quick and _accepted(item, _envelope.accepts)):
            _judge_envelope(item, f"/{index}", findings, advice)
    return findings.violations


def validate_json(
    data: bytes | str,
    *,
    subscription: Literal["pro", "premium", "ultimate"] | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> list[Violation]:
    """The violations of one signal as JSON text (UTF-8).

    What is no JSON is one violation of the rule `Text.json` with an empty path. Options as for `validate`.
    """
    from .runtime.json_text import JsonTextError, duplicate_keys, load, load_exactly

    try:
        signal = load(data)
    except JsonTextError as error:
        _findings(unknown, subscription)
        return [Violation("Text.json", "json", "", str(error))]
    if not advice and subscription is None and unknown in _UNKNOWN and _accepted(signal, _envelope.accepts):
        return []
    findings = _findings(unknown, subscription)
    # A number beyond binary64 is out of range, but the quick reading has made it an infinity.
    _judge_envelope(load_exactly(data), "", findings, advice)
    if advice:
        message = "expected each key once; the last one counts"
        for pointer in duplicate_keys(data):
            remark = Violation("Text.duplicate_key", "duplicate_key", pointer, message, "advice")
            findings.violations.append(remark)
    return findings.violations


def _accepted(value: Any, accepts: Callable[[Any], bool]) -> bool:
    # What the accepting path cannot cope with is odd, not wrong: the explaining path decides.
    try:
        return accepts(value)
    except Exception:
        return False


def _judge_envelope(value: Any, path: str, findings: Findings, advice: bool) -> None:
    if findings.object("Signal", path, value):
        _envelope.explain(value, path, findings)
        if advice:
            _envelope.advise(value, path, findings)


def _findings(unknown: str, tier: str | None) -> Findings:
    if unknown not in _UNKNOWN:
        raise ValueError(f'unknown is "reject" or "ignore", not {unknown!r}')
    if tier is not None and tier not in _content.LEFT_OUT:
        known = ", ".join(_content.LEFT_OUT)
        raise ValueError(f"subscription is one of {known}, not {tier!r}")
    return Findings(unknown == "reject", tier)
