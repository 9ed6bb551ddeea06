"""The resolved model as canonical JSON: what the digest of a spec is taken of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from dataclasses import fields
from typing import Any, cast

from signalspec.model import (
    ArrayType,
    ContentType,
    Enum,
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
    return _members(spec)


class Canonical:
    """The canonical JSON of a spec, taken apart: each record by itself, and the rest around them.

    `head` is what the spec says of itself; `frame` is what parts about a record may show besides it; `digest`
    is the SHA-256 of the whole, in hex.
    """

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._records = {id(record): _encode(_members(record)) for record in spec.records}
        whole = {name: _encode(value) for name, value in _members(spec, _LISTS).items()}
        for name in _LISTS:
            records: tuple[ObjectType, ...] = getattr(spec, name)
            if records:
                whole[name] = f"[{','.join(map(self.record, records))}]"
        self.digest = hashlib.sha256(_object(whole).encode()).hexdigest()
        self.head = _object({name: text for name, text in whole.items() if name in _HEAD})
        self.frame = _object({name: text for name, text in whole.items() if name in _FRAME})

    def record(self, record: ObjectType) -> str:
        """The text of a record of the spec."""
        return self._records[id(record)]

    def member(self, value: Enum | Field | Format | ObjectType) -> str:
        """The text of something that the spec names."""
        return self._records.get(id(value)) or _encode(_members(value))


def canonical(spec: Spec) -> Canonical:
    """The canonical JSON of `spec`; of the spec that was asked for last, it is known."""
    if not _last or _last[0].spec is not spec:
        _last[:] = [Canonical(spec)]
    return _last[0]


_last: list[Canonical] = []
_LISTS = ("objects", "signals")
_HEAD = frozenset({"name", "version", "title", "doc", "schema_base", "transport", "tier_dimension"})
_FRAME = frozenset({"name", "title", "schema_base", "transport", "tier_dimension"})
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode


def _object(members: dict[str, str]) -> str:
    return f"{{{','.join(f'{_encode(name)}:{text}' for name, text in sorted(members.items()))}}}"


def digest(spec: Spec) -> str:
    """SHA-256 of the canonical JSON, in hex; comments and layout of the spec do not change it."""
    return canonical(spec).digest


def stated(value: object) -> Json:
    """One part of the model as a JSON value, as it stands in `resolved`."""
    return _json(value)


def _json(value: object) -> Json:
    kind = type(value)
    if kind in _PLAIN:
        return cast(Json, value)
    say = _SAID.get(kind)
    return say(value) if say else _members(value)


_PLAIN = frozenset({str, bool, int, float, type(None)})
# How values that are not stated by their members are.
_SAID: dict[type, Callable[[Any], Json]] = {
    tuple: lambda value: [_json(item) for item in value],
    list: lambda value: [_json(item) for item in value],
    dict: lambda value: {str(key): _json(item) for key, item in value.items()},
    ArrayType: lambda value: [_json(value.items)],
    ScalarType: lambda value: value.kind,
    EnumType: lambda value: value.enum.name,
    ObjectReference: lambda value: value.object.name,
    ContentType: lambda _: "content",
    Format: lambda value: value.name,
}


_NAMES: dict[type, tuple[str, ...]] = {}


def _member_names(kind: type) -> tuple[str, ...]:
    """The members of a dataclass that count, looked up once a class: this runs once a node."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(member.name for member in fields(kind) if member.name not in _LEFT_OUT)
    return _NAMES[kind]


def _members(value: object, without: Collection[str] = ()) -> dict[str, Json]:
    result: dict[str, Json] = {}
    for name in _member_names(type(value)):
        if name in without:
            continue
        content = getattr(value, name)
        if type(content) in _PLAIN:
            if content is not None and content is not False and content != "":
                result[name] = content
        elif name == "content" or (isinstance(content, Field) and name in ("field", "total", "trial")):
            result[name] = content.name
        elif name == "terms" or (name == "fields" and not isinstance(value, ObjectType)):
            result[name] = [field.name for field in content]
        elif name == "formats":
            result[name] = [_members(format) for format in content]
        elif content != ():
            result[name] = _json(content)
    return result
