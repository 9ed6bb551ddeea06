"""Payloads made up by chance: members of several vectors put together, some of them bad.

They show what vectors do not, which differ from the plainest signal in one point: how a server takes full
signals, and several faults at once.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from signalspec.model import Json, Spec
from signalspec.payloads import Vector

Members = dict[str, Json]

_MOST_MERGED = 4
_TWO_FAULTS = 0.25


def recombined(
    spec: Spec, vectors: Mapping[str, Sequence[Vector]], types: Sequence[str], seed: int
) -> Iterator[Members]:
    """Envelopes without end, the same ones for the same seed; about every second has a fault.

    They are made of what stands in `vectors`, and of the `types` named, if any; what is right or wrong with
    each is for others to judge.
    """
    chance = random.Random(seed)
    content = spec.transport.content.name
    names = types or [signal.name for signal in spec.signals]
    contents = [pool for name in names if (pool := _Pool(vectors.get(name, ()))).good]
    envelopes = _Pool(
        [vector for listed in vectors.values() for vector in listed if vector.kind == "envelope"]
    )
    while contents and envelopes.good:
        pool = chance.choice(contents)
        faults = 0 if chance.random() < 0.5 else 2 if chance.random() < _TWO_FAULTS else 1
        # Most of what there is to get wrong is in the content.
        outside = sum(chance.random() < 0.2 for _ in range(faults))
        members = envelopes.member(chance, outside, kept=content)
        yield {**members, content: pool.member(chance, faults - outside)}


class _Pool:
    """Objects of one kind: the good ones, and the bad ones with what makes each of them bad."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.good: list[Members] = []
        self._bad: list[Members] = []
        for vector in vectors:
            if isinstance(vector.given, dict) and vector.tier is None:
                (self.good if vector.valid else self._bad).append(vector.given)

    def member(self, chance: random.Random, faults: int, kept: str | None = None) -> Members:
        """A good object with members of others, and so many times a part of a bad one.

        The member `kept` stays what it is.
        """
        made = dict(chance.choice(self.good))
        for _ in range(chance.randint(0, _MOST_MERGED)):
            for name, value in chance.choice(self.good).items():
                if name not in made or chance.random() < 0.3:
                    made[name] = value
        for _ in range(faults if self._bad else 0):
            self._spoil(made, chance.choice(self._bad), kept)
        return made

    def _spoil(self, made: Members, bad: Members, kept: str | None) -> None:
        """Takes over in what the bad object differs from the good one that is most like it."""
        like = min(self.good, key=lambda good: _difference(good, bad))
        for name in like:
            if name not in bad and name != kept:
                made.pop(name, None)
        for name, value in bad.items():
            if name != kept and (name not in like or like[name] != value):
                made[name] = value


def _difference(one: Members, other: Members) -> int:
    missing = one.keys() ^ other.keys()
    return len(missing) + sum(one[name] != other[name] for name in one.keys() & other.keys())
