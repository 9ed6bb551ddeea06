"""What each deviation of the capability table means for a payload: its exact extent."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import TypeAdapter, ValidationError
from signalspec.model import INTEGER_MAX, INTEGER_MIN, NUMBER_MAX, NUMBER_MIN, Field, Json
from signalspec.runtime.python.json_text import duplicate_keys

from tests.agreement.contracts import MISSING


class Answer(Enum):
    """What an implementation makes of a value that breaks a rule, where it takes it for no other value."""

    HEEDS = "refuses it"
    OVERLOOKS = "takes it"


# Field, whether the value stands inside the field's array, value, signal type meant -> what is made of it.
Looser = Callable[[Field | None, bool, Json, str], "Json | Answer"]
# Field; its value, one inside its array, or MISSING -> whether it is refused.
Stricter = Callable[[Field, Json], bool]
# JSON text -> whether its verdict is left open.
Either = Callable[[bytes], bool]

_NO_ENUM_VALUES = ("true", "false", "null")
_PROTOTYPE = (
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString",
    "valueOf",
)  # fmt: skip
_LAX: dict[str, TypeAdapter[Any]] = {
    "number": TypeAdapter(float),
    "integer": TypeAdapter(int),
    "boolean": TypeAdapter(bool),
}


def _lone_value(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    return Answer.HEEDS if inside or isinstance(value, list) else [value]


def _wide_range(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    assert field is not None and isinstance(value, (int, float))
    low, high = (INTEGER_MIN, INTEGER_MAX) if field.scalar == "integer" else (NUMBER_MIN, NUMBER_MAX)
    return Answer.OVERLOOKS if low <= value <= high else Answer.HEEDS


def _overlooked(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    return Answer.OVERLOOKS


def _filled_in(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    return meant if value is MISSING and meant not in _NO_ENUM_VALUES else Answer.HEEDS


def _reserved_type(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    return meant if isinstance(value, str) and meant in _NO_ENUM_VALUES else Answer.HEEDS


def _converted(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    if field is None or field.is_array is not inside or isinstance(value, (list, dict)):
        return Answer.HEEDS
    try:
        converted: Json = _LAX[field.scalar or ""].validate_json(json.dumps(value))
    except ValidationError:
        return Answer.HEEDS
    # What is a number already, such as the infinity that a text was read as, is converted no further.
    return Answer.HEEDS if type(converted) is type(value) else converted


def _line_end(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    return value[:-1] if isinstance(value, str) and value.endswith("\n") else Answer.HEEDS


def _any_number(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    one = field is not None and field.is_array is inside and field.scalar == "integer"
    return Answer.OVERLOOKS if one and isinstance(value, float) else Answer.HEEDS


def _any_literal(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    return Answer.OVERLOOKS if field is not None and field.scalar == "number" else Answer.HEEDS


def _rounded(field: Field | None, inside: bool, value: Json, meant: str) -> Json | Answer:
    if not isinstance(value, int):
        return Answer.HEEDS
    try:
        return float(value)
    except OverflowError:
        return Answer.HEEDS


def _has_fraction_point(field: Field, value: Json) -> bool:
    return field.scalar == "integer" and isinstance(value, float)


def _has_to_be_rounded(field: Field, value: Json) -> bool:
    return field.scalar == "number" and isinstance(value, int) and int(float(value)) != value


def _is_beyond_the_digits(field: Field, value: Json) -> bool:
    return field.scalar == "number" and isinstance(value, int) and abs(value) > Decimal(repr(NUMBER_MAX))


LOOSER: dict[str, Looser] = {
    "lone_value": _lone_value,
    "wide_range": _wide_range,
    "any_scalar": _overlooked,
    "filled_in": _filled_in,
    "reserved_type": _reserved_type,
    "converted": _converted,
    "line_end": _line_end,
    "any_number": _any_number,
    "rounded": _rounded,
    "any_literal": _any_literal,
}
STRICTER: dict[str, Stricter] = {
    "no_fraction": _has_fraction_point,
    "whole_float": _has_fraction_point,
    "exact_bound": _is_beyond_the_digits,
    "exact_float": _has_to_be_rounded,
    "prototype": lambda field, value: value is MISSING and field.name in _PROTOTYPE,
}
EITHER: dict[str, Either] = {"each_of_two": lambda text: bool(duplicate_keys(text))}
