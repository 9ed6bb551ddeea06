"""Rules between the members of an object: does it keep them?"""

from __future__ import annotations

from typing import Any

from .conditions import is_binary64, is_list, sum_of
from .drawing_shapes import Condition, Count, Field, Limits, Payload, Record, Rule, Sum
from .drawing_values import Values


class Rules:
    """The rules between members, in one contract."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def holds(self, record: Record, condition: Condition, members: Payload) -> bool:
        """Whether the condition is true of an object with these members."""
        field, value = record.by_name[condition.field], members.get(condition.field)
        if value is None or (
            not is_list(value) if field.array else not self._values.has_type(field.kind, value)
        ):
            return False
        if condition.values:
            return self._equals_one(field, condition, value)
        if condition.minimum is None and condition.maximum is None:
            return True
        return (condition.minimum is None or value >= condition.minimum) and (
            condition.maximum is None or value <= condition.maximum
        )

    def _equals_one(self, field: Field, condition: Condition, value: Any) -> bool:
        if not isinstance(value, str):
            return value in condition.values
        one_of = Limits(one_of=tuple(str(option) for option in condition.values))
        return not self._values.broken(field.kind, one_of, value)

    def breaks(self, record: Record, rule: Rule, members: Payload) -> bool:
        """Whether an object with these members breaks the rule."""
        if isinstance(rule, Count):
            there = sum(members.get(name) is not None for name in rule.fields)
            return there == 0 if rule.code == "at_least_one" else there > 1
        if isinstance(rule, Sum):
            return _adds_wrong(rule, members)
        if not all(self.holds(record, condition, members) for condition in rule.when):
            return False
        field, value = record.by_name[rule.field], members.get(rule.field)
        return rule.required if value is None else not self.within(field, value, rule.limits)

    def within(self, field: Field, value: Any, *limits: Limits) -> bool:
        """Whether a value, or each element of an array, is within limits; what is of another type passes."""
        if not field.array:
            return not self._values.has_type(field.kind, value) or not any(
                self._values.broken(field.kind, each, value) for each in limits
            )
        if not is_list(value):
            return True
        count, elements = len(value), list[Any](value)
        if any(count < (each.min_items or 0) for each in limits):
            return False
        if any(each.max_items is not None and count > each.max_items for each in limits):
            return False
        return not any(
            self._values.broken(field.kind, each, item)
            for each in limits
            for item in elements
            if self._values.has_type(field.kind, item)
        )


def _adds_wrong(rule: Sum, members: Payload) -> bool:
    terms: list[Any] = [members.get(name) for name in rule.terms]
    total: Any = members.get(rule.total)
    if not all(map(is_binary64, (*terms, total))):
        return False
    return bool(abs(sum_of(terms) - total) > rule.tolerance)
