"""Quick tests of rules between fields, for where the members are known or found to be of their types.

On the accepting path each member is judged by itself as well, and raising means "look closer", so a test
may take what is of a wrong type either way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from signalspec.model import (
    Condition,
    ConditionalRule,
    ContentType,
    CountRule,
    ElementType,
    EnumType,
    Field,
    ObjectRule,
    ScalarType,
    SumRule,
)
from signalspec.targets.python.layout import literal, number_literal, value_literal
from signalspec.targets.python.tests import one_of, outside, string_faults


class Members(NamedTuple):
    """Expressions for members: `read` gives None for one that is not there, `there` is for one that is."""

    read: Callable[[Field], str]
    there: Callable[[Field], str]


def breaks(rule: ObjectRule, members: Members, value: str) -> str | None:
    """True where an object breaks the rule, None for advice; `value` is a conditional rule's field."""
    if rule.level == "advice" or isinstance(rule, SumRule):
        return None
    if isinstance(rule, CountRule):
        return _breaks_count(rule, [members.read(field) for field in rule.fields])
    tests = [test for condition in rule.when if (test := _holds(condition, members))]
    return " and ".join([*tests, _broken(rule, value)])


def any_of(tests: Sequence[str]) -> str:
    """True where one of the tests is, to stand behind `and`."""
    if not tests:
        return "False"
    return tests[0] if len(tests) == 1 else f"({' or '.join(f'({test})' for test in tests)})"


def is_one_of(element: ElementType | ContentType, value: str, options: Sequence[str]) -> str:
    """True where `value`, of any type, is one of these texts, in the manner of the element's type."""
    if isinstance(element, EnumType) and element.enum.ignore_case:
        return f"is_text_in_any_case({value}, {', '.join(literal(option.lower()) for option in options)})"
    return f"is_text({value}, {', '.join(map(literal, options))})"


def _holds(condition: Condition, members: Members) -> str:
    """True where the condition holds; empty where it always does."""
    field = condition.field
    value, there = members.read(field), members.there(field)
    if condition.values:
        if isinstance(field.element, EnumType) and field.element.enum.ignore_case:
            return is_one_of(field.element, value, [str(option) for option in condition.values])
        options = [value_literal(option) for option in condition.values]
        if field.element == ScalarType("boolean"):
            return any_of([f"{value} is {option}" for option in options])
        return f"{value} == {options[0]}" if len(options) == 1 else f"{value} in ({', '.join(options)})"
    parts = [] if field.required else [f"{value} is not None"]
    if condition.minimum is not None:
        parts.append(f"{there} >= {number_literal(condition.minimum)}")
    if condition.maximum is not None:
        parts.append(f"{there} <= {number_literal(condition.maximum)}")
    return " and ".join(parts)


def _broken(rule: ConditionalRule, value: str) -> str:
    """True where `value` breaks what the rule asks."""
    field, limits = rule.field, rule.limits
    tests = []
    if limits.min_items is not None:
        tests.append(f"len({value}) < {limits.min_items}")
    if limits.max_items is not None:
        tests.append(f"len({value}) > {limits.max_items}")
    inner = _breaks_limits(rule, "item" if field.is_array else value)
    tests += [f"any({test} for item in {value})" for test in inner] if field.is_array else inner
    if field.required:
        return any_of(tests)
    if rule.required:
        return any_of([f"{value} is None", *tests])
    return any_of([f"{value} is not None and {test}" for test in tests])


def _breaks_limits(rule: ConditionalRule, name: str) -> list[str]:
    limits, element, tests = rule.limits, rule.field.element, []
    if limits.one_of is not None:
        if isinstance(element, EnumType) and element.enum.ignore_case:
            tests.append(f"not {is_one_of(element, name, limits.one_of)}")
        else:
            tests.append(f"{name} not in {one_of(limits)}")
    tests += string_faults(limits, name)
    if limits.minimum is not None or limits.maximum is not None:
        tests.append(outside(limits, name))
    return tests


def _breaks_count(rule: CountRule, values: Sequence[str]) -> str:
    if rule.code == "at_least_one":
        return " and ".join(f"{value} is None" for value in values)
    return f"sum(value is not None for value in ({', '.join(values)})) > 1"
