"""Single statements of the model, checked on JSON values."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TypeGuard

from signalspec.model import (
    NUMBER_MAX,
    NUMBER_MIN,
    Condition,
    ConditionalRule,
    ContentType,
    CountRule,
    ElementType,
    Enum,
    EnumType,
    Json,
    Limits,
    ObjectRule,
    ScalarType,
    SumRule,
)

# On top of a sum's tolerance, in proportion: numbers are rounded to binary64 on their way.
_ROUNDING = 1e-9


def has_type(element: ElementType | ContentType, value: Json) -> bool:
    """Whether `value` has the JSON type that `element` asks for; enums ask for no more than text."""
    if isinstance(element, ScalarType):
        if element.kind == "boolean":
            return isinstance(value, bool)
        if element.kind == "number":
            return _is_number(value)
        if element.kind == "integer":
            return _is_number(value) and (isinstance(value, int) or value.is_integer())
        return isinstance(value, str)
    if isinstance(element, EnumType):
        return isinstance(value, str)
    return isinstance(value, dict)


class Listed:
    """The values of an enum; `in` compares them in the letter case that the enum asks for."""

    __slots__ = ("_values", "ignore_case")

    def __init__(self, enum: Enum) -> None:
        self.ignore_case = enum.ignore_case
        values = (listed.value for listed in enum.values)
        self._values = frozenset(map(str.lower, values) if enum.ignore_case else values)

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, str):
            return False
        if self.ignore_case:
            return value.isascii() and value.lower() in self._values
        return value in self._values


def broken_limits(limits: Limits, value: Json, ignore_case: bool = False) -> list[str]:
    """The codes of the limits that a value (or an element) of the right type breaks."""
    codes = []
    if isinstance(value, str):
        if limits.one_of is not None and not _is_among(value, limits.one_of, ignore_case):
            codes.append("enum")
        if limits.min_length is not None and len(value) < limits.min_length:
            codes.append("min_length")
        if limits.max_length is not None and len(value) > limits.max_length:
            codes.append("max_length")
        if limits.format is not None and not _compiled(limits.format.pattern).fullmatch(value):
            codes.append("format")
    elif isinstance(value, (int, float)) and not _is_between(value, limits.minimum, limits.maximum):
        codes.append("range")
    return codes


def holds(condition: Condition, members: dict[str, Json]) -> bool:
    """Whether the condition is true of an object with these members."""
    field, value = condition.field, members.get(condition.field.name)
    if value is None or (
        not isinstance(value, list) if field.is_array else not has_type(field.element, value)
    ):
        return False
    if condition.values:
        if isinstance(value, str):
            ignore_case = isinstance(field.element, EnumType) and field.element.enum.ignore_case
            return _is_among(value, tuple(map(str, condition.values)), ignore_case)
        return value in condition.values
    if condition.minimum is None and condition.maximum is None:
        return True
    return isinstance(value, (int, float)) and _is_between(value, condition.minimum, condition.maximum)


def breaks(rule: ObjectRule, members: dict[str, Json]) -> str | None:
    """Where an object with these members breaks the rule, seen from the object; None where it keeps it."""
    if isinstance(rule, CountRule):
        there = sum(members.get(field.name) is not None for field in rule.fields)
        return None if (there > 0 if rule.code == "at_least_one" else there < 2) else ""
    if isinstance(rule, SumRule):
        return f"/{rule.total.name}" if _is_off(rule, members) else None
    if not all(holds(condition, members) for condition in rule.when):
        return None
    return f"/{rule.field.name}" if _fails(rule, members.get(rule.field.name)) else None


def applies(rule: ObjectRule, members: dict[str, Json]) -> bool:
    """Whether an object with these members can tell the rule kept from broken."""
    if isinstance(rule, CountRule):
        return True
    if isinstance(rule, SumRule):
        return _numbers(rule, members) is not None
    if not all(holds(condition, members) for condition in rule.when):
        return False
    field, value = rule.field, members.get(rule.field.name)
    if value is None:
        return rule.required
    return isinstance(value, list) if field.is_array else has_type(field.element, value)


def _fails(rule: ConditionalRule, value: Json) -> bool:
    """Whether a value fails what the rule asks for, given that its conditions hold."""
    field, limits = rule.field, rule.limits
    if value is None:
        return rule.required
    ignore_case = isinstance(field.element, EnumType) and field.element.enum.ignore_case
    if not field.is_array:
        return has_type(field.element, value) and bool(broken_limits(limits, value, ignore_case))
    if not isinstance(value, list):
        return False
    if limits.min_items is not None and len(value) < limits.min_items:
        return True
    if limits.max_items is not None and len(value) > limits.max_items:
        return True
    return any(has_type(field.element, item) and broken_limits(limits, item, ignore_case) for item in value)


def _is_off(rule: SumRule, members: dict[str, Json]) -> bool:
    numbers = _numbers(rule, members)
    if numbers is None:
        return False
    total = numbers.pop()
    off = abs(sum(map(Fraction, numbers)) - Fraction(total))
    return off > rule.tolerance + _ROUNDING * max(1.0, abs(total))


def _numbers(rule: SumRule, members: dict[str, Json]) -> list[int | float] | None:
    """The terms and the total, or None where one of them is no number that binary64 holds."""
    values = [members.get(field.name) for field in (*rule.terms, rule.total)]
    numbers = [v for v in values if _is_number(v) and NUMBER_MIN <= v <= NUMBER_MAX]
    return numbers if len(numbers) == len(values) else None


def _is_number(value: Json) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_between(value: int | float, minimum: int | float | None, maximum: int | float | None) -> bool:
    return (minimum is None or value >= minimum) and (maximum is None or value <= maximum)


def _is_among(value: str, options: tuple[str, ...], ignore_case: bool) -> bool:
    if value in options:
        return True
    return ignore_case and value.isascii() and value.lower() in map(str.lower, options)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
