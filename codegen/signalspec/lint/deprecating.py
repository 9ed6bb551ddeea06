"""Rules about what is to be given up."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.diagnostics import Span
from signalspec.lint.records import LintFinding, LintRule, Subject
from signalspec.model import Deprecation, Field, SignalType


def _no_replacement(subject: Subject) -> Iterator[LintFinding]:
    signals = {signal.name: signal for signal in subject.spec.signals}
    told: set[Span] = set()
    for record in subject.spec.records:
        fields = {field.name: field for field in record.fields}
        found = [(field, field.definition, fields) for field in record.fields]
        if isinstance(record, SignalType):
            yield from _judged(record, record.span, signals)
        for field, span, known in found:
            for finding in _judged(field, span, known):
                if finding.span not in told:
                    told.add(finding.span)
                    yield finding


def _judged(
    old: Field | SignalType, span: Span, known: dict[str, Field] | dict[str, SignalType]
) -> Iterator[LintFinding]:
    deprecated: Deprecation | None = old.deprecated
    if deprecated is None:
        return
    if deprecated.use is None and not (deprecated.doc or "").strip():
        message = f"{old.name!r} is deprecated, and nothing says what to do instead"
        yield LintFinding(message, span, "name what takes its place with `use`, or say in `doc` what to do")
    new = known.get(deprecated.use or "")
    if new is not None and new.deprecated is not None:
        message = f"{old.name!r} is deprecated in favour of {new.name!r}, which is deprecated itself"
        yield LintFinding(message, deprecated.span, "name what is there to stay")


_FIELDS = """
fields:
  depot: {{type: string, deprecated: {{since: 1.0.0{}}}, doc: Where the parcel was sorted.}}
  site: {{type: string, doc: Place where the parcel was last seen.}}
signals:
  sent: {{title: Sent, doc: It left., examples: [{{}}], optional: [depot, site]}}
"""

RULES = (
    LintRule(
        "no-replacement",
        "Senders give up what is deprecated as soon as they know what to send instead.",
        _FIELDS.format(""),
        _FIELDS.format(", use: site"),
        _no_replacement,
    ),
)
