"""Interleaved rounds: everyone takes a turn, then everyone again, so that a slow minute hits all alike.

A machine drifts by tens of percent within minutes; figures are therefore compared inside a round only.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Literal

Measure = Literal["cpu", "wall", "peak"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn took: seconds of CPU time and by the clock; for a process, its peak memory in MB."""

    cpu: float
    wall: float
    peak: float = 0.0

    def of(self, measure: Measure) -> float:
        return {"cpu": self.cpu, "wall": self.wall, "peak": self.peak}[measure]


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and quartiles over so many rounds."""

    median: float
    low: float
    high: float
    rounds: int

    @classmethod
    def over(cls, amounts: Iterable[float]) -> Spread | None:
        """None where there is nothing to spread."""
        found = sorted(amounts)
        if len(found) < 2:
            return cls(found[0], found[0], found[0], 1) if found else None
        low, median, high = statistics.quantiles(found, n=4, method="inclusive")
        return cls(median, low, high, len(found))

    def scaled(self, factor: float) -> Spread:
        return Spread(self.median * factor, self.low * factor, self.high * factor, self.rounds)


@dataclass(slots=True)
class Rounds:
    """By name and number of the round, what each turn took."""

    turns: dict[str, dict[int, Turn]] = field(default_factory=dict)

    def spread(self, name: str, measure: Measure) -> Spread | None:
        return Spread.over(turn.of(measure) for turn in self.turns.get(name, {}).values())

    def ratio(self, name: str, to: str, measure: Measure, beyond: str | None = None) -> Spread | None:
        """Of `name` to `to`, round by round where both had a turn; of what each takes `beyond` a third."""
        turns = [self.turns.get(one, {}) for one in (name, to, beyond) if one is not None]
        found = []
        for number in turns[0]:
            if all(number in others for others in turns):
                own, other, *ground = (others[number].of(measure) for others in turns)
                less = sum(ground)
                if other > less:
                    found.append((own - less) / (other - less))
        return Spread.over(found)

    def difference(self, name: str, to: str, measure: Measure) -> Spread | None:
        own, other = self.turns.get(name, {}), self.turns.get(to, {})
        return Spread.over(
            own[number].of(measure) - other[number].of(measure) for number in own if number in other
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to go on: about `seconds`, but no candidate gets fewer than `least` turns.

    One that takes much longer than the others has a turn only every so many rounds.
    """

    seconds: float
    least: int = 5


def interleave(
    runners: Mapping[str, Callable[[int], Turn]],
    plan: Plan,
    *,
    warm: int = 0,
    first: Mapping[str, Turn] | None = None,
) -> Rounds:
    """Lets every runner take turns; a runner gets the number of the round and says what its turn took.

    `warm` rounds come first and do not count; or `first` are turns taken already, which do.
    """
    names = list(runners)
    if not names:
        return Rounds()
    tried: Mapping[str, Turn] = first or {}
    for number in range(0 if first else max(1, warm)):
        tried = {name: runners[name](number) for name in names}
    counts = first is not None or warm == 0
    rounds = Rounds({name: {0: tried[name]} if counts else {} for name in names})
    count, strides = _schedule({name: tried[name].wall for name in names}, plan)
    begun = monotonic()
    for number in range(int(counts), count):
        # The order moves on by one, so that nobody always follows the same neighbour.
        shift = number % len(names)
        for name in names[shift:] + names[:shift]:
            if number % strides[name] == 0:
                rounds.turns[name][number] = runners[name](number)
        late = monotonic() - begun > 1.5 * plan.seconds
        if late and min(map(len, rounds.turns.values())) >= plan.least:
            break
    return rounds


def _schedule(costs: Mapping[str, float], plan: Plan) -> tuple[int, dict[str, int]]:
    """How many rounds there are, and every how many of them each has a turn."""
    usual = max(statistics.median(costs.values()), 1e-9)
    strides = {name: max(1, math.ceil(cost / (4 * usual))) for name, cost in costs.items()}
    count = _rounds(costs, strides, plan)
    strides = {name: max(1, min(stride, count // plan.least)) for name, stride in strides.items()}
    return max(plan.least, _rounds(costs, strides, plan)), strides


def _rounds(costs: Mapping[str, float], strides: Mapping[str, int], plan: Plan) -> int:
    return int(plan.seconds / max(sum(costs[name] / strides[name] for name in costs), 1e-9))
