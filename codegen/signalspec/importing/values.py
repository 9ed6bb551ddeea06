"""Which type a value has, and its limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from signalspec.importing.drafts import Draft, Remark
from signalspec.importing.formats import format_keys
from signalspec.importing.schema import Schema
from signalspec.model import INTEGER_MAX, INTEGER_MIN, NUMBER_MAX, Json
from signalspec.naming import enum_member

_WORDS = {str: "string", bool: "boolean", int: "integer", float: "number"}
_TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")
_HINTS = {
    "string": ("pattern", "minLength", "maxLength", "format"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "array": ("items", "minItems", "maxItems", "uniqueItems"),
    "object": ("properties", "required", "additionalProperties"),
}


# What a rule asks for, not a field.
ONE_OF = "one_of"


class NotCarriedError(Exception):
    """The language has no type for this; the message says for what."""


def type_of(schema: Schema) -> tuple[str, bool, list[Remark]]:
    """The one JSON type of a value, whether it may be null, and what that changes. Raises NotCarriedError."""
    if schema.nothing:
        raise NotCarriedError(schema.nothing)
    stated = schema.take("type")
    remarks: list[Remark] = []
    if stated is None:
        types = _guessed(schema)
        if len(types) == 1 and not (schema.has("enum") or schema.has("const")):
            remarks.append(schema.remark("stricter", f"no type is stated: taken for {types[0]}"))
    else:
        types = [stated] if isinstance(stated, str) else list(stated)
    types = [each for each in types if each in _TYPES]
    nullable = "null" in types
    left = [each for each in types if each != "null"]
    if set(left) == {"integer", "number"}:
        left = ["number"]
    if len(left) != 1:
        choice = " or ".join(left)
        raise NotCarriedError(
            f"it may be {choice}" if left else "it is null" if nullable else "it has no type"
        )
    return left[0], nullable, remarks


def _guessed(schema: Schema) -> list[str]:
    values = _listed(schema)
    if values:
        return sorted({"null" if value is None else _WORDS.get(type(value), "object") for value in values})
    return [kind for kind, hints in _HINTS.items() if any(schema.has(hint) for hint in hints)]


def _listed(schema: Schema) -> list[Any]:
    """The values of `enum` or `const`, which do not count as read."""
    values = schema.keywords.get("enum")
    if isinstance(values, list):
        return values
    return [schema.keywords["const"]] if schema.has("const") else []


def scalar_keys(kind: str, schema: Schema, wished: str, draft: Draft) -> tuple[dict[str, Json], list[Remark]]:
    """`type` and the limits of a string, number, integer or boolean. Raises NotCarriedError."""
    if kind == "string":
        return _string_keys(schema, wished, draft)
    if kind == "boolean":
        if set(map(repr, _listed(schema))) >= {"True", "False"}:
            schema.take("enum")
        return {"type": "boolean"}, []
    remarks = []
    if kind == "number" and schema.keywords.get("multipleOf") == 1:
        schema.take("multipleOf")
        kind = "integer"
    bounds = _bounds(kind, schema)
    values = [value for value in _listed(schema) if value is not None]
    if kind == "integer" and _in_a_row(values):
        bounds = {"minimum": min(values), "maximum": max(values)}
        schema.unread -= {"enum", "const"}
    if kind == "integer":
        if not {"minimum", "maximum"} <= set(bounds):
            remarks.append(schema.remark("stricter", "an integer has 32 bits here"))
        if bounds.get("minimum", 0) > INTEGER_MAX or bounds.get("maximum", 0) < INTEGER_MIN:
            raise NotCarriedError("its integers have more than 32 bits")
        for key, limit, beyond in (("minimum", INTEGER_MIN, min), ("maximum", INTEGER_MAX, max)):
            if key in bounds and beyond(bounds[key], limit) == bounds[key]:
                if bounds[key] != limit:
                    remarks.append(schema.remark("stricter", "an integer has 32 bits here", key))
                del bounds[key]
    _require_room(bounds, "minimum", "maximum")
    return {"type": kind, **bounds}, remarks


def _require_room(limits: Mapping[str, Any], low: str, high: str) -> None:
    if low in limits and high in limits and limits[low] > limits[high]:
        raise NotCarriedError("no value fits it")


def _in_a_row(values: list[Any]) -> bool:
    whole = all(isinstance(value, int) and not isinstance(value, bool) for value in values)
    return bool(values) and whole and sorted(values) == [*range(min(values), min(values) + len(values))]


def _bounds(kind: str, schema: Schema) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, exclusive, step in (("minimum", "exclusiveMinimum", 1), ("maximum", "exclusiveMaximum", -1)):
        limit: Any = schema.keywords.get(key)
        beyond: Any = schema.keywords.get(exclusive)
        if beyond is False:
            schema.take(exclusive)
        elif beyond is True:
            beyond = limit
        if _is_number(limit):
            schema.take(key)
            if abs(limit) < NUMBER_MAX:  # which holds of every number
                found[key] = _whole(limit, step) if kind == "integer" else limit
        if kind == "integer" and _is_number(beyond):
            schema.take(exclusive)
            inner = _whole(beyond, step) if beyond != int(beyond) else int(beyond) + step
            found[key] = max(found.get(key, inner), inner) if step > 0 else min(found.get(key, inner), inner)
    return found


def _whole(limit: float, step: int) -> int:
    """The nearest whole number on the inner side of a bound."""
    return int(limit) if limit == int(limit) or (limit > 0) != (step > 0) else int(limit) + step


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= NUMBER_MAX


def _string_keys(schema: Schema, wished: str, draft: Draft) -> tuple[dict[str, Json], list[Remark]]:
    lengths = {"min_length": schema.take_count("minLength"), "max_length": schema.take_count("maxLength")}
    limits: dict[str, Json] = {
        key: int(value) for key, value in lengths.items() if _is_number(value) and value > 0
    }
    if lengths["max_length"] == 0:
        limits["max_length"] = 0
    _require_room(limits, "min_length", "max_length")
    formatted, remarks = format_keys(schema, wished, draft)
    limits |= formatted
    values = [value for value in _listed(schema) if value is not None]
    if values and all(isinstance(value, str) for value in values):
        values = list(dict.fromkeys(values))
        schema.unread -= {"enum", "const"}
        if limits or not are_members(values):
            return {"type": "string", **limits, ONE_OF: values}, remarks
        docs = schema.take("x-enum-descriptions")
        return {"type": enum_name(values, docs, schema, wished, draft)}, remarks
    return {"type": "string", **limits}, remarks


def are_members(values: list[str]) -> bool:
    """Whether the values of an enum can be told apart in every language."""
    return len({enum_member(value) for value in values}) == len(values)


def enum_name(values: list[str], docs: object, schema: Schema, wished: str, draft: Draft) -> str:
    """The enum with these values, made where there is none yet."""
    said = docs if isinstance(docs, list) and len(docs) == len(values) else [None] * len(values)
    key = ("enum", tuple(values))
    if key not in draft.known:
        name = draft.known[key] = draft.type_name(schema.name or wished)
        draft.enums[name] = {
            "doc": schema.says or f"Values of {wished}.",
            "values": {
                value: str(text or (f"The value {value}." if value else "The empty text."))
                for value, text in zip(values, said, strict=True)
            },
        }
    return str(draft.known[key])


def choices(schema: Schema) -> Iterator[str]:
    """Which of `anyOf` and `oneOf` a schema has."""
    yield from (keyword for keyword in ("anyOf", "oneOf") if isinstance(schema.keywords.get(keyword), list))
