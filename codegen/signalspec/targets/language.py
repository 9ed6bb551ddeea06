"""The JSON Schema of the spec language, for editors; the same for every spec."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from signalspec.language import (
    FIELD_NAME,
    SPEC,
    TIER_NAME,
    TYPE_NAME,
    AnyObject,
    AnyScalar,
    Constant,
    Either,
    Flag,
    Key,
    ListOf,
    MapOf,
    Number,
    Record,
    Shape,
    Text,
    Whole,
)
from signalspec.model import LANGUAGE_VERSION, NUMBER_MAX, NUMBER_MIN, Json, Spec
from signalspec.templating import render

Keywords = dict[str, Json]

# Patterns that stand in many places, by the keys of their definitions.
_NAMES = {
    FIELD_NAME: "fieldName",
    rf"\$?{FIELD_NAME}": "fieldOrGroup",
    TYPE_NAME: "typeName",
    TIER_NAME: "tierName",
}


@dataclass(frozen=True, slots=True)
class RecordView:
    """A mapping with known keys: what each takes and which must be there."""

    key: str
    title: str
    required: tuple[str, ...]
    properties: tuple[tuple[str, Keywords], ...]


def files(spec: Spec) -> dict[str, str]:
    """The one schema, which says nothing of `spec`; in draft-07, which editors know best."""
    return {"spec.schema.json": _schema()}


@cache
def _schema() -> str:
    records = _records(SPEC, {}).values()
    return render(
        "language/spec.schema.json.j2",
        version=LANGUAGE_VERSION,
        root=_record_view(SPEC),
        names=[(key, _matching(pattern)) for pattern, key in _NAMES.items()],
        definitions=[_record_view(record) for record in records if record is not SPEC],
    )


def keywords(shape: Shape) -> Keywords:
    """What JSON Schema says of values of this shape."""
    if isinstance(shape, Record):
        return {"$ref": f"#/definitions/{_key(shape)}"}
    if isinstance(shape, Either):
        return {"anyOf": [keywords(option) for option in shape.shapes]}
    if isinstance(shape, ListOf):
        found: Keywords = {"type": "array", "items": keywords(shape.items)}
        return (
            found if shape.length is None else {**found, "minItems": shape.length, "maxItems": shape.length}
        )
    if isinstance(shape, MapOf):
        return _map_keywords(shape)
    if isinstance(shape, Text):
        return _text_keywords(shape)
    if isinstance(shape, Whole):
        return {"type": "integer", "minimum": shape.minimum, "maximum": shape.maximum}
    if isinstance(shape, Constant):
        return {"type": "integer", "const": shape.value}
    scalars: dict[type, Keywords] = {
        Number: {"type": "number", "minimum": NUMBER_MIN, "maximum": NUMBER_MAX},
        Flag: {"type": "boolean"},
        AnyScalar: {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]},
        AnyObject: {"type": "object"},
    }
    return scalars[type(shape)]


def _text_keywords(text: Text) -> Keywords:
    if text.pattern in _NAMES:
        return {"$ref": f"#/definitions/{_NAMES[text.pattern]}"}
    if text.pattern is not None:
        return _matching(text.pattern)
    return {"type": "string", "enum": list(text.choices)} if text.choices else {"type": "string"}


def _matching(pattern: str) -> Keywords:
    # Python's `$` also stands before a line end that ends the text.
    return {"type": "string", "pattern": f"^(?:{pattern})$", "not": {"type": "string", "pattern": "\n"}}


def _map_keywords(shape: MapOf) -> Keywords:
    found: Keywords = {"type": "object"}
    if shape.key.pattern is not None:
        found["propertyNames"] = _text_keywords(shape.key)
    found["additionalProperties"] = keywords(shape.values)
    if shape.length is not None:
        found |= {"minProperties": shape.length, "maxProperties": shape.length}
    return found


def _record_view(record: Record) -> RecordView:
    return RecordView(
        _key(record),
        record.name,
        tuple(name for name, key in record.keys.items() if key.required and not record.patch),
        tuple((name, _property(key, record.patch)) for name, key in record.keys.items()),
    )


def _property(key: Key, patch: bool) -> Keywords:
    found = keywords(key.shape)
    return {"description": key.doc, **(_or_null(found) if patch else found)}


def _or_null(found: Keywords) -> Keywords:
    """In a patch, null takes the key away."""
    null: Keywords = {"type": "null"}
    if "anyOf" in found:
        return {"anyOf": [*_list(found["anyOf"]), null]}
    return {**found, "type": [found["type"], "null"]} if "type" in found else {"anyOf": [found, null]}


def _list(value: Json) -> list[Json]:
    assert isinstance(value, list)
    return value


def _records(shape: Shape, found: dict[str, Record]) -> dict[str, Record]:
    """Enters the records in `shape`, at any depth, into `found` by their keys."""
    if isinstance(shape, Record):
        known = found.setdefault(_key(shape), shape)
        assert known == shape, f"two records of the spec language are named {shape.name!r}"
        for key in shape.keys.values():
            _records(key.shape, found)
    elif isinstance(shape, Either):
        for option in shape.shapes:
            _records(option, found)
    elif isinstance(shape, ListOf):
        _records(shape.items, found)
    elif isinstance(shape, MapOf):
        _records(shape.values, found)
    return found


def _key(record: Record) -> str:
    """`field in this place` -> `fieldInThisPlace`."""
    return re.sub(r" (.)", lambda found: found[1].upper(), record.name)
