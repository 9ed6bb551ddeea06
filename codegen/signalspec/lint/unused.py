"""Rules about what nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.lint.reading import mapping
from signalspec.lint.records import LintFinding, LintRule, Subject
from signalspec.lint.removing import Removals
from signalspec.model import Enum, EnumType, Limits, ObjectReference, ObjectType

_SECTIONS = {"field": "fields", "group": "groups", "pattern": "patterns"}
_HELP = "use it, or take it out"


def _names(subject: Subject) -> Iterator[LintFinding]:
    sections = {name: mapping(subject.document, name) for name in _SECTIONS.values()}
    removals = {name: Removals(subject, section) for name, section in sections.items()}
    whole = Removals(subject, subject.document)
    for kind, name, span in subject.spec.unused:
        section = _SECTIONS[kind]
        last = len(sections[section].entries) == 1
        fix = whole.of_entry(section) if last else removals[section].of_entry(name)
        yield LintFinding(f"the {kind} {name!r} is used nowhere", span, _HELP, fix=fix)


def _types(subject: Subject) -> Iterator[LintFinding]:
    spec = subject.spec
    fields = [field for record in spec.records for field in record.fields]
    used = {field.element.enum.name for field in fields if isinstance(field.element, EnumType)}
    used |= {field.element.object.name for field in fields if isinstance(field.element, ObjectReference)}
    types: list[Enum | ObjectType] = [*spec.enums, *spec.objects]
    for type in types:
        if type.name not in used:
            yield LintFinding(f"no field has the type {type.name}", type.span, _HELP)


def _formats(subject: Subject) -> Iterator[LintFinding]:
    limits: list[Limits] = []
    for record in subject.spec.records:
        limits += [side for field in record.fields for side in (field.limits, field.advice)]
        limits += [side for rule in record.rules if (side := getattr(rule, "limits", None))]
    used = {side.format.name for side in limits if side.format}
    for format in subject.spec.formats:
        if format.name not in used:
            yield LintFinding(f"no field has the format {format.name}", format.span, _HELP)


def _tiers(subject: Subject) -> Iterator[LintFinding]:
    spec = subject.spec
    for tier in spec.tier_dimension.tiers if spec.tier_dimension else ():
        if not any(tier.name in signal.tiers for signal in spec.signals):
            yield LintFinding(f"no signal comes with the tier {tier.name!r}", tier.span, "add it to a signal")


RULES = (
    LintRule(
        "unused-name",
        "A field of the dictionary, a group or a piece of a pattern that nothing uses is dead weight.",
        """
        fields:
          depot: {type: string, doc: Where the parcel was sorted.}
        """,
        """
        fields:
          depot: {type: string, doc: Where the parcel was sorted.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [depot]}
        """,
        _names,
        fixable=True,
    ),
    LintRule(
        "unused-type",
        "An enum or object that no field has is never checked and misleads readers.",
        """
        enums:
          Size: {doc: How large it is., values: {small: Fits a slot., large: Fits a van.}}
        """,
        """
        enums:
          Size: {doc: How large it is., values: {small: Fits a slot., large: Fits a van.}}
        fields:
          size: {type: Size, doc: How large the parcel is.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [size]}
        """,
        _types,
    ),
    LintRule(
        "unused-format",
        "A format that no field and no rule asks for is never checked.",
        """
        formats:
          label: {doc: Eight digits., pattern: '[0-9]{8}', matches: ["12345678"], rejects: [A1]}
        """,
        """
        formats:
          label: {doc: Eight digits., pattern: '[0-9]{8}', matches: ["12345678"], rejects: [A1]}
        fields:
          parcelId: {type: string, format: label, doc: Number on the label.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [parcelId]}
        """,
        _formats,
    ),
    LintRule(
        "unused-tier",
        "A tier that includes no signal is a slip, or not worth listing.",
        """
        tiers:
          plan: {basic: The free plan., full: The paid plan.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], tiers: [full]}
        """,
        """
        tiers:
          plan: {basic: The free plan., full: The paid plan.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], tiers: [full]}
          lost: {title: Lost, doc: It was lost., examples: [{}], tiers: all}
        """,
        _tiers,
    ),
)
