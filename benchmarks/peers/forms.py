"""Typing's own forms, for types that are put together at run time from the spec."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from signalspec.model import (
    ContentType,
    ElementType,
    Enum,
    EnumType,
    Field,
    ObjectReference,
    ObjectType,
    Spec,
)

ANNOTATED: Any = Annotated
LITERAL: Any = Literal
LIST: Any = list

Plain = Callable[[Field], Any]
Make = Callable[[ObjectType, dict[str, tuple[Any, bool]]], Any]


def one_of(values: Iterable[str]) -> Any:
    return LITERAL[tuple(values)]


def union(types: Iterable[Any]) -> Any:
    return reduce(or_, types)


def spellings(enum: Enum) -> tuple[str, ...]:
    return tuple(value.value for value in enum.values)


class Types:
    """The types of a spec in some library's terms.

    `plain` gives the type of a string, number, integer, boolean or enum, limits included; `make` a record's
    type from its members: name -> type and whether it is required; `content` the type of any content from
    those of the signal types. `tagged` says that the discriminator is among the members of a signal type.
    """

    def __init__(
        self, spec: Spec, plain: Plain, make: Make, content: Callable[[list[Any]], Any], *, tagged: bool
    ) -> None:
        self._plain = plain
        self._make = make
        self._made: dict[str, Any] = {}
        tag = spec.transport.discriminator.name if tagged else None
        self._content = content([self._record(signal, tag) for signal in spec.signals])
        self.envelope = self._record(spec.transport.envelope)

    def _record(self, record: ObjectType, tag: str | None = None) -> Any:
        if record.name not in self._made:
            members = {} if tag is None else {tag: (one_of([record.name]), True)}
            members |= {field.name: (self._type(field), field.required) for field in record.fields}
            self._made[record.name] = self._make(record, members)
        return self._made[record.name]

    def _type(self, field: Field) -> Any:
        element = self._element(field, field.element)
        whole = LIST[element] if field.is_array else element
        return whole if field.required else whole | None

    def _element(self, field: Field, element: ElementType | ContentType) -> Any:
        if isinstance(element, ObjectReference):
            return self._record(element.object)
        return self._content if isinstance(element, ContentType) else self._plain(field)


def enum_of(field: Field) -> Enum | None:
    return field.element.enum if isinstance(field.element, EnumType) else None
