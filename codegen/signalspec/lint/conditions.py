"""Conditions compared: whether they can hold at all, at once, or one only where another does."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from signalspec.lint.fitting import as_limits, nothing_fits, takes
from signalspec.model import Condition, EnumType, Field, Limits


def never_holds(condition: Condition) -> str | None:
    """Why the condition holds in no valid payload; None where it does, or may."""
    field = condition.field
    if condition.values:
        dead = list(dead_values(condition))
        all_dead = len(dead) == len(condition.values)
        return f"{field.name!r} is never {' or '.join(dead)}" if all_dead else None
    why = nothing_fits(field, [field.limits, as_limits(condition)])
    return None if why is None else f"of {field.name!r}, {why}"


def dead_values(condition: Condition) -> Iterator[str]:
    """The values, as they are shown, that the field never has in a valid payload."""
    for value in condition.values:
        if not takes(condition.field, condition.field.limits, value):
            yield str(value).lower() if isinstance(value, bool) else repr(value)


def compatible(one: Sequence[Condition], other: Sequence[Condition]) -> bool:
    """Whether one payload can meet all conditions of both."""
    by_name = {condition.field.name: condition for condition in one}
    return all(
        _meet(by_name[condition.field.name], condition)
        for condition in other
        if condition.field.name in by_name
    )


def implied(weak: Sequence[Condition], strong: Sequence[Condition]) -> bool:
    """Whether `weak` hold wherever `strong` do."""
    by_name = {condition.field.name: condition for condition in strong}
    return all(
        condition.field.name in by_name and _covers(condition, by_name[condition.field.name])
        for condition in weak
    )


def always_holds(condition: Condition) -> bool:
    """Whether it holds in every valid payload."""
    field = condition.field
    present = not condition.values and condition.minimum is None and condition.maximum is None
    if not field.required:
        return False
    return present or (bool(condition.values) and _all_values(field, condition))


def weaker(asked: Limits, given: Limits) -> bool:
    """Whether whatever keeps `given` keeps `asked`."""
    if asked.format is not None and (given.format is None or given.format.name != asked.format.name):
        return False
    if asked.one_of is not None and not (given.one_of and set(given.one_of) <= set(asked.one_of)):
        return False
    lows = [(getattr(asked, n), getattr(given, n)) for n in ("min_length", "minimum", "min_items")]
    highs = [(getattr(asked, n), getattr(given, n)) for n in ("max_length", "maximum", "max_items")]
    return all(low is None or (other is not None and other >= low) for low, other in lows) and all(
        high is None or (other is not None and other <= high) for high, other in highs
    )


def _meet(one: Condition, other: Condition) -> bool:
    if one.values and other.values:
        mine, others = _folded(one), _folded(other)
        return not mine.isdisjoint(others)
    for first, second in ((one, other), (other, one)):
        if first.values:
            return any(takes(first.field, as_limits(second), value) for value in first.values)
    low = max(_low(one), _low(other))
    return low <= min(_high(one), _high(other))


def _covers(weak: Condition, strong: Condition) -> bool:
    if weak.values:
        return bool(strong.values) and _folded(strong) <= _folded(weak)
    if strong.values:
        return all(takes(weak.field, as_limits(weak), value) for value in strong.values)
    return _low(weak) <= _low(strong) and _high(strong) <= _high(weak)


def _folded(condition: Condition) -> set[object]:
    """The values in a form that compares as the field's type does: 1 is no boolean, case may not matter."""
    element = condition.field.element
    ignored = isinstance(element, EnumType) and element.enum.ignore_case
    return {
        (isinstance(value, bool), value.lower() if ignored and isinstance(value, str) else value)
        for value in condition.values
    }


def _all_values(field: Field, condition: Condition) -> bool:
    if field.scalar == "boolean":
        return {True, False} <= set(condition.values)
    if not isinstance(field.element, EnumType):
        return False
    known = [value.value for value in field.element.enum.values]
    return set(known) <= set(condition.values)


def _low(condition: Condition) -> int | float:
    return -math.inf if condition.minimum is None else condition.minimum


def _high(condition: Condition) -> int | float:
    return math.inf if condition.maximum is None else condition.maximum
