"""Values written as GraphQL literals by one who knows the types: a value of an enum is a name, not a text."""

from __future__ import annotations

import json
import re
from typing import Any

from graphql import get_named_type, is_enum_type, is_input_object_type

_NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*", re.ASCII)
_NO_ENUM_VALUES = ("true", "false", "null")


class NoLiteralError(ValueError):
    """GraphQL has no literal for the value."""


def literal(value: Any, type: Any) -> str:
    """Raises NoLiteralError for a member whose name is none that GraphQL has, and for NaN and infinities."""
    named = None if type is None else get_named_type(type)
    if isinstance(value, list):
        return f"[{', '.join(literal(item, named) for item in value)}]"
    if isinstance(value, dict):
        fields = named.fields if named is not None and is_input_object_type(named) else {}
        members = (
            f"{_name(k)}: {literal(v, fields[k].type if k in fields else None)}" for k, v in value.items()
        )
        return f"{{{', '.join(members)}}}"
    if (
        isinstance(value, str)
        and is_enum_type(named)
        and _NAME.fullmatch(value)
        and value not in _NO_ENUM_VALUES
    ):
        return value
    if isinstance(value, float) and value - value != 0:
        raise NoLiteralError(value)
    return json.dumps(value, ensure_ascii=False)


def _name(name: str) -> str:
    if _NAME.fullmatch(name) is None:
        raise NoLiteralError(name)
    return name
