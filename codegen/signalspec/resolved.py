"""The resolved model as canonical JSON: what the digest of a spec is taken of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass

from signalspec.model import (
    ArrayType,
    ContentType,
    EnumType,
    Field,
    Format,
    Json,
    ObjectReference,
    ObjectType,
    ScalarType,
    Spec,
)

# What says where something stands, is derived, or is there for samples, and so means nothing to a payload.
_LEFT_OUT = frozenset({"span", "definition", "places", "file", "unused", "samples"})


def resolved(spec: Spec) -> dict[str, Json]:
    """The model as a JSON value: no places, references by name, nothing that is unset."""
    value = _members(spec)
    assert isinstance(value, dict)
    return value


def digest(spec: Spec) -> str:
    """SHA-256 of the canonical JSON, in hex; comments and layout of the spec do not change it."""
    text = json.dumps(
        resolved(spec), sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _json(value: object) -> Json:
    if isinstance(value, ArrayType):
        return [_json(value.items)]
    if isinstance(value, ScalarType):
        return value.kind
    if isinstance(value, EnumType):
        return value.enum.name
    if isinstance(value, ObjectReference):
        return value.object.name
    if isinstance(value, ContentType):
        return "content"
    if isinstance(value, Format):
        return value.name
    if is_dataclass(value):
        return _members(value)
    if isinstance(value, (tuple, list)):
        return [_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _json(item) for key, item in value.items()}
    assert value is None or isinstance(value, (bool, int, float, str)), type(value)
    return value


_NAMES: dict[type, tuple[str, ...]] = {}


def _member_names(value: object) -> tuple[str, ...]:
    """The members of a dataclass that count, looked up once a class: this runs once a node."""
    assert is_dataclass(value) and not isinstance(value, type)
    kind = type(value)
    if kind not in _NAMES:
        _NAMES[kind] = tuple(member.name for member in fields(kind) if member.name not in _LEFT_OUT)
    return _NAMES[kind]


def _members(value: object) -> Json:
    result: dict[str, Json] = {}
    for name in _member_names(value):
        content = getattr(value, name)
        if name == "content" or (isinstance(content, Field) and name in ("field", "total", "trial")):
            result[name] = content.name
        elif name == "terms" or (name == "fields" and not isinstance(value, ObjectType)):
            result[name] = [field.name for field in content]
        elif name == "formats":
            result[name] = [_members(format) for format in content]
        elif content is not None and content is not False and content != () and content != "":
            result[name] = _json(content)
    return result
