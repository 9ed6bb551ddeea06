"""Rules between fields as Python statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
from signalspec.targets.python.layout import flat, literal, number_literal, value_literal
from signalspec.targets.python.statements import call, condition
from signalspec.targets.python.tests import bound


@dataclass(frozen=True, slots=True)
class Members:
    """How a test reads the members of an object.

    They are those of a mapping, of any type, or attributes (by the name of the field) of the right one.
    """

    object: str
    attributes: Mapping[str, str] | None = None

    @property
    def typed(self) -> bool:
        return self.attributes is not None

    def read(self, field: Field) -> str:
        """The member's value; None where it is not there."""
        if self.attributes is None:
            return f"{self.object}.get({literal(field.name)})"
        return f"{self.object}.{self.attributes[field.name]}"


CONTENT = Members("content")


@dataclass(frozen=True, slots=True)
class RuleView:
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
        return RuleView(rule_id, rule.level, call("findings.sum", arguments, 4), None)
    return _conditional(rule_id, rule)


def _rejects(rule: ObjectRule) -> str | None:
    """The `if` of the accepting path, indented by four; None where the rule is advice."""
    test = breaks(rule, CONTENT, "value")
    if test is None:
        return None
    return f"{_assignment(rule)}{condition('if', test, 4)}"


def _assignment(rule: ObjectRule) -> str:
    return f"value = {CONTENT.read(rule.field)}\n    " if isinstance(rule, ConditionalRule) else ""


def breaks(rule: ObjectRule, members: Members, value: str) -> str | None:
    """True where an object breaks the rule, None for advice; `value` is a conditional rule's field."""
    if rule.level == "advice" or isinstance(rule, SumRule):
        return None
    return _breaks_count(rule, members) if isinstance(rule, CountRule) else _breaks(rule, members, value)


def _breaks(rule: ConditionalRule, members: Members, value: str) -> str:
    tests = [test for condition in rule.when if (test := _holds(condition, members))]
    return " and ".join([*tests, _broken(rule, value, members.typed)])


def _conditional(rule_id: str, rule: ConditionalRule) -> RuleView:
    statement = object_rule_statement(rule).rstrip(".")
    asked = literal(flat(statement[0].lower() + statement[1:]))
    arguments = [literal(rule_id), f"path + {literal('/' + rule.field.name)}", "value", asked]
    if rule.field.secret:
        arguments.append("secret=True")
    if rule.level == "advice":
        arguments.append('level="advice"')
    head = f"{_assignment(rule)}{condition('if', _breaks(rule, CONTENT, 'value'), 4)}"
    lines = f"{head}\n        {call('findings.when', arguments, 8)}"
    return RuleView(rule_id, rule.level, lines, _rejects(rule))


def _holds(c: Condition, members: Members) -> str:
    """True where the condition holds; empty where it always does."""
    value = members.read(c.field)
    element = c.field.element
    if c.values:
        if isinstance(element, ScalarType) and element.kind == "boolean":
            return (
                " or ".join(f"{value} is {option!r}" for option in c.values)
                if len(c.values) == 1
                else (f"({' or '.join(f'{value} is {option!r}' for option in c.values)})")
            )
        if isinstance(element, EnumType) and element.enum.ignore_case:
            options = ", ".join(literal(str(option).lower()) for option in c.values)
            return f"is_text_in_any_case({value}, {options})"
        if isinstance(element, ScalarType) and element.kind != "string":
            options = ", ".join(value_literal(option) for option in c.values)
            return _whole(element, value) + f"is_number_of({value}, {options})"
        return f"is_text({value}, {', '.join(literal(str(option)) for option in c.values)})"
    if c.minimum is not None or c.maximum is not None:
        low, high = (None if bound is None else number_literal(bound) for bound in (c.minimum, c.maximum))
        return _whole(element, value) + f"is_between({value}, {low}, {high})"
    if members.typed:
        return "" if c.field.required else f"{value} is not None"
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


def _broken(rule: ConditionalRule, value: str, typed: bool) -> str:
    """True where `value` breaks what the rule asks."""
    tests = [f"{value} is None"] if rule.required and not (typed and rule.field.required) else []
    limits = rule.limits
    if limits.min_items is not None:
        tests.append(f"is_list({value}) and len(elements({value})) < {limits.min_items}")
    if limits.max_items is not None:
        tests.append(f"len(elements({value})) > {limits.max_items}")
    if rule.field.is_array:
        inner = _breaks_limits(rule, "item", typed, sure=True)
        tests.extend([f"any({test} for item in elements({value}))" for test in inner])
    else:
        tests.extend(_breaks_limits(rule, value, typed, sure=rule.field.required))
    if not tests:
        return "False"
    return tests[0] if len(tests) == 1 else f"({' or '.join(f'({test})' for test in tests)})"


def _breaks_limits(rule: ConditionalRule, name: str, typed: bool, *, sure: bool) -> list[str]:
    """`sure`: a typed value is not None."""
    limits, element, tests = rule.limits, rule.field.element, []
    right = ("" if sure else f"{name} is not None and ") if typed else f"isinstance({name}, str) and "
    if limits.one_of is not None:
        if isinstance(element, EnumType) and element.enum.ignore_case:
            options = ", ".join(literal(option.lower()) for option in limits.one_of)
            kept = f"is_text_in_any_case({name}, {options})"
        else:
            kept = f"is_text({name}, {', '.join(literal(option) for option in limits.one_of)})"
        tests.append(f"{right}not {kept}")
    if limits.min_length:
        tests.append(f"{right}len({name}) < {limits.min_length}")
    if limits.max_length is not None:
        tests.append(f"{right}len({name}) > {limits.max_length}")
    if limits.format is not None:
        tests.append(f"{right}not {naming.format_function(limits.format.name)}({name})")
    if limits.minimum is not None or limits.maximum is not None:
        low = "None" if limits.minimum is None else bound(limits.minimum)
        high = "None" if limits.maximum is None else bound(limits.maximum)
        right_type = "is_integer" if element == ScalarType("integer") else "is_number"
        tests.append(f"{right_type}({name}) and not is_between({name}, {low}, {high})")
    return tests


def _breaks_count(rule: CountRule, members: Members) -> str:
    values = [members.read(field) for field in rule.fields]
    if rule.code == "at_least_one":
        return " and ".join(f"{value} is None" for value in values)
    return f"sum(value is not None for value in ({', '.join(values)})) > 1"
