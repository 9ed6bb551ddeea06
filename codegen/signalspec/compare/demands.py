"""What is asked of one member of an object, and of several at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from signalspec.compare.literals import NOTHING_ASKED, Literal, Literals


@dataclass(frozen=True, slots=True)
class Demand:
    """`there` asks for a value that is not null (False: for none; None: does not mind).

    `every` holds of the value or, in an array, of each element, and `some` of one element at least.
    `least` and `most` count elements.
    """

    there: bool | None = None
    every: Literals = NOTHING_ASKED
    some: Literals | None = None
    least: int = 0
    most: int | None = None

    def met(self, other: Demand) -> Demand | None:
        """Both demands at once; None where they contradict each other on their face."""
        if self.there is not None and other.there is not None and self.there != other.there:
            return None
        assert self.some is None or other.some is None, "no goal asks for two elements"
        ends = [most for most in (self.most, other.most) if most is not None]
        return Demand(
            other.there if self.there is None else self.there,
            self.every | other.every,
            other.some if self.some is None else self.some,
            max(self.least, other.least),
            min(ends, default=None),
        )


THERE = Demand(there=True)
ABSENT = Demand(there=False)
Demands: TypeAlias = Mapping[str, Demand]


def value(*literals: Literal) -> Demand:
    """That there is a value, and of it (or each element) all that the literals say."""
    return Demand(there=True, every=frozenset(literals))


def element(*literals: Literal) -> Demand:
    """That there is an array, and an element of which all literals hold."""
    return Demand(there=True, some=frozenset(literals), least=1)


def together(all_demands: Iterable[Demands]) -> dict[str, Demand] | None:
    """Several sets of demands at once; None where they contradict each other on their face."""
    found: dict[str, Demand] = {}
    for demands in all_demands:
        for name, demand in demands.items():
            both = found[name].met(demand) if name in found else demand
            if both is None:
                return None
            found[name] = both
    return found


@dataclass(frozen=True, slots=True)
class Goal:
    """What an object is to look like: demands on its members, and those of them that are to be null."""

    demands: Demands = field(default_factory=dict)
    nulls: frozenset[str] = frozenset()

    def and_also(self, demands: Demands) -> Goal | None:
        """The goal with more demands; None where the two contradict each other on their face."""
        both = together((self.demands, demands))
        return None if both is None else replace(self, demands=both)
