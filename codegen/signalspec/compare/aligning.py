"""Which thing of the new spec is which of the old one: that of the same name, or of the name that it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeAlias, TypeVar

from signalspec.model import Spec


class Renamable(Protocol):
    @property
    def was(self) -> str | None: ...


T = TypeVar("T", bound=Renamable)
NamedPair: TypeAlias = tuple[str, str]
AlignedKind: TypeAlias = Literal["object", "enum", "format"]


@dataclass(frozen=True, slots=True)
class Aligned(Generic[T]):
    """Pairs of old and new things in the new order, and by name what has no counterpart."""

    pairs: list[tuple[str, T, str, T]]
    removed: dict[str, T]
    added: dict[str, T]


def align(old: Iterable[tuple[str, T]], new: Iterable[tuple[str, T]]) -> Aligned[T]:
    """Pairs things by name, then by earlier name where that is in the old spec alone."""
    before, after = dict(old), dict(new)
    pairs: list[tuple[str, T, str, T]] = []
    added: dict[str, T] = {}
    for name, thing in after.items():
        was = name if name in before else thing.was
        if was is not None and was in before and (was == name or was not in after):
            pairs.append((was, before[was], name, thing))
        else:
            added[name] = thing
    kept = {pair[0] for pair in pairs}
    return Aligned(pairs, {name: thing for name, thing in before.items() if name not in kept}, added)


class Alignment:
    """The pairs of named types of two specs, each as (old name, new name)."""

    def __init__(self, old: Spec, new: Spec) -> None:
        objects = align(
            [(each.name, each) for each in (old.transport.envelope, *old.objects)],
            [(each.name, each) for each in (new.transport.envelope, *new.objects)],
        )
        enums = align([(e.name, e) for e in old.enums], [(e.name, e) for e in new.enums])
        formats = align([(f.name, f) for f in old.formats], [(f.name, f) for f in new.formats])
        self._pairs: dict[AlignedKind, set[NamedPair]] = {
            "object": {(pair[0], pair[2]) for pair in objects.pairs},
            "enum": {(pair[0], pair[2]) for pair in enums.pairs},
            "format": {(pair[0], pair[2]) for pair in formats.pairs},
        }
        # The two envelopes take each other's place, whatever they are called.
        self._pairs["object"].add((old.transport.envelope.name, new.transport.envelope.name))

    def __contains__(self, what: tuple[AlignedKind, NamedPair]) -> bool:
        kind, pair = what
        return pair in self._pairs[kind]

    def counterpart(self, kind: AlignedKind, name: str, *, forward: bool) -> str | None:
        """The old name of a new thing or, not `forward`, the new name of an old one; None: it has none."""
        here = 1 if forward else 0
        return next((pair[1 - here] for pair in self._pairs[kind] if pair[here] == name), None)
