"""Payloads written as code: JSON, and calls of the generated Python classes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from signalspec.model import (
    ContentType,
    Enum,
    EnumType,
    Field,
    Json,
    ObjectReference,
    ObjectType,
    Spec,
)
from signalspec.naming import attribute, class_name, enum_member, envelope_attribute, package
from signalspec.quoting import json_text, python_text
from signalspec.targets.docs.layout import WIDTH, Group, Node, layout


def json_code(value: Mapping[str, Json]) -> str:
    """`value` as JSON, what is small on one line."""
    return layout(_json_object(value), step=2, last_comma=False, open_first=True)


def _json_object(value: Mapping[str, Json]) -> Group:
    return Group("{", tuple((f"{json_text(key)}: ", _json_node(item)) for key, item in value.items()), "}")


def _json_node(value: Json) -> Node:
    if isinstance(value, dict):
        return _json_object(value)
    if isinstance(value, list):
        return Group("[", tuple(("", _json_node(item)) for item in value), "]")
    return json_text(value)


_attribute = cache(attribute)
_class_name = cache(class_name)


class PythonCode:
    """Python that builds payloads; keeps track of the names to import."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.names: set[str] = set()

    def build(self, record: ObjectType, value: Mapping[str, Json]) -> str:
        """The import and the call that builds `value`, a payload of `record`."""
        call = layout(self.call(record, value), step=4, last_comma=True)
        return f"{self.imports()}\n\n{call}"

    def imports(self) -> str:
        """The import of all names used so far."""
        line = f"from {package(self.spec)} import {', '.join(sorted(self.names))}"
        if len(line) <= WIDTH:
            return line
        listed = "".join(f"    {name},\n" for name in sorted(self.names))
        return f"from {package(self.spec)} import (\n{listed})"

    def call(self, record: ObjectType, value: Mapping[str, Json]) -> Group:
        """The call of the class of `record`; members that are null or unknown are left out."""
        name = _class_name(record.name)
        self.names.add(name)
        fields = {field.name: field for field in record.fields}
        items = tuple(
            (f"{self._attribute(record, fields[key])}=", self._value(fields[key], item))
            for key, item in value.items()
            if key in fields and item is not None
        )
        return Group(f"{name}(", items, ")")

    def _attribute(self, record: ObjectType, field: Field) -> str:
        if record is self.spec.transport.envelope:
            return envelope_attribute(self.spec, field)
        return _attribute(field.name)

    def _value(self, field: Field, value: Json) -> Node:
        if field.is_array and isinstance(value, list):
            return Group("[", tuple(("", self._element(field, item)) for item in value), "]")
        return self._element(field, value)

    def _element(self, field: Field, value: Json) -> Node:
        element = field.element
        if isinstance(element, ObjectReference) and isinstance(value, dict):
            return self.call(element.object, value)
        if isinstance(element, ContentType) and isinstance(value, dict):
            return self._content(value)
        if isinstance(element, EnumType) and isinstance(value, str):
            return self._enum(element.enum, value)
        return python_literal(value)

    def _content(self, value: dict[str, Json]) -> Node:
        discriminator = self.spec.transport.discriminator.name
        signal = self.spec.signal(str(value[discriminator]))
        return self.call(signal, {key: item for key, item in value.items() if key != discriminator})

    def _enum(self, enum: Enum, value: str) -> Node:
        for listed in enum.values:
            if listed.value == value or (enum.ignore_case and listed.value.lower() == value.lower()):
                self.names.add(class_name(enum.name))
                return f"{class_name(enum.name)}.{enum_member(listed.value)}"
        return python_literal(value)


def python_literal(value: Json) -> str:
    """A scalar as Python writes it."""
    return python_text(value) if isinstance(value, str) else repr(value)
