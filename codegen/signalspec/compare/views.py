"""A spec as a comparison sees it: records whose fields and rules are all that a payload is judged by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

from signalspec.model import (
    ContentType,
    Field,
    ObjectReference,
    ObjectRule,
    ObjectType,
    SignalType,
    Spec,
)

ValueKind: TypeAlias = Literal["text", "number", "boolean", "object"]


@dataclass(frozen=True, eq=False, slots=True)
class View:
    """One record of one spec. A signal has its discriminator among its fields, with one value.

    `rules` are those whose breach is a violation.
    """

    side: Side
    record: ObjectType
    fields: dict[str, Field]
    rules: tuple[ObjectRule, ...]

    @property
    def name(self) -> str:
        return self.record.name


@dataclass(frozen=True, eq=False, slots=True)
class ContentView:
    """The contents of all signal types of one spec."""

    side: Side


class Side:
    """One of the two specs, with its views."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.tiers = spec.tiers if spec.tier_dimension else None
        self._views: dict[str, View] = {}
        self.content = ContentView(self)

    @property
    def discriminator(self) -> str:
        return self.spec.transport.discriminator.name

    @cached_property
    def signals(self) -> dict[str, View]:
        return {signal.name: self.view(signal) for signal in self.spec.signals}

    @cached_property
    def envelope(self) -> View:
        return self.view(self.spec.transport.envelope)

    def view(self, record: ObjectType) -> View:
        """The view of an object type, a signal type or the envelope."""
        found = self._views.get(record.name)
        if found is None:
            own: tuple[Field, ...] = ()
            if isinstance(record, SignalType):
                discriminator = self.spec.transport.discriminator
                only = replace(discriminator.limits, one_of=(record.name,))
                own = (replace(discriminator, limits=only),)
            fields = {field.name: field for field in (*own, *record.fields)}
            rules = tuple(rule for rule in record.rules if rule.level == "error")
            found = self._views[record.name] = View(self, record, fields, rules)
        return found

    def inside(self, field: Field) -> View | ContentView:
        """What the objects of an object field are judged by."""
        if isinstance(field.element, ContentType):
            return self.content
        assert isinstance(field.element, ObjectReference)
        return self.view(field.element.object)

    def includes(self, signal: str, tier: str | None) -> bool:
        """Whether a caller of that tier (None: who names none) may send that signal type."""
        if tier is None or self.tiers is None:
            return True
        record = self.signals[signal].record
        return isinstance(record, SignalType) and tier in record.tiers


def value_kind(field: Field) -> ValueKind:
    """The kind of JSON value that the field, or each element of it, has."""
    scalar = field.scalar
    if scalar in ("number", "integer"):
        return "number"
    if scalar == "boolean":
        return "boolean"
    return "object" if isinstance(field.element, (ObjectReference, ContentType)) else "text"
