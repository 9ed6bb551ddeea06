"""A change as it stands in the two specs, before anybody asks what it means for payloads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from signalspec.compare.keys import Key
from signalspec.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Spotted:
    """What changed and where: `kind` is an id of `signalspec.changes`, `place` names the thing concerned.

    `message` completes a sentence that begins with the place. `keys` are what refusals may blame it by.
    `field` names the field where the change is written once for all its uses.
    """

    kind: str
    place: str
    message: str
    old: Span | None
    new: Span | None
    keys: frozenset[Key] = frozenset()
    field: str | None = None


Found: TypeAlias = Iterator[Spotted]


def reordered(
    place: str, what: str, old: Sequence[str], new: Sequence[str], spans: tuple[Span, Span]
) -> Found:
    """A change of order among what both lists have."""
    kept = set(old) & set(new)
    if [name for name in old if name in kept] != [name for name in new if name in kept]:
        yield Spotted("order-changed", place, f"lists its {what} in another order", *spans)


def quoted(text: object) -> str:
    """A name or value within a sentence."""
    return f"`{text}`"
