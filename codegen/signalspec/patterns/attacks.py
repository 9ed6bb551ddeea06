"""Spells out how an ambiguous pattern is attacked: the text, and how many runs there are over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from signalspec.patterns.ambiguity import Ambiguity, letter
from signalspec.patterns.automaton import Automaton, Weights
from signalspec.patterns.graphs import Budget, TooLarge, shortest
from signalspec.patterns.samples import readable

# What bounded repeats alone may cost: about what an engine does in a hundredth of a second.
MAX_RUNS = 100_000
_MAX_LENGTH = 1_000
_SUFFIX_STEPS = 2_000


class Attack(NamedTuple):
    """A text that keeps an engine busy: `prefix`, then `pump` many times, then `suffix`.

    `growth` says how the time grows with the number of pumps. `bounded` growth ends at some number, but
    only after more than 100,000 attempts: `repeats` pumps are enough for that. The suffix lets all runs
    fail that an engine could try before; where another branch takes any text, it may match in the end.
    None means that no such suffix was found.
    """

    growth: Literal["exponential", "polynomial", "bounded"]
    prefix: str
    pump: str
    suffix: str | None
    repeats: int | None = None

    def text(self, repeats: int) -> str:
        """The attack with so many pumps."""
        return self.prefix + self.pump * repeats + (self.suffix or "")

    def __str__(self) -> str:
        times = "n" if self.repeats is None else str(self.repeats)
        parts = (
            repr(self.prefix) if self.prefix else "",
            f"{self.pump!r} * {times}",
            repr(self.suffix or ""),
        )
        text = " + ".join(part for part in parts if part not in ("", "''"))
        if self.growth == "bounded":
            return f"a backtracking engine can take more than {MAX_RUNS:,} steps, as over {text}"
        return f"a backtracking engine can take {self.growth} time, as over {text}"


class Attacker:
    """Runs an automaton. Sets of states are the bits of a number; one more bit stands for the start."""

    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton
        start = len(automaton.masks)
        self.begin = 1 << start
        self._follow: list[Weights] = [*automaton.follow, automaton.start]
        self._follow_bits = [sum(1 << state for state in weights) for weights in self._follow]
        self._readers = [
            sum(1 << state for state, mask in enumerate(automaton.masks) if mask >> number & 1)
            for number in range(len(automaton.alphabet))
        ]
        self._final = sum(1 << state for state in automaton.final) | (
            self.begin if automaton.accepts_empty else 0
        )

    def attack(self, found: Ambiguity) -> Attack:
        """The attack with an ambiguity of this automaton."""
        prefix = self.way_to(frozenset((found.state,)))
        suffix = self.suffix(self._pumped(self.after(self.begin, prefix), found.pump))
        if suffix is None:
            # Some other branch takes all texts. The engine may well try this one first.
            suffix = self.suffix(self._pumped(1 << found.state, found.pump))
        return self.spelt(found.growth, prefix, found.pump, suffix)

    def spelt(
        self,
        growth: Literal["exponential", "polynomial", "bounded"],
        prefix: list[int],
        pump: list[int],
        suffix: list[int] | None,
        repeats: int | None = None,
    ) -> Attack:
        """An attack in characters."""
        while prefix[-len(pump) :] == pump:
            prefix = prefix[: -len(pump)]
            repeats = None if repeats is None else repeats + 1
        ending = None if suffix is None else self._spell(suffix)
        return Attack(growth, self._spell(prefix), self._spell(pump), ending, repeats)

    def way_to(self, goals: frozenset[int]) -> list[int]:
        """The shortest text that leads to one of some states; all states can be reached."""
        begin = len(self._automaton.masks)
        return shortest(self._edges(begin), goals.__contains__, self._edges) or []

    def after(self, states: int, letters: Iterable[int]) -> int:
        """Where runs are that begin in some states and read these letters."""
        for number in letters:
            reached = 0
            while states:
                lowest = states & -states
                reached |= self._follow_bits[lowest.bit_length() - 1]
                states ^= lowest
            states = reached & self._readers[number]
        return states

    def suffix(self, states: int) -> list[int] | None:
        """The shortest text after which none of the states accepts; None where none was found."""
        if not states & self._final:
            return []
        budget = Budget(_SUFFIX_STEPS)

        def edges(at: int) -> Iterator[tuple[int, int]]:
            for number in range(len(self._readers)):
                budget.spend()
                yield self.after(at, (number,)), number

        try:
            return shortest(edges(states), lambda at: not at & self._final, edges)
        except TooLarge:
            return None

    def repeats(self, prefix: list[int], pump: list[int], budget: Budget) -> int | None:
        """After how many pumps the runs over all beginnings of the text are too many; None if never."""
        runs: Weights = {len(self._automaton.masks): 1}
        total = 0
        for number in prefix:
            runs = self._step(runs, number, budget)
        for repeats in range(1, _MAX_LENGTH // len(pump) + 1):
            for number in pump:
                runs = self._step(runs, number, budget)
                total += sum(runs.values())
            if total > MAX_RUNS:
                return repeats
            if not runs:
                break
        return None

    def _pumped(self, states: int, pump: list[int]) -> int:
        """Where the runs are after any number of pumps, as far as it takes a reasonable time to see."""
        found = 0
        visited: set[int] = set()
        while states not in visited and len(visited) < _MAX_LENGTH:
            visited.add(states)
            states = self.after(states, pump)
            found |= states
        return found

    def _step(self, runs: Weights, number: int, budget: Budget) -> Weights:
        after: Weights = {}
        for state, count in runs.items():
            for other, weight in self._follow[state].items():
                budget.spend()
                if self._readers[number] >> other & 1:
                    after[other] = after.get(other, 0) + count * weight
        return after

    def _edges(self, state: int) -> Iterator[tuple[int, int]]:
        for after in self._follow[state]:
            yield after, letter(self._automaton.masks[after])

    def _spell(self, letters: Iterable[int]) -> str:
        return "".join(readable(self._automaton.alphabet[number]) for number in letters)
