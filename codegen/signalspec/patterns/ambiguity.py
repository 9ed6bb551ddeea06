"""Texts that an automaton can read in ever more ways the longer they get.

A loop that reads one text in two ways gives exponentially many runs (Weber and Seidl's EDA); a loop
that reads a text which also leads to another such loop gives polynomially many (IDA). An automaton
with neither has a bounded number of runs for any text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from signalspec.patterns.automaton import Automaton
from signalspec.patterns.graphs import Budget, components, shortest

Growth = Literal["exponential", "polynomial"]
Pair: TypeAlias = tuple[int, int]
Triple: TypeAlias = tuple[int, int, int]


class Ambiguity(NamedTuple):
    """`pump`, letters as indices into the alphabet, leads from `state` back to it in more than one way
    (exponential), or both back to it and on to another state with that property (polynomial)."""

    growth: Growth
    state: int
    pump: list[int]


def ambiguities(automaton: Automaton, budget: Budget) -> Iterator[Ambiguity]:
    """All that are found, exponential ones first: nothing at all means a bounded number of runs.

    Raises TooLarge when the budget is used up.
    """
    return _Search(automaton, budget).run()


def letter(mask: int) -> int:
    """The most readable letter of a set."""
    return (mask & -mask).bit_length() - 1


class _Search:
    def __init__(self, automaton: Automaton, budget: Budget) -> None:
        self._automaton = automaton
        self._masks = automaton.masks
        self._follow = automaton.follow
        self._budget = budget

    def run(self) -> Iterator[Ambiguity]:
        loops: list[frozenset[int]] = []
        for component in components(self._automaton.start, self._follow.__getitem__):
            self._budget.spend(len(component))
            if len(component) > 1 or component[0] in self._follow[component[0]]:
                loops.append(frozenset(component))
        loops.reverse()  # what leads to another loop now comes before it
        for loop in loops:
            yield from self._exponential(loop)
        for number, loop in enumerate(loops):
            for later in loops[number + 1 :]:
                yield from self._polynomial(loop, later)

    def _exponential(self, loop: frozenset[int]) -> Iterator[Ambiguity]:
        for state in sorted(loop):
            for after in sorted(loop.intersection(self._follow[state])):
                if self._follow[state][after] > 1:
                    edge = (after, letter(self._masks[after]))
                    pump = shortest([edge], state.__eq__, lambda at: self._steps(at, loop))
                    yield Ambiguity("exponential", state, pump or [])

        def both(pair: Pair) -> Iterator[tuple[Pair, int]]:
            for (one, other), mask in self._pairs(pair, loop, loop):
                # Runs have no order, so half of the pairs will do.
                yield (min(one, other), max(one, other)), letter(mask)

        for component in components(((state, state) for state in sorted(loop)), _unlabelled(both)):
            same = next((pair for pair in component if pair[0] == pair[1]), None)
            apart = next((pair for pair in component if pair[0] != pair[1]), None)
            if same and apart:
                there = shortest(both(same), apart.__eq__, both)
                back = shortest(both(apart), same.__eq__, both)
                yield Ambiguity("exponential", same[0], (there or []) + (back or []))

    def _polynomial(self, first: frozenset[int], second: frozenset[int]) -> Iterator[Ambiguity]:
        between = self._between(first, second)
        ones, others = first & between, second & between

        def both(pair: Pair) -> Iterator[tuple[Pair, int]]:
            return self._pairs(pair, ones, others)

        def three(triple: Triple) -> Iterator[tuple[Triple, int]]:
            one, middle, other = triple
            for ahead, mask in both((one, other)):
                for after in between.intersection(self._follow[middle]):
                    self._budget.spend()
                    if self._masks[after] & mask:
                        yield (ahead[0], after, ahead[1]), letter(self._masks[after] & mask)

        pairs = ((one, other) for one in sorted(ones) for other in sorted(others))
        for component in components(pairs, _unlabelled(both)):
            # Any pair of the component will do: what one pair can read, all others can on a way round.
            one, other = component[0]
            if len(component) == 1 and all(after != (one, other) for after, _ in both((one, other))):
                continue
            pump = shortest(three((one, one, other)), (one, other, other).__eq__, three)
            if pump:
                yield Ambiguity("polynomial", one, pump)

    def _between(self, first: frozenset[int], second: frozenset[int]) -> frozenset[int]:
        """What can be reached from the first loop with the letters of both; empty if the second is not."""
        common = self._letters(first) & self._letters(second)
        todo = [state for state in first if self._masks[state] & common]
        found = set(todo)
        while todo:
            self._budget.spend()
            for after in self._follow[todo.pop()]:
                if after not in found and self._masks[after] & common:
                    found.add(after)
                    todo.append(after)
        return frozenset(found) if found & second else frozenset()

    def _letters(self, states: Iterable[int]) -> int:
        mask = 0
        for state in states:
            mask |= self._masks[state]
        return mask

    def _pairs(self, pair: Pair, ones: frozenset[int], others: frozenset[int]) -> Iterator[tuple[Pair, int]]:
        """Where two runs can be after one more letter, and the letters that take them there."""
        for one in ones.intersection(self._follow[pair[0]]):
            for other in others.intersection(self._follow[pair[1]]):
                self._budget.spend()
                mask = self._masks[one] & self._masks[other]
                if mask:
                    yield (one, other), mask

    def _steps(self, state: int, inside: frozenset[int]) -> Iterator[tuple[int, int]]:
        for after in inside.intersection(self._follow[state]):
            self._budget.spend()
            yield after, letter(self._masks[after])


def _unlabelled(successors: Callable[[Pair], Iterator[tuple[Pair, int]]]) -> Callable[[Pair], Iterator[Pair]]:
    return lambda pair: (after for after, _ in successors(pair))
