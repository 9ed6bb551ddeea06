"""Which objects and enums each signal brings along, and which of them several signals share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from typing import NamedTuple

from signalspec.model import Enum, EnumType, Field, ObjectReference, ObjectType, Spec


class Part(NamedTuple):
    """Types of one file, in the order of the spec; `borrows` says that it uses shared ones as well."""

    objects: tuple[ObjectType, ...]
    enums: tuple[Enum, ...]
    borrows: bool = False

    @property
    def names(self) -> tuple[tuple[str, ...], bool]:
        """What tells this part from another one of the same spec."""
        return tuple(o.name for o in self.objects) + tuple(e.name for e in self.enums), self.borrows

    def __bool__(self) -> bool:
        return bool(self.objects or self.enums)


def reached(fields: Iterable[Field], graphql_enums: frozenset[str]) -> set[str]:
    """The names of the objects and GraphQL enums that `fields` refer to, at any depth."""
    names: set[str] = set()
    for field in fields:
        element = field.element
        if isinstance(element, EnumType) and element.enum.name in graphql_enums:
            names.add(element.enum.name)
        elif isinstance(element, ObjectReference) and element.object.name not in names:
            names.add(element.object.name)
            names |= reached(element.object.fields, graphql_enums)
    return names


def part(names: set[str], spec: Spec, borrowed: Set[str] = frozenset()) -> Part:
    """The types of those names, but for the borrowed ones."""
    own = names - borrowed
    if not own:
        return Part((), (), own != names)
    return Part(
        tuple(record for record in spec.objects if record.name in own),
        tuple(enum for enum in spec.enums if enum.name in own),
        own != names,
    )


def divide(spec: Spec, graphql_enums: frozenset[str]) -> tuple[Part, dict[str, Part]]:
    """What several signals share, and by signal what is its own."""
    by_signal = {signal.name: reached(signal.fields, graphql_enums) for signal in spec.signals}
    uses = Counter(name for names in by_signal.values() for name in names)
    shared = {name for name, count in uses.items() if count > 1}
    return part(shared, spec), {signal: part(names, spec, shared) for signal, names in by_signal.items()}
