"""Rules about limits that nothing fits, and rules between fields that cannot be kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from signalspec.diagnostics import Span
from signalspec.lint.conditions import compatible, dead_values, never_holds
from signalspec.lint.fitting import as_limits, misfits, nothing_fits
from signalspec.lint.records import LintFinding, LintRule, Subject
from signalspec.model import ConditionalRule, CountRule, Field, Limits, ObjectType

_LOOSEN = "loosen one of the limits, or take it out"


def _unsatisfiable(subject: Subject) -> Iterator[LintFinding]:
    seen: set[tuple[Span, Limits, Limits]] = set()
    for record in subject.spec.records:
        for field in record.fields:
            place = (field.definition, field.limits, field.advice)
            if place not in seen:
                seen.add(place)
                yield from _empty(field, [field.limits], f"the field {field.name!r}", field.definition)
                if not field.advice.empty and nothing_fits(field, [field.limits]) is None:
                    sides = [field.limits, field.advice]
                    yield from _empty(field, sides, f"the advice on {field.name!r}", field.definition)
        for rule in record.rules:
            if isinstance(rule, ConditionalRule) and nothing_fits(rule.field, [rule.field.limits]) is None:
                sides = [rule.field.limits, rule.limits]
                yield from _empty(rule.field, sides, f"the rule {rule.name!r}", rule.span)


def _empty(field: Field, limits: list[Limits], what: str, span: Span) -> Iterator[LintFinding]:
    why = nothing_fits(field, limits)
    if why is not None:
        yield LintFinding(f"nothing fits {what}: {why}", span, _LOOSEN)
        return
    for value, reason in misfits(field, limits):
        yield LintFinding(
            f"{what} allows {value!r}, which never fits: {reason}", span, "take the value out, or the limit"
        )


def _conditionals(record: ObjectType) -> list[ConditionalRule]:
    return [rule for rule in record.rules if isinstance(rule, ConditionalRule)]


def _dead(subject: Subject) -> Iterator[LintFinding]:
    for record in subject.spec.records:
        apart = [rule for rule in record.rules if isinstance(rule, CountRule) and rule.code == "at_most_one"]
        for rule in _conditionals(record):
            reasons = [why for condition in rule.when if (why := never_holds(condition))]
            tested = {condition.field.name for condition in rule.when}
            reasons += [
                f"at most one of {' and '.join(map(repr, both))} is there"
                for other in apart
                if other.level == "error" and len(both := sorted(tested & {f.name for f in other.fields})) > 1
            ]
            if reasons:
                message = f"the condition of the rule {rule.name!r} never holds: {reasons[0]}"
                yield LintFinding(message, rule.span, "mend the condition, or take the rule out")
                continue
            for condition in rule.when:
                for value in dead_values(condition):
                    message = (
                        f"the rule {rule.name!r} tests for {value}, which {condition.field.name!r} never is"
                    )
                    yield LintFinding(message, rule.span, "take the value out, or mend the field")


def _contradictory(subject: Subject) -> Iterator[LintFinding]:
    for record in subject.spec.records:
        rules = [rule for rule in _conditionals(record) if _alone(rule)]
        for rule in rules:
            yield from _against_itself(rule)
        for one, other in combinations(rules, 2):
            if one.field is other.field and compatible(one.when, other.when):
                why = nothing_fits(one.field, [one.field.limits, *_asked(one), *_asked(other)])
                if why is not None and not any(map(_self_defeating, (one, other))):
                    yield _clash(one, other, f"ask of {one.field.name!r} what nothing fits: {why}")
        for count in record.rules:
            if isinstance(count, CountRule) and count.code == "at_most_one":
                yield from _too_many(count, rules)


def _alone(rule: ConditionalRule) -> bool:
    """Whether the rule can be kept where it stands alone, as other lint rules check."""
    return nothing_fits(rule.field, [rule.field.limits, rule.limits]) is None and not any(
        map(never_holds, rule.when)
    )


def _asked(rule: ConditionalRule) -> Iterator[Limits]:
    """What holds of the rule's field wherever the rule asks for something."""
    yield rule.limits
    yield from (as_limits(condition) for condition in rule.when if condition.field is rule.field)


def _self_defeating(rule: ConditionalRule) -> str | None:
    values = [v for condition in rule.when if condition.field is rule.field for v in condition.values]
    return nothing_fits(rule.field, [rule.field.limits, *_asked(rule)], values)


def _against_itself(rule: ConditionalRule) -> Iterator[LintFinding]:
    if any(condition.field is rule.field for condition in rule.when):
        why = _self_defeating(rule)
        if why is not None:
            message = f"the rule {rule.name!r} forbids what its own condition asks for: {why}"
            yield LintFinding(message, rule.span, "say it as a limit of the field, or mend the condition")


def _too_many(count: CountRule, rules: list[ConditionalRule]) -> Iterator[LintFinding]:
    names = {field.name for field in count.fields}
    asking = [rule for rule in rules if rule.required and rule.field.name in names]
    for one, other in combinations(asking, 2):
        if one.field is not other.field and compatible(one.when, other.when):
            both = f"{one.field.name!r} and {other.field.name!r}"
            yield _clash(one, other, f"ask for {both}, of which at most one may be there")


def _clash(one: ConditionalRule, other: ConditionalRule, what: str) -> LintFinding:
    message = f"the rules {one.name!r} and {other.name!r} can hold at once and {what}"
    related = ((one.span, "the other rule"),)
    return LintFinding(message, other.span, "make their conditions exclude each other", related)


_FIELDS = """
fields:
  depot: {type: string, doc: Where the parcel was sorted.}
  weight: {type: integer, maximum: 30, doc: What the parcel weighs.}
signals:
  sent:
    title: Sent
    doc: It left.
    examples: [{}]
    optional: [depot, weight]
"""


def _with_rules(*rules: str) -> str:
    listed = "".join(f"      - {rule}\n" for rule in rules)
    return f"{_FIELDS}    rules:\n{listed}"


RULES = (
    LintRule(
        "unsatisfiable",
        "A field or rule whose limits leave no value refuses everything, and nobody meant that.",
        """
        formats:
          label: {doc: Eight digits., pattern: '[0-9]{8}', matches: ["12345678"], rejects: [A1]}
        fields:
          parcelId: {type: string, format: label, max_length: 6, doc: Number on the label.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [parcelId]}
        """,
        """
        formats:
          label: {doc: Eight digits., pattern: '[0-9]{8}', matches: ["12345678"], rejects: [A1]}
        fields:
          parcelId: {type: string, format: label, doc: Number on the label.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [parcelId]}
        """,
        _unsatisfiable,
        "error",
    ),
    LintRule(
        "dead-condition",
        "A rule whose condition never holds is never checked.",
        _with_rules("{id: heavy, when: {weight: {minimum: 31}}, then: {depot: {required: true}}}"),
        _with_rules("{id: heavy, when: {weight: {minimum: 21}}, then: {depot: {required: true}}}"),
        _dead,
    ),
    LintRule(
        "contradictory-rules",
        "Two rules that ask for opposite things at once make payloads that nobody can mend.",
        _with_rules(
            "{id: heavy, when: {weight: {minimum: 20}}, then: {depot: {one_of: [north]}}}",
            "{id: light, when: {weight: {maximum: 20}}, then: {depot: {one_of: [south]}}}",
        ),
        _with_rules(
            "{id: heavy, when: {weight: {minimum: 21}}, then: {depot: {one_of: [north]}}}",
            "{id: light, when: {weight: {maximum: 20}}, then: {depot: {one_of: [south]}}}",
        ),
        _contradictory,
        "error",
    ),
)
