"""The rules between the fields of a record, as choices: each rule is kept in one of a few ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from signalspec.compare.demands import ABSENT, THERE, Demand, Demands, value
from signalspec.compare.literals import condition_literal, limit_literals
from signalspec.compare.views import View
from signalspec.model import Condition, ConditionalRule, CountRule, Field, Limits

Clause: TypeAlias = tuple[Demands, ...]


def clauses(view: View) -> list[Clause]:
    """For each rule of the record the ways to keep it, the least demanding first. Of an object that is valid
    otherwise, one of them holds if and only if the rule is kept."""
    found: list[Clause] = []
    for rule in view.rules:
        if isinstance(rule, CountRule):
            found.append(tuple(_counted(rule)))
        elif isinstance(rule, ConditionalRule):
            found.append(tuple(_kept(rule)))
    return found


def components(view_clauses: list[Clause]) -> list[tuple[frozenset[str], list[Clause]]]:
    """The clauses in groups that have no field in common, each with its fields."""
    groups: list[tuple[frozenset[str], list[Clause]]] = []
    for clause in view_clauses:
        names = frozenset(name for option in clause for name in option)
        joined = [group for group in groups if group[0] & names]
        groups = [group for group in groups if not group[0] & names]
        fields = names.union(*(group[0] for group in joined))
        groups.append((fields, [*(each for group in joined for each in group[1]), clause]))
    return groups


def _counted(rule: CountRule) -> Iterator[Demands]:
    names = [field.name for field in rule.fields]
    if rule.code == "at_least_one":
        yield from ({name: THERE} for name in names)
        return
    for kept in names:
        yield {name: ABSENT for name in names if name != kept}


def _kept(rule: ConditionalRule) -> Iterator[Demands]:
    for condition in rule.when:
        if not condition.field.required:
            yield {condition.field.name: ABSENT}
    if not rule.required and not rule.field.required:
        yield {rule.field.name: ABSENT}
    for condition in rule.when:
        denied = _denied(condition)
        if denied is not None:
            yield {condition.field.name: denied}
    yield {rule.field.name: within(rule.field, rule.limits)}


def _denied(condition: Condition) -> Demand | None:
    """A value that does not meet the condition; None where every value does."""
    literal = condition_literal(condition)
    return None if literal is None else value(literal.denied())


def within(field: Field, limits: Limits) -> Demand:
    """A value that keeps the limits."""
    literals = frozenset(literal for _, literal in limit_literals(field, limits))
    return Demand(there=True, every=literals, least=limits.min_items or 0, most=limits.max_items)
