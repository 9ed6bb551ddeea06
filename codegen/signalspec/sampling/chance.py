"""Random choices that are the same for one seed on any machine and with any Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Chooses by `share`, a source of numbers from 0 up to 1.

    Of Python's own functions only `random()` is promised to give the same numbers in later versions, so all
    choices are made from it.
    """

    def __init__(self, share: Callable[[], float]) -> None:
        self.share = share

    def below(self, bound: int) -> int:
        """A whole number from 0 up to `bound`, which itself is out."""
        return int(self.share() * bound)

    def one(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[int(self.share() * len(options))]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """So many of the options, in any order, each at most once."""
        rest = list(options)
        return [rest.pop(self.below(len(rest))) for _ in range(min(count, len(rest)))]


def seeded(seed: int) -> Chance:
    """The chance of a seed of 0 or more."""
    return Chance(Random(seed).random)


class Replay(Chance):
    """Chooses as another one does and, after each `rewind`, the same again from the beginning."""

    def __init__(self, chance: Chance) -> None:
        super().__init__(self._next)
        self._chance = chance
        self._given: list[float] = []
        self._at = 0

    def rewind(self) -> None:
        self._at = 0

    def _next(self) -> float:
        if self._at == len(self._given):
            self._given.append(self._chance.share())
        self._at += 1
        return self._given[self._at - 1]
