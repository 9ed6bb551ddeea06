"""Rules between fields as Python statements."""

from __future__ import annotations

from typing import NamedTuple

from signalspec import naming
from signalspec.model import (
    Condition,
    ConditionalRule,
    ContentType,
    CountRule,
    ElementType,
    EnumType,
    Field,
    ObjectReference,
    ObjectRule,
    ScalarType,
    SumRule,
)
from signalspec.rules import object_rule_id, object_rule_statement
from signalspec.targets.python.breaking import Members, any_of, breaks, is_one_of
from signalspec.targets.python.layout import flat, literal, number_literal, value_literal
from signalspec.targets.python.statements import call, condition
from signalspec.targets.python.tests import bound


class RuleView(NamedTuple):
    """`lines` find the violation and enter it; `rejects` is the accepting path's `if`, for errors."""

    id: str
    level: str
    lines: str
    rejects: str | None


def rule_view(owner: str, rule: ObjectRule) -> RuleView:
    """The rule of `owner` as statements on `content`, `path` and `findings`, indented by four."""
    rule_id = object_rule_id(owner, rule)
    if isinstance(rule, CountRule):
        names = f"({', '.join(literal(f.name) for f in rule.fields)})"
        arguments = [literal(rule_id), literal(rule.code), "path", "content", names]
        if rule.level == "advice":
            arguments.append('"advice"')
        return RuleView(rule_id, rule.level, call("findings.count", arguments, 4), _rejects(rule))
    if isinstance(rule, SumRule):
        terms = f"({', '.join(literal(f.name) for f in rule.terms)})"
        place = f"path + {literal('/' + rule.total.name)}"
        arguments = [
            literal(rule_id),
            place,
            "content",
            terms,
            literal(rule.total.name),
            number_literal(rule.tolerance),
        ]
        if any(field.secret for field in (*rule.terms, rule.total)):
            arguments.append("secret=True")
        return RuleView(rule_id, rule.level, call("findings.sum", arguments, 4), None)
    return _conditional(rule_id, rule)


def _rejects(rule: ObjectRule) -> str | None:
    """The `if` of the quick look, indented by eight; None where the rule is advice."""
    test = breaks(rule, Members(_read, _there), "value")
    if test is None:
        return None
    if not isinstance(rule, ConditionalRule):
        return condition("if", f"not wrong and {test}", 8)
    # Where the members are right, one read ahead is never wasted.
    return f"value = {_read(rule.field)}\n        {condition('if', f'not wrong and {test}', 8)}"


def _read(field: Field) -> str:
    """A member on the accepting path, where those that are required are known to be there."""
    return _there(field) if field.required else f"content.get({literal(field.name)})"


def _there(field: Field) -> str:
    return f"content[{literal(field.name)}]"


def _conditional(rule_id: str, rule: ConditionalRule) -> RuleView:
    statement = object_rule_statement(rule).rstrip(".")
    asked = literal(flat(statement[0].lower() + statement[1:]))
    arguments = [literal(rule_id), f"path + {literal('/' + rule.field.name)}", "value", asked]
    if rule.field.secret:
        arguments.append("secret=True")
    if rule.level == "advice":
        arguments.append('level="advice"')
    test = " and ".join([*map(_holds, rule.when), _broken(rule)])
    head = f"value = content.get({literal(rule.field.name)})\n    {condition('if', test, 4)}"
    lines = f"{head}\n        {call('findings.when', arguments, 8)}"
    return RuleView(rule_id, rule.level, lines, _rejects(rule))


def _holds(c: Condition) -> str:
    value = f"content.get({literal(c.field.name)})"
    element = c.field.element
    if c.values:
        if isinstance(element, ScalarType) and element.kind == "boolean":
            return (
                " or ".join(f"{value} is {option!r}" for option in c.values)
                if len(c.values) == 1
                else (f"({' or '.join(f'{value} is {option!r}' for option in c.values)})")
            )
        if isinstance(element, ScalarType) and element.kind != "string":
            options = ", ".join(value_literal(option) for option in c.values)
            return _whole(element, value) + f"is_number_of({value}, {options})"
        return is_one_of(element, value, [str(option) for option in c.values])
    if c.minimum is not None or c.maximum is not None:
        low, high = (None if bound is None else number_literal(bound) for bound in (c.minimum, c.maximum))
        return _whole(element, value) + f"is_between({value}, {low}, {high})"
    return _is_of_type(c.field, value)


def _whole(element: ElementType | ContentType, value: str) -> str:
    """The further condition that an integer field's value has no fraction."""
    return f"is_integer({value}) and " if element == ScalarType("integer") else ""


def _is_of_type(field: Field, value: str) -> str:
    """True where the value is there, not null, and of the field's JSON type."""
    if field.is_array:
        return f"is_list({value})"
    if isinstance(field.element, ObjectReference | ContentType):
        return f"is_object({value})"
    kind = "string" if isinstance(field.element, EnumType) else field.element.kind
    tests = {"string": f"isinstance({value}, str)", "boolean": f"isinstance({value}, bool)"}
    return tests.get(kind, f"is_{kind}({value})")


def _broken(rule: ConditionalRule) -> str:
    """True where `value` breaks what the rule asks."""
    tests = ["value is None"] if rule.required else []
    limits = rule.limits
    if limits.min_items is not None:
        tests.append(f"is_list(value) and len(elements(value)) < {limits.min_items}")
    if limits.max_items is not None:
        tests.append(f"len(elements(value)) > {limits.max_items}")
    if rule.field.is_array:
        inner = _breaks_limits(rule, "item")
        tests.extend([f"any({test} for item in elements(value))" for test in inner])
    else:
        tests.extend(_breaks_limits(rule, "value"))
    return any_of(tests)


def _breaks_limits(rule: ConditionalRule, name: str) -> list[str]:
    limits, element, tests = rule.limits, rule.field.element, []
    is_text = f"isinstance({name}, str)"
    if limits.one_of is not None:
        tests.append(f"{is_text} and not {is_one_of(element, name, limits.one_of)}")
    if limits.min_length:
        tests.append(f"{is_text} and len({name}) < {limits.min_length}")
    if limits.max_length is not None:
        tests.append(f"{is_text} and len({name}) > {limits.max_length}")
    if limits.format is not None:
        tests.append(f"{is_text} and not {naming.format_function(limits.format.name)}({name})")
    if limits.minimum is not None or limits.maximum is not None:
        low = "None" if limits.minimum is None else bound(limits.minimum)
        high = "None" if limits.maximum is None else bound(limits.maximum)
        right_type = "is_integer" if element == ScalarType("integer") else "is_number"
        tests.append(f"{right_type}({name}) and not is_between({name}, {low}, {high})")
    return tests
