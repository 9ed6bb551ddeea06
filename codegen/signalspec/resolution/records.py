"""Objects, signals and their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signalspec.model import ContentType, Deprecation, EnumType, Field, Json, ObjectReference, ObjectType
from signalspec.resolution.rules import limits_value, rule_value
from signalspec.rules import Rule

_KINDS: dict[type, str] = {EnumType: "enum", ObjectReference: "object", ContentType: "content"}


def record_value(record: ObjectType, owned: Mapping[str, Sequence[Rule]]) -> dict[str, Json]:
    """An object with its fields and every rule that it owns, its fields' included."""
    return {
        "name": record.name,
        "was": record.was,
        "doc": record.doc,
        "fields": [field_value(field) for field in record.fields],
        "rules": [rule_value(rule) for rule in owned[record.name]],
        "note": record.note,
        "examples": [{"value": example.value, "doc": example.doc} for example in record.examples],
    }


def field_value(field: Field) -> Json:
    """A field as one object uses it. `type` is that of an element where the field is an array."""
    return {
        "name": field.name,
        "was": field.was,
        "doc": field.doc,
        "type": _type(field),
        "kind": _KINDS.get(type(field.element), "scalar"),
        "array": field.is_array,
        "required": field.required,
        "limits": limits_value(field.limits),
        "advice": limits_value(field.advice),
        "bounded": not field.has_default_range,
        "decimal": field.decimal,
        "secret": field.secret,
        "deprecated": deprecation(field.deprecated),
        "note": field.note,
    }


def deprecation(deprecated: Deprecation | None) -> Json:
    if deprecated is None:
        return None
    return {"since": deprecated.since, "use": deprecated.use, "doc": deprecated.doc}


def _type(field: Field) -> str:
    element = field.element
    if isinstance(element, EnumType):
        return element.enum.name
    if isinstance(element, ObjectReference):
        return element.object.name
    return "content" if isinstance(element, ContentType) else element.kind
