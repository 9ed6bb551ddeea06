"""Limits: read, fitted to a type, and checked against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics
from signalspec.load.access import Section, number, scalars, span_of, text, whole
from signalspec.model import (
    INTEGER_MAX,
    INTEGER_MIN,
    NO_LIMITS,
    NUMBER_MAX,
    NUMBER_MIN,
    ArrayType,
    EnumType,
    Format,
    Limits,
    ScalarType,
    Type,
)
from signalspec.nodes import MappingNode, ScalarNode, SequenceNode

_ON_STRINGS = ("format", "min_length", "max_length")
_ON_NUMBERS = ("minimum", "maximum")
_ON_ARRAYS = ("min_items", "max_items")
_STATED = frozenset({*_ON_STRINGS, *_ON_NUMBERS, *_ON_ARRAYS, "one_of", "decimal"})
_PAIRS = (("min_length", "max_length"), ("minimum", "maximum"), ("min_items", "max_items"))


def resolve_limits(
    node: MappingNode, type: Type, formats: Section[Format], diagnostics: Diagnostics
) -> Limits:
    """The limits that `node` states for a value of `type`; those that do not fit it are reported."""
    if _STATED.isdisjoint(node.entries):
        return NO_LIMITS
    _check_fit(node, type, diagnostics)
    limits = Limits(
        _format(node, formats, diagnostics),
        whole(node, "min_length") or None,  # at least 0 says nothing
        whole(node, "max_length"),
        number(node, "minimum"),
        number(node, "maximum"),
        whole(node, "min_items") or None,
        whole(node, "max_items"),
        _one_of(node, type, diagnostics),
    )
    element = element_of(type)
    if isinstance(element, ScalarType) and element.kind in ("number", "integer"):
        limits = _whole_bounds(limits) if element.kind == "integer" else limits
    for low, high in _PAIRS:
        least, most = getattr(limits, low), getattr(limits, high)
        if least is not None and most is not None and least > most:
            diagnostics.error(
                "bounds",
                f"{low} {least} is above {high} {most}: nothing fits",
                span_of(node, low),
                help="swap them",
                related=((span_of(node, high), f"{high} stands here"),),
            )
    return limits


def with_type_bounds(limits: Limits, type: Type, node: MappingNode, diagnostics: Diagnostics) -> Limits:
    """`limits` within the language's own bounds of the number types."""
    element = element_of(type)
    if not isinstance(element, ScalarType) or element.kind not in ("number", "integer"):
        return limits
    low, high = (INTEGER_MIN, INTEGER_MAX) if element.kind == "integer" else (NUMBER_MIN, NUMBER_MAX)
    for key, value in (("minimum", limits.minimum), ("maximum", limits.maximum)):
        if value is not None and not low <= value <= high:
            diagnostics.error(
                "bounds",
                f"{key} {value} is beyond what the type {element.kind} holds",
                span_of(node, key),
                help=f"it goes from {low} to {high}",
            )
    return replace(
        limits,
        minimum=low if limits.minimum is None else limits.minimum,
        maximum=high if limits.maximum is None else limits.maximum,
    )


def check_against(
    limits: Limits, asked: Limits, place: MappingNode, who: str, diagnostics: Diagnostics
) -> None:
    """Reports what `who` asks for at `place` where no value can keep it within `limits`."""
    for low, high in _PAIRS:
        for one, other, name in ((limits, asked, high), (asked, limits, low)):
            least, most = getattr(one, low), getattr(other, high)
            if least is not None and most is not None and least > most:
                message = f"{who} and the field's own limits leave nothing: {low} {least}, {high} {most}"
                diagnostics.error("bounds", message, span_of(place, name), help="change one of the two")


def _whole_bounds(limits: Limits) -> Limits:
    def whole(value: int | float | None) -> int | float | None:
        return int(value) if isinstance(value, float) and value.is_integer() else value

    return replace(limits, minimum=whole(limits.minimum), maximum=whole(limits.maximum))


def _check_fit(node: MappingNode, type: Type, diagnostics: Diagnostics) -> None:
    element = element_of(type)
    kind = element.kind if isinstance(element, ScalarType) else None
    for name, (key, _) in node.entries.items():
        if name in _ON_STRINGS:
            fits, on = kind == "string", "strings"
        elif name in _ON_NUMBERS:
            fits, on = kind in ("number", "integer"), "numbers"
        elif name in _ON_ARRAYS:
            fits, on = isinstance(type, ArrayType), "arrays"
        elif name == "one_of":
            fits, on = kind == "string" or isinstance(element, EnumType), "strings and enums"
        elif name == "decimal":
            fits, on = kind == "number", "numbers"
        else:
            continue
        if not fits:
            message = f"`{key.text}` is for {on}, and this field is {_kind(type)}"
            diagnostics.error("limit", message, key.span, help="leave it out")


def _kind(type: Type) -> str:
    element = element_of(type)
    plain = element.kind if isinstance(element, ScalarType) else None
    kind = plain or ("enum" if isinstance(element, EnumType) else "object")
    if isinstance(type, ArrayType):
        return f"an array of {kind}s"
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _format(node: MappingNode, formats: Section[Format], diagnostics: Diagnostics) -> Format | None:
    name = text(node, "format")
    if name is None:
        return None
    if name not in formats and not formats.reported(name):
        diagnostics.error(
            "unknown-format",
            f"there is no format {name!r}",
            span_of(node, "format"),
            help=hint(name, formats, diagnostics) or "add it under `formats:`",
        )
    return formats.get(name)


def _one_of(node: MappingNode, type: Type, diagnostics: Diagnostics) -> tuple[str, ...] | None:
    found = node.get("one_of")
    if not isinstance(found, SequenceNode):
        return None
    values = tuple(scalars(found))
    if isinstance(element := element_of(type), EnumType):
        _check_values(values, element, diagnostics)
    if not values and not found.refused:
        diagnostics.error("bounds", "one_of lists nothing: nothing fits", found.span, help="list a value")
    check_repeated(values, diagnostics)
    return tuple(str(item.value) for item in values)


def check_repeated(values: Sequence[ScalarNode], diagnostics: Diagnostics) -> None:
    """Reports what is listed twice. Two numbers are one where binary64 does not tell them apart."""
    seen: dict[object, ScalarNode] = {}
    for item in values:
        value = item.value
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= NUMBER_MAX:
            value = float(value)
        first = seen.setdefault(value, item)
        if first is not item:
            same = "is listed twice" if item.text == first.text else f"is the same as {first.text!r}"
            message = f"{item.text!r} {same}"
            diagnostics.error("duplicate-value", message, item.span, help="keep one of the two")


def _check_values(values: tuple[ScalarNode, ...], type: EnumType, diagnostics: Diagnostics) -> None:
    known = [value.value for value in type.enum.values]
    for item in values:
        if item.value not in known:
            diagnostics.error(
                "unknown-value",
                f"{type.enum.name} has no value {item.text!r}",
                item.span,
                help=hint(item.text, known, diagnostics),
            )


def element_of(type: Type) -> Type:
    """The type itself, or that of an array's elements."""
    return type.items if isinstance(type, ArrayType) else type
