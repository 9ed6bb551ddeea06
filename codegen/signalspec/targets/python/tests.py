"""Tests of one value as Python expressions.

`glance` is the quick test in front of the full one: it may take a good value for bad, never a bad one
for good, and it does not raise. `reject` is for the accepting path, where raising also means "look
closer", so it may leave out what raises by itself.
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
    ObjectReference,
    ScalarType,
)
from signalspec.targets.python.layout import literal, number_literal

_BOUNDS = {INTEGER_MIN: "MIN_INTEGER", INTEGER_MAX: "MAX_INTEGER"}


def bound(value: int | float) -> str:
    """A bound as source text; the language's own bounds by name."""
    if isinstance(value, int):
        return _BOUNDS.get(value, number_literal(value))
    return {NUMBER_MAX: "LARGEST", NUMBER_MIN: "-LARGEST"}.get(value, number_literal(value))


def reject(field: Field) -> str:
    """True where the value of `field` is bad or odd; `None` passes in an optional field."""
    test = _array(field) if field.is_array else _element(field, field.limits, "value", careful=False)
    return test if field.required else _or_none(test)


def glance(field: Field) -> str | None:
    """True where the value needs the full judgement; None where it always does."""
    if field.is_array:
        return None
    test = glance_element(field, "value")
    if test is None:
        return None if field.required else "value is not None"
    return test if field.required else _or_none(test)


def glance_element(field: Field, name: str = "item") -> str | None:
    """As `glance`, for an element `item` of an array."""
    element = field.element
    if isinstance(element, ObjectReference):
        return f"not passes({accepts(element)}, {name})"
    # A content is nearly all of its envelope: looking at it twice would take as long as looking closer.
    return None if isinstance(element, ContentType) else _element(field, field.limits, name, careful=True)


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
    parts = []
    if field.limits.min_items:
        parts.append(f"len(value) < {field.limits.min_items}")
    if field.limits.max_items is not None:
        parts.append(f"len(value) > {field.limits.max_items}")
    element = field.element
    if isinstance(element, ObjectReference):
        parts.insert(0, f"not are_all({accepts(element)}, value)")
    elif field.scalar == "string" and not string_faults(field.limits, ""):
        parts.insert(0, "not are_strings(value)")
    else:
        parts.insert(0, "not is_array(value)")
        parts.append(f"any({_element(field, field.limits, 'item', careful=True)} for item in value)")
    return " or ".join(parts)


def accepts(reference: ObjectReference) -> str:
    return f"accepts_{naming.module(reference.object.name)}"


def _element(field: Field, limits: Limits, name: str, *, careful: bool) -> str:
    element = field.element
    if isinstance(element, ObjectReference):
        return f"not {accepts(element)}({name})"
    if isinstance(element, ContentType):
        return f"not accepts_content({name})"
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
