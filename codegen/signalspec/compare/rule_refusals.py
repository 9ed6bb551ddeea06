"""How the rules between the fields of a record refuse an object that another record takes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from signalspec.compare.demands import ABSENT, THERE, Demand, Demands, Goal, element, together, value
from signalspec.compare.keys import Direction, Key, case_key, field_key, pattern_key, rule_key, value_key
from signalspec.compare.literals import (
    Literal,
    Whole,
    condition_literal,
    ignores_case,
    limit_literals,
)
from signalspec.compare.refusal import Refusal
from signalspec.compare.views import View, value_kind
from signalspec.model import Condition, ConditionalRule, CountRule, EnumType, Field, ObjectRule, SumRule
from signalspec.rules import object_rule_id


def rule_refusals(giving: View, taking: View, direction: Direction) -> Iterator[Refusal]:
    """The refusals by rules of `taking` that `giving` does not have as well, meaning the same."""
    own = {meaning(rule) for rule in giving.rules}
    for rule in taking.rules:
        if meaning(rule) in own:
            continue
        goals = list(_counted(rule)) if isinstance(rule, CountRule) else list(_conditional(rule, giving))
        keys = tuple(_keys(rule, giving, taking, direction))
        yield Refusal(object_rule_id(taking.name, rule), tuple(goals), keys)


def rule_name(rule: ObjectRule) -> str:
    """What tells the rule from others of its owner."""
    return rule.code if isinstance(rule, CountRule) else rule.name


def meaning(rule: ObjectRule) -> tuple[object, ...]:
    """Equal for rules that are kept by the same objects, whatever they are called."""
    if isinstance(rule, CountRule):
        return rule.code, frozenset(field.name for field in rule.fields)
    if isinstance(rule, SumRule):
        return rule.name, rule.terms, rule.total, rule.tolerance
    when = frozenset(
        (_kind(c.field), frozenset(c.values), c.minimum, c.maximum, ignores_case(c.field)) for c in rule.when
    )
    asked = frozenset(literal for _, literal in limit_literals(rule.field, rule.limits))
    counts = (rule.limits.min_items, rule.limits.max_items)
    return when, _kind(rule.field), rule.required, asked, counts


def _kind(field: Field) -> tuple[object, ...]:
    return field.name, value_kind(field), field.scalar == "integer", field.is_array


def _counted(rule: CountRule) -> Iterator[Goal]:
    names = [field.name for field in rule.fields]
    if rule.code == "at_least_one":
        yield Goal(dict.fromkeys(names, ABSENT))
        return
    for one, other in combinations(names, 2):
        yield Goal({one: THERE, other: THERE})


def _conditional(rule: ConditionalRule | SumRule, giving: View) -> Iterator[Goal]:
    if isinstance(rule, SumRule):  # always advice
        return
    met = [_met(condition, giving) for condition in rule.when]
    if not all(demand is not None for demand in met):
        return
    when = [{c.field.name: d} for c, d in zip(rule.when, met, strict=True) if d is not None]
    for broken in _broken(rule, giving):
        demands = together((*when, broken))
        if demands is not None:
            yield Goal(demands)


def _met(condition: Condition, giving: View) -> Demand | None:
    """What meets the condition, of a member as the giving record has it; None where nothing does."""
    guard = _guard(condition.field, giving)
    if guard is None:
        return None
    literal = condition_literal(condition)
    if condition.field.is_array or literal is None:
        return value(*guard) if not condition.field.is_array else THERE
    return value(*guard, literal)


def _guard(field: Field, giving: View) -> tuple[Literal, ...] | None:
    """What a value (or element) of the giving record's field must be to have the type that rules of the
    taking one ask for; None where it never has."""
    own = giving.fields.get(field.name)
    if own is None or own.is_array != field.is_array or value_kind(own) != value_kind(field):
        # Of arrays, the rules look at their length whatever is in them.
        return () if own is not None and own.is_array and field.is_array else None
    return (Literal(Whole()),) if field.scalar == "integer" and own.scalar != "integer" else ()


def _broken(rule: ConditionalRule, giving: View) -> Iterator[Demands]:
    """The ways in which the rule's field fails what is asked."""
    field, limits = rule.field, rule.limits
    if rule.required:
        yield {field.name: ABSENT}
    guard = _guard(field, giving)
    if guard is None:
        return
    if field.is_array and limits.min_items is not None:
        yield {field.name: Demand(there=True, most=limits.min_items - 1)}
    if field.is_array and limits.max_items is not None:
        yield {field.name: Demand(there=True, least=limits.max_items + 1)}
    if value_kind(giving.fields[field.name]) != value_kind(field):
        return
    asked = element if field.is_array else value
    for _, literal in limit_literals(field, limits):
        yield {field.name: asked(*guard, literal.denied())}


def _keys(rule: ObjectRule, giving: View, taking: View, direction: Direction) -> Iterator[tuple[Key, ...]]:
    """What may be to blame: the rule itself, or what it builds on."""
    owners = direction.pair(giving.name, taking.name)
    yield (rule_key(owners, rule_name(rule)),)
    if isinstance(rule, ConditionalRule):
        format = rule.limits.format
        other = direction.counterpart("format", format.name) if format else None
        if format and other:
            yield (pattern_key(direction.pair(other, format.name)),)
        fields = (rule.field, *(condition.field for condition in rule.when))
        yield from _enum_keys(fields, direction)
    else:
        fields = rule.fields if isinstance(rule, CountRule) else (*rule.terms, rule.total)
    for aspect in ("type", "presence"):
        yield tuple(field_key(owners, field.name, aspect) for field in fields)


def _enum_keys(fields: tuple[Field, ...], direction: Direction) -> Iterator[tuple[Key, ...]]:
    for field in fields:
        if isinstance(field.element, EnumType):
            enum = field.element.enum
            other = direction.counterpart("enum", enum.name)
            if other is not None:
                enums = direction.pair(other, enum.name)
                yield (case_key(enums),)
                yield tuple(value_key(enums, value.value) for value in enum.values)
