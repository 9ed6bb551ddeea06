"""What the value of each keyword of JSON Schema looks like, so that a broken one is told and not read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return _is_number(value) and value >= 0 and value % 1 == 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_schema(value: Any) -> bool:
    return isinstance(value, (dict, bool))


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _are_schemas(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_schema, value))


def _is_map(value: Any) -> bool:
    return isinstance(value, dict)


def _is_map_of_schemas(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_schema, value.values()))


SHAPES: dict[str, Callable[[Any], bool]] = {
    "type": lambda value: _is_text(value) or _are_texts(value),
    "items": lambda value: _is_schema(value) or _are_schemas(value),
    **dict.fromkeys(("enum", "examples"), _is_list),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _are_schemas),
    **dict.fromkeys(("required",), _are_texts),
    **dict.fromkeys(("properties", "patternProperties", "definitions", "$defs"), _is_map_of_schemas),
    **dict.fromkeys(("dependentRequired", "dependencies"), _is_map),
    **dict.fromkeys(("pattern", "format", "title", "description", "$ref", "$anchor", "$id"), _is_text),
    **dict.fromkeys(("not", "if", "then", "else", "additionalProperties"), _is_schema),
    **dict.fromkeys(("minimum", "maximum", "multipleOf"), _is_number),
    # In draft-04 these say of the bound beside them that it does not fit.
    **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), lambda value: isinstance(value, (int, float))),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), _is_count),
}


def broken(keyword: str, value: object) -> bool:
    """Whether no JSON Schema has such a value under the keyword."""
    return keyword in SHAPES and not SHAPES[keyword](value)
