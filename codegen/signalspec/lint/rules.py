"""The lint rules, as records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from signalspec.diagnostics import Severity, Span
from signalspec.model import Enum, EnumType, Limits, ObjectReference, ObjectType, Spec
from signalspec.naming import title_words
from signalspec.patterns import parse
from signalspec.patterns.backtracking import superlinear


@dataclass(frozen=True, slots=True)
class LintFinding:
    message: str
    span: Span
    help: str


@dataclass(frozen=True, slots=True)
class LintRule:
    """`bad` and `good` are short examples in YAML; `find` lists what breaks the rule."""

    id: str
    purpose: str
    bad: str
    good: str
    find: Callable[[Spec], Iterator[LintFinding]]
    severity: Severity = "warning"


def _unused_names(spec: Spec) -> Iterator[LintFinding]:
    for kind, name, span in spec.unused:
        yield LintFinding(f"the {kind} {name!r} is used nowhere", span, "use it, or take it out")


def _unused_types(spec: Spec) -> Iterator[LintFinding]:
    fields = [field for record in spec.records for field in record.fields]
    used = {field.element.enum.name for field in fields if isinstance(field.element, EnumType)}
    used |= {field.element.object.name for field in fields if isinstance(field.element, ObjectReference)}
    types: list[Enum | ObjectType] = [*spec.enums, *spec.objects]
    for type in types:
        if type.name not in used:
            yield LintFinding(f"no field has the type {type.name}", type.span, "use it, or take it out")


def _unused_formats(spec: Spec) -> Iterator[LintFinding]:
    limits: list[Limits] = []
    for record in spec.records:
        limits += [side for field in record.fields for side in (field.limits, field.advice)]
        limits += [side for rule in record.rules if (side := getattr(rule, "limits", None))]
    used = {side.format.name for side in limits if side.format}
    for format in spec.formats:
        if format.name not in used:
            yield LintFinding(f"no field has the format {format.name}", format.span, "use it, or take it out")


def _missing_examples(spec: Spec) -> Iterator[LintFinding]:
    for signal in spec.signals:
        if not signal.examples:
            yield LintFinding(
                f"the signal {signal.name!r} has no example", signal.span, "add one under `examples:`"
            )


def _docs_that_repeat(spec: Spec) -> Iterator[LintFinding]:
    named = [(f.name, f.doc, f.definition) for record in spec.records for f in record.fields]
    named += [(record.name, record.doc, record.span) for record in spec.records]
    named += [(enum.name, enum.doc, enum.span) for enum in spec.enums]
    for name, doc, span in named:
        said = re.sub(r"[^a-z0-9 ]", "", doc.lower())
        if re.sub(r"^(the|a|an) ", "", said).strip() == title_words(name):
            yield LintFinding(f"the description of {name!r} only repeats its name", span, "say what it means")


def _unused_tiers(spec: Spec) -> Iterator[LintFinding]:
    for tier in spec.tier_dimension.tiers if spec.tier_dimension else ():
        if not any(tier.name in signal.tiers for signal in spec.signals):
            yield LintFinding(f"no signal comes with the tier {tier.name!r}", tier.span, "add it to a signal")


def _values_by_case(spec: Spec) -> Iterator[LintFinding]:
    for enum in spec.enums:
        seen: dict[str, str] = {}
        for value in enum.values:
            first = seen.setdefault(value.value.lower(), value.value)
            if first != value.value:
                message = f"{value.value!r} and {first!r} differ by letter case only"
                yield LintFinding(message, value.span, "keep one, or set `ignore_case: true`")


def _slow_patterns(spec: Spec) -> Iterator[LintFinding]:
    for format in spec.formats:
        attack = superlinear(parse(format.pattern))
        if attack is not None:
            message = f"the pattern of {format.name!r} can take more than linear time: {attack}"
            yield LintFinding(message, format.span, "make its repeated parts exclude what follows them")


RULES = (
    LintRule(
        "unused-name",
        "A field of the dictionary, a group or a piece of a pattern that nothing uses is dead weight.",
        "groups: {price: [unitPrice]}  # and no $price anywhere",
        "optional: [$price]",
        _unused_names,
    ),
    LintRule(
        "unused-type",
        "An enum or object that no field has is never checked and misleads readers.",
        "enums: {Colour: {...}}  # and no field has the type Colour",
        "fields: {colour: {type: Colour, doc: ...}}",
        _unused_types,
    ),
    LintRule(
        "unused-format",
        "A format that no field and no rule asks for is never checked.",
        "formats: {zip: {...}}  # and no field has it",
        "fields: {zip: {type: string, format: zip, doc: ...}}",
        _unused_formats,
    ),
    LintRule(
        "missing-example",
        "An example shows a reader more than a table, and is checked on every build.",
        "signals: {ordered: {required: [order]}}",
        "signals: {ordered: {required: [order], examples: [{order: AB123456}]}}",
        _missing_examples,
    ),
    LintRule(
        "doc-repeats-name",
        "A description that says no more than the name says nothing.",
        "orderId: {type: string, doc: The order id.}",
        "orderId: {type: string, doc: Number that the shop gave the order.}",
        _docs_that_repeat,
    ),
    LintRule(
        "unused-tier",
        "A tier that includes no signal is a slip, or not worth listing.",
        "tiers: {plan: {basic: ..., trial: ...}}  # and no signal has trial",
        "tiers: {plan: {basic: ...}}",
        _unused_tiers,
    ),
    LintRule(
        "values-by-case",
        "Values that differ by letter case only are mixed up by people and by systems.",
        "values: {new: ..., New: ...}",
        "ignore_case: true",
        _values_by_case,
    ),
    LintRule(
        "slow-pattern",
        "A pattern with super-linear matching lets one long text stop a validator.",
        "pattern: '(?:[a-z]+)+'",
        "pattern: '[a-z]+'",
        _slow_patterns,
        "error",
    ),
)
