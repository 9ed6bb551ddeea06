"""Cases for the rules between the fields of one object."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from signalspec.model import Condition, ConditionalRule, CountRule, EnumType, Field, Json, ObjectRule, SumRule
from signalspec.payloads.checks import holds
from signalspec.payloads.fields import ABSENT, FieldCase, Member, limit_cases
from signalspec.payloads.mending import counterexamples
from signalspec.payloads.phrases import listed, shown
from signalspec.payloads.samples import Samples
from signalspec.payloads.values import NoValueError, added, keeps
from signalspec.rules import limit_statements


class Case(NamedTuple):
    """What to make of some fields so that a rule is kept, or broken; `name` says it in words.

    Of the cases with the same `choice` the first that works is enough.
    """

    keeps: bool
    name: str
    changes: Mapping[str, Member]
    choice: str = ""


def object_cases(rule: ObjectRule, samples: Samples) -> Iterator[Case]:
    """Cases for the rule, on an object that has nothing else to say to its fields."""
    if isinstance(rule, CountRule):
        yield from _count(rule, samples)
    elif isinstance(rule, SumRule):
        yield from _sum(rule, samples)
    else:
        yield from _conditional(rule, samples)


def _count(rule: CountRule, samples: Samples) -> Iterator[Case]:
    least = rule.code == "at_least_one"
    none: dict[str, Member] = {field.name: ABSENT for field in rule.fields}
    names = list(none)
    yield Case(not least, f"none of {listed(names)}", none)
    for field in rule.fields:
        yield Case(True, f"{field.name} alone", {**none, field.name: samples.value(field)})
    first, *_, last = rule.fields
    sample = samples.value(last)
    yield Case(
        True, f"{first.name} is null beside {last.name}", {**none, first.name: None, last.name: sample}
    )
    if least:
        yield Case(False, f"{first.name} is null and the others are missing", {**none, first.name: None})
    for one, other in zip(rule.fields, rule.fields[1:], strict=False):
        changes = {**none, one.name: samples.value(one), other.name: samples.value(other)}
        yield Case(least, f"{one.name} and {other.name}", changes)
        if least:
            break


def _sum(rule: SumRule, samples: Samples) -> Iterator[Case]:
    # Other rules may mind the first numbers.
    for start in (1, 11):
        terms = {field.name: _term(field, at, samples) for at, field in enumerate(rule.terms, start)}
        yield from sum_cases(rule, terms)


def sum_cases(rule: SumRule, terms: Mapping[str, int | float]) -> Iterator[Case]:
    """Cases for the rule in which its terms are these."""
    total, expected = rule.total.name, round(added(terms.values()), 10)
    said = " + ".join(map(str, terms.values()))
    off = math.floor(rule.tolerance) + 1

    def case(keeps: bool, distance: int | float) -> Case:
        value = round(expected + distance, 10)
        return Case(keeps, f"{total} is {value} for {said}", {**terms, total: value}, f"{distance} off")

    yield from (case(True, distance) for distance in (0, rule.tolerance, -rule.tolerance))
    for field in rule.terms:
        members: dict[str, Member] = {**terms, total: expected + off, field.name: ABSENT}
        yield Case(True, f"{field.name} is missing", members, f"no {field.name}")
    yield from (case(False, by) for by in (2 * rule.tolerance, -2 * rule.tolerance, off, -off) if by)


def _term(field: Field, number: int, samples: Samples) -> int | float:
    """The number, if it is a good value of the field, or one that is."""
    value = number if keeps(field.element, number, [field.limits, field.advice]) else samples.value(field)
    assert isinstance(value, (int, float))
    return value


def _conditional(rule: ConditionalRule, samples: Samples) -> Iterator[Case]:
    """The consequence's values with the condition true, then those that break it with the condition false."""
    kept, broken = _consequences(rule, samples)
    met = {condition.field.name: list(_meeting(condition, samples)) for condition in rule.when}
    if not all(met.values()):
        return
    true = {name: values[0] for name, values in met.items()}
    for outcome in (*kept, *broken):
        yield _case(outcome.keeps, rule, true, outcome)
    for name, values in met.items():
        for other in values[1:]:
            yield from (_case(o.keeps, rule, {**true, name: other}, o) for o in (*kept[:1], *broken[:1]))
    for condition in rule.when:
        for value in _failing(condition):
            conditions: dict[str, Member] = {**true, condition.field.name: value}
            for outcome in broken:
                yield _case(True, rule, conditions, outcome)._replace(
                    choice=f"{condition.field.name} {value}"
                )


def _case(keeps: bool, rule: ConditionalRule, conditions: Mapping[str, Member], outcome: FieldCase) -> Case:
    words = [
        f"{name} is {'missing' if value is ABSENT else shown(value)}" for name, value in conditions.items()
    ]
    changes = {**conditions, rule.field.name: outcome.value}
    return Case(keeps, listed([*words, f"{rule.field.name} {outcome.words}"]), changes)


def _consequences(rule: ConditionalRule, samples: Samples) -> tuple[list[FieldCase], list[FieldCase]]:
    """What to make of the rule's field to keep, and to break, what it asks for."""
    field = rule.field
    cases = []
    if not field.required:
        cases += [
            FieldCase(not rule.required, "is missing", ABSENT),
            FieldCase(not rule.required, "is null", None),
        ]
    for code in dict.fromkeys(code for code, _ in limit_statements(field, rule.limits)):
        broken = False
        for case in limit_cases(code, field, rule.limits, samples, every=False):
            if case.last_resort and broken:
                break
            cases.append(case)
            broken = broken or not case.keeps
    try:
        sample = samples.value(field, rule.limits)
        cases.insert(0, FieldCase(True, f"is {shown(sample)}", sample))
    except NoValueError:
        pass
    return [case for case in cases if case.keeps], [case for case in cases if not case.keeps]


def _meeting(condition: Condition, samples: Samples) -> Iterator[Json]:
    """Values that meet the condition: each listed one, each bound, or just a sample."""
    field, values = condition.field, condition.values
    options: list[Json] = [*values, condition.minimum, condition.maximum]
    if isinstance(field.element, EnumType) and field.element.enum.ignore_case:
        options += [str(values[0]).swapcase()] if values else []
    if field.scalar in ("number", "integer"):
        options += [float(value) for value in values[:1] if isinstance(value, int)]
    options = [value for value in options if value is not None] or [samples.value(field)]
    yield from (value for value in options if holds(condition, {field.name: value}))


def _failing(condition: Condition) -> Iterator[Member]:
    field: Field = condition.field
    if not field.required:
        yield ABSENT
        yield None
    if condition.values or condition.minimum is not None or condition.maximum is not None:
        yield from (v for v in counterexamples(condition) if not holds(condition, {field.name: v}))
