"""Who sends what, and when: visits that begin one after another and overlap, each with signals of its own."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from signalspec.model import SignalType
from signalspec.sampling.chance import Chance, Replay
from signalspec.sampling.visit import Visit

# Milliseconds between the beginnings of two visits, and between two signals of one: at least, and at most.
_BETWEEN_VISITS = (500, 180_000)
_BETWEEN_SIGNALS = (1_500, 45_000)
# How many signals a visit has where the spec shows no sessions.
_LONGEST = 6


class Step(NamedTuple):
    """That a visit sends a signal of a type; `replay` chooses alike for all signals of the visit.

    In a `sparse` signal there is no more than need be.
    """

    number: int
    time: int
    type: SignalType
    visit: Visit
    replay: Replay
    sparse: bool = False


class _Session(NamedTuple):
    visit: Visit
    replay: Replay
    types: Iterator[SignalType]


class Traffic:
    """The visits to come: those that the spec shows, as far as they have these types, and any others."""

    def __init__(
        self,
        types: Sequence[SignalType],
        sessions: Sequence[Sequence[str]],
        sizes: Sequence[int],
        lasting: Sequence[int],
    ) -> None:
        named = {type.name: type for type in types}
        kept = [[named[name] for name in session if name in named] for session in sessions]
        self._types = types
        self._sessions = [session for session in kept if session]
        shown = {type.name for session in self._sessions for type in session}
        if self._sessions:
            self._sessions += [[type] for type in types if type.name not in shown]
        self._sizes = sizes
        self._lasting = lasting

    def steps(self, chance: Chance, start: int) -> Iterator[Step]:
        """The signals of all visits in the order of time, without an end."""
        waiting: list[tuple[int, int, _Session]] = []
        arrival, visits, number = start, 0, 0
        while True:
            while not waiting or arrival <= waiting[0][0]:
                visits += 1
                heapq.heappush(waiting, (arrival, visits, self._session(visits, chance)))
                arrival += _pause(chance, _BETWEEN_VISITS)
            time, of, session = waiting[0]
            type = next(session.types, None)
            if type is None:
                heapq.heappop(waiting)
                continue
            number += 1
            yield Step(number, time, type, session.visit, session.replay)
            heapq.heapreplace(waiting, (time + _pause(chance, _BETWEEN_SIGNALS), of, session))

    def _session(self, number: int, chance: Chance) -> _Session:
        if self._sessions:
            types = chance.one(self._sessions)
        else:
            types = [chance.one(self._types) for _ in range(1 + chance.below(_LONGEST))]
        return _Session(Visit(number, chance, self._sizes, self._lasting), Replay(chance), iter(types))


def _pause(chance: Chance, bounds: tuple[int, int]) -> int:
    least, most = bounds
    return least + chance.below(most - least)
