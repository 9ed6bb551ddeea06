"""Tests of one value as Python expressions.

They may take a good value for bad, never a bad one for good; whoever finds a value bad looks closer. Where
raising means that as well, they may leave out what raises by itself.
"""

from __future__ import annotations

from signalspec import naming
from signalspec.model import (
    INTEGER_MAX,
    INTEGER_MIN,
    NUMBER_MAX,
    NUMBER_MIN,
    ContentType,
    EnumType,
    Field,
    Limits,
    ScalarType,
)
from signalspec.targets.python.layout import literal, number_literal

_BOUNDS = {INTEGER_MIN: "MIN_INTEGER", INTEGER_MAX: "MAX_INTEGER"}


def bound(value: int | float) -> str:
    """A bound as source text; the language's own bounds by name."""
    if isinstance(value, int):
        return _BOUNDS.get(value, number_literal(value))
    return {NUMBER_MAX: "LARGEST", NUMBER_MIN: "LOWEST"}.get(value, number_literal(value))


def reject(field: Field) -> str:
    """True where the value of `field` is bad or odd; `None` passes in an optional field."""
    test = _array(field) if field.is_array else _element(field, field.limits, "value", careful=False)
    return test if field.required else _or_none(test)


def glance_advice(field: Field, name: str) -> str:
    """True where a value (or element) `name` of the right type does not follow the advice."""
    element = field.element
    limits = field.advice
    if isinstance(element, ScalarType) and element.kind != "string":
        return f"type({name}) in NUMBERS and {outside(limits, name)}"
    parts = string_faults(limits, name)
    if limits.one_of is not None:
        if isinstance(element, EnumType) and element.enum.ignore_case:
            options = ", ".join(literal(option.lower()) for option in limits.one_of)
            parts.append(f"not is_text_in_any_case({name}, {options})")
        else:
            parts.append(f"{name} not in {one_of(limits)}")
    broken = " or ".join(parts)
    return f"type({name}) is str and {f'({broken})' if len(parts) > 1 else broken}"


def one_of(limits: Limits) -> str:
    """The values of `one_of` as a tuple."""
    values = limits.one_of or ()
    return f"({', '.join(literal(v) for v in values)}{',' if len(values) == 1 else ''})"


def _or_none(test: str) -> str:
    grouped = f"({test})" if " or " in test else test
    return f"{grouped} and value is not None"


def _array(field: Field) -> str:
    parts = counts(field.limits)
    if field.scalar == "string" and not string_faults(field.limits, ""):
        parts.insert(0, "not are_strings(value)")
    else:
        parts.insert(0, "not is_array(value)")
        parts.append(f"any({_element(field, field.limits, 'item', careful=True)} for item in value)")
    return " or ".join(parts)


def _element(field: Field, limits: Limits, name: str, *, careful: bool) -> str:
    element = field.element
    if isinstance(element, ContentType):
        return f"not accepts_content({name})"
    assert isinstance(element, ScalarType | EnumType)
    if isinstance(element, EnumType):
        constant = naming.enum_constant(element.enum.name)
        if element.enum.ignore_case:
            return f"type({name}) is not str or not {name}.isascii() or {name}.lower() not in {constant}"
        missing = f"{name} not in {constant}"
        return f"type({name}) is not str or {missing}" if careful else missing
    if element.kind == "boolean":
        return f"{name} is not True and {name} is not False"
    if element.kind == "integer":
        return f"type({name}) is not int or {outside(limits, name)}"
    if element.kind == "number":
        return f"type({name}) not in NUMBERS or {outside(limits, name)}"
    return " or ".join([f"type({name}) is not str", *string_faults(limits, name)])


def counts(limits: Limits) -> list[str]:
    """What is true of an array `value` with too few or too many elements, each by itself."""
    parts = []
    if limits.min_items:
        parts.append(f"len(value) < {limits.min_items}")
    if limits.max_items is not None:
        parts.append(f"len(value) > {limits.max_items}")
    return parts


def any_count(counts: list[str]) -> str:
    """True where one of `counts` is, to stand behind `and`."""
    return counts[0] if len(counts) == 1 else f"({' or '.join(counts)})"


def string_faults(limits: Limits, name: str) -> list[str]:
    """What is true of a string that breaks the limits, each by itself."""
    parts = []
    if limits.min_length:
        parts.append(f"not {name}" if limits.min_length == 1 else f"len({name}) < {limits.min_length}")
    if limits.max_length is not None:
        parts.append(f"len({name}) > {limits.max_length}")
    if limits.format is not None:
        parts.append(f"not {naming.format_function(limits.format.name)}({name})")
    return parts


def outside(limits: Limits, name: str) -> str:
    """True where the number is out of the bounds."""
    if limits.minimum is None and limits.maximum is not None:
        return f"{name} > {bound(limits.maximum)}"
    if limits.maximum is None and limits.minimum is not None:
        return f"{name} < {bound(limits.minimum)}"
    if limits.minimum is None or limits.maximum is None:
        return "False"
    return f"not {bound(limits.minimum)} <= {name} <= {bound(limits.maximum)}"
