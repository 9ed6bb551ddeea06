"""Where objects stand inside payloads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from signalspec.model import Field, Json, ObjectReference, ObjectType
from signalspec.payloads.samples import Members, Samples
from signalspec.payloads.values import NoValueError

# Objects in objects could stand in places beyond number; so many of each object's are looked at.
MOST_WAYS = 20


class Place(NamedTuple):
    """A way from a payload's root, a signal's content or the envelope, down to an object.

    `prefix` comes before the names of the object's fields when they are named from the root; `pointer` is the
    JSON Pointer to the object.
    """

    root: ObjectType
    prefix: str = ""
    pointer: str = ""
    steps: tuple[tuple[Members, Field], ...] = ()

    def payload(self, members: Members) -> Members:
        """The root with this object in it."""
        for around, field in reversed(self.steps):
            members = {**around, field.name: _put(members, around[field.name])}
        return members


def places(root: ObjectType, samples: Samples) -> Iterator[tuple[ObjectType, Place]]:
    """The root itself and each object below it, in the order of the fields, outer ones first.

    An object that the root holds in several ways comes as often, up to a bound. A field that cannot be there,
    whatever else is, leads nowhere.
    """
    waiting: list[tuple[ObjectType, Place]] = [(root, Place(root))]
    ways: Counter[str] = Counter()
    while waiting:
        record, place = waiting.pop(0)
        ways[record.name] += 1
        if ways[record.name] > MOST_WAYS:
            continue
        yield record, place
        for field in record.fields:
            if isinstance(field.element, ObjectReference):
                around = with_field(record, field, samples)
                if around is not None:
                    pointer = f"{place.pointer}/{field.name}{'/0' if field.is_array else ''}"
                    step = Place(
                        root, f"{place.prefix}{field.name}.", pointer, (*place.steps, (around, field))
                    )
                    waiting.append((field.element.object, step))


def with_field(record: ObjectType, field: Field, samples: Samples) -> Members | None:
    """The least valid object that has the field; None where it cannot be there."""
    try:
        members = {**samples.minimal(record), field.name: samples.value(field)}
    except NoValueError:
        return None
    return samples.settled(record, members, frozenset({field.name}))


def _put(members: Members, there: Json) -> Json:
    """`members` in the place of the object, or of the first one in the array, that is there."""
    return [members, *there[1:]] if isinstance(there, list) else members
