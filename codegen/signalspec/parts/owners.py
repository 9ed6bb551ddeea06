"""Parts about the rules of one owner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from signalspec.model import Spec
from signalspec.parts.memory import once
from signalspec.rules import OwnedRules, Rule

T = TypeVar("T")


def by_owner(kind: str, spec: Spec, owned: OwnedRules, make: Callable[[Sequence[Rule]], T]) -> list[T]:
    """What `make` gives for the rules of each owner, in order; for those of an object or signal, `once`.

    `make` may not read what is there for people alone.
    """
    records = {record.name: record for record in (*spec.objects, *spec.signals)}

    def made(owner: str) -> T:
        if owner not in records:
            return make(owned[owner])
        return once(kind, records[owner], lambda: make(owned[owner]), rules=True)

    return [made(owner) for owner in owned]
