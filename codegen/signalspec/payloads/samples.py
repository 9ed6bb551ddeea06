"""Simple valid objects that keep the rules between their fields: the least of them, and full ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Set

from signalspec.model import (
    ContentType,
    Field,
    Json,
    Limits,
    ObjectReference,
    ObjectRule,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.parts import once
from signalspec.payloads.checks import breaks
from signalspec.payloads.mending import mended
from signalspec.payloads.values import LARGEST, NoValueError, greatest, least, scalar

Members = dict[str, Json]


class Samples:
    """The samples of one spec. What it gives may share parts, so take a copy before you change anything."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._minimal: dict[str, Members] = {}
        self._sizes: dict[str, int] = {}
        self._values: dict[int, Json] = {}
        self._contents: Members | None = None

    def minimal(self, record: ObjectType) -> Members:
        """The least valid object: required fields, and whatever rules between fields ask for besides.

        A signal has its discriminator, the envelope the smallest content. Raises NoValueError where no
        valid one is found, as where limits contradict each other.
        """
        found = self._minimal.get(record.name)
        if found is None:
            if record is self._spec.transport.envelope:
                found, size = self._least(record)
            else:
                found, size = once("payloads/minimal", record, lambda: self._least(record), rules=True)
            self._minimal[record.name], self._sizes[record.name] = found, size
        return found

    def _least(self, record: ObjectType) -> tuple[Members, int]:
        """The least valid object, and how many objects it is made of."""
        found = self.settled(record, self.start(record) | {f.name: self.value(f) for f in record.required})
        if found is None:
            raise NoValueError(f"no {record.name} is known that keeps its own rules")
        found = _pruned(record, found)
        return found, self._size(record, found)

    def full(self, record: ObjectType) -> Members:
        """A valid object with every field that can be there at once, the objects in it being minimal."""
        members = self.start(record) | {field.name: self.value(field) for field in record.fields}
        return mended(record, members, self.value, advised=False) or self.minimal(record)

    def start(self, record: ObjectType) -> Members:
        """What stands in the object before any field of it."""
        return (
            {self._spec.transport.discriminator.name: record.name} if isinstance(record, SignalType) else {}
        )

    def content(self) -> Members:
        """The smallest content: of its JSON, then of those of one size the first."""
        if self._contents is None:
            found = list(self._all_contents())
            if not found:
                raise NoValueError("no signal type has a content that is known to be valid")
            self._contents = min(found, key=lambda content: len(json.dumps(content)))
        return self._contents

    def value(self, field: Field, *asked: Limits) -> Json:
        """A value within the field's limits and those asked; arrays have no more elements than need be."""
        if asked:
            return self._value(field, *asked)
        # By identity: fields live as long as the spec, and to compare them takes longer than to make a value.
        found = self._values.get(id(field))
        if found is None:
            found = self._values[id(field)] = self._value(field)
        return found

    def _value(self, field: Field, *asked: Limits) -> Json:
        if not field.is_array:
            return self.element(field, *asked)
        must = (field.limits, *asked)
        count = greatest([1, *(each.min_items for each in (*must, field.advice))]) or 1
        most = least([count, *(each.max_items for each in must)])
        count = count if most is None else most
        if count > LARGEST:
            raise NoValueError(f"{field.name} has more elements than are made")
        return [self.element(field, *asked)] * count

    def element(self, field: Field, *asked: Limits) -> Json:
        """A value of the field, or one for an element of the array."""
        element = field.element
        if isinstance(element, ContentType):
            return self.content()
        if isinstance(element, ObjectReference):
            return self.minimal(element.object)
        return scalar(field, element, (field.limits, *asked), (field.advice,))

    def settled(
        self,
        record: ObjectType,
        members: Members,
        pinned: Set[str] = frozenset(),
        broken: ObjectRule | None = None,
    ) -> Members | None:
        """The object, other members being changed so that it keeps all rules but `broken`, or None."""
        return mended(record, members, self.value, pinned, broken)

    def _size(self, record: ObjectType, members: Members) -> int:
        """How many objects the least valid object is made of. Raises NoValueError where it is too large."""
        size = 1
        for field in record.fields:
            if isinstance(field.element, ObjectReference) and field.name in members:
                value = members[field.name]
                size += self._sizes[field.element.object.name] * (
                    len(value) if isinstance(value, list) else 1
                )
        if size > LARGEST:
            raise NoValueError(f"{record.name} is made of more objects than can be shown")
        return size

    def _all_contents(self) -> Iterator[Members]:
        for signal in self._spec.signals:
            try:
                yield self.minimal(signal)
            except NoValueError:
                continue


def _pruned(record: ObjectType, members: Members) -> Members:
    """The object without optional members that no rule needs; mending one rule may make up for another."""
    kept = [rule for rule in record.rules if breaks(rule, members) is None]
    for field in record.optional:
        rest = {name: value for name, value in members.items() if name != field.name}
        if all(breaks(rule, rest) is None for rule in kept):
            members = rest
    return members
