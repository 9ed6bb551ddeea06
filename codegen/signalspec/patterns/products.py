"""Texts that several conditions allow at once: found as short as they come, or proven not to exist.

Each condition is an automaton, run one step at a time; together they are searched breadth first, so that
no automaton is ever written out as a whole, and the search ends where its budget does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from signalspec.patterns.automaton import Automaton, build
from signalspec.patterns.graphs import Budget
from signalspec.patterns.nodes import MAX_CODE_POINT, Node, Ranges, merge
from signalspec.patterns.samples import preference

_MAX_STATES = 6_000
_MAX_EDGES = 120_000
_SURROGATES = (0xD800, 0xDFFF)
DEAD = 0
# A state is a set, and a step takes the longer the more there is in it.
_BITS_A_STEP = 8


class Language(Protocol):
    """A set of texts that is read character by character. A state is a number, `DEAD` where no text leads on.

    `cuts` are the code points at which what it reads may change.
    """

    start: int
    cuts: frozenset[int]

    def step(self, state: int, code: int) -> int: ...

    def accepts(self, state: int) -> bool: ...


class Described:
    """The texts that a pattern describes. States are sets of the pattern's characters, as bits."""

    def __init__(self, node: Node) -> None:
        """Raises TooLarge for a pattern that is too large to be taken apart."""
        automaton = build(node, exact=True, max_states=_MAX_STATES, max_edges=_MAX_EDGES)
        begin = len(automaton.masks)
        self.start = 1 << begin
        self._follow = [_bits(weights) for weights in (*automaton.follow, automaton.start)]
        self._readers = [
            sum(1 << state for state, mask in enumerate(automaton.masks) if mask >> number & 1)
            for number in range(len(automaton.alphabet))
        ]
        self._final = _bits(automaton.final) | (self.start if automaton.accepts_empty else 0)
        self._bounds, self._letters = _lookup(automaton)
        self.cuts = frozenset(self._bounds)
        self._ahead: dict[int, int] = {}

    def step(self, state: int, code: int) -> int:
        ahead = self._ahead.get(state)
        if ahead is None:
            ahead, rest = 0, state
            while rest:
                lowest = rest & -rest
                ahead |= self._follow[lowest.bit_length() - 1]
                rest ^= lowest
            self._ahead[state] = ahead
        return ahead & self._readers[self._letters[bisect_right(self._bounds, code) - 1]]

    def accepts(self, state: int) -> bool:
        return bool(state & self._final)


class Listed:
    """Some texts, perhaps in any ASCII letter case. States count the beginnings of the texts."""

    def __init__(self, texts: Iterable[str], *, ignore_case: bool = False) -> None:
        self._ignore_case = ignore_case
        self._next: dict[tuple[int, int], int] = {}
        self._ends: set[int] = set()
        self.start = states = 1
        for text in texts:
            state = self.start
            for character in text:
                key = (state, self._folded(ord(character)))
                if key not in self._next:
                    states += 1
                    self._next[key] = states
                state = self._next[key]
            self._ends.add(state)
        codes = {code for _, code in self._next}
        if ignore_case:
            codes |= {ord(chr(code).upper()) for code in codes if chr(code).isascii()}
        self.cuts = frozenset({0} | codes | {code + 1 for code in codes})

    def _folded(self, code: int) -> int:
        return code + 32 if self._ignore_case and 65 <= code <= 90 else code

    def step(self, state: int, code: int) -> int:
        return self._next.get((state, self._folded(code)), DEAD)

    def accepts(self, state: int) -> bool:
        return state in self._ends


class _Way(NamedTuple):
    """A step of the search: where it came from and what it read there."""

    before: _Way | None
    code: int
    states: tuple[int, ...]


def shortest_text(
    within: Sequence[Language], outside: Sequence[Language], least: int, most: int | None, budget: Budget
) -> str | None:
    """The shortest text of `least` to `most` characters in all languages of the one kind and none of the
    other; of those of one length a readable one. None where there is none at all.

    Lone surrogates are no characters. Raises TooLarge once the budget is used up.
    """
    everything = (*within, *outside)
    wanted = len(within)
    letters = _letters(everything)

    def is_good(states: tuple[int, ...]) -> bool:
        return all(
            language.accepts(state) == (number < wanted)
            for number, (language, state) in enumerate(zip(everything, states, strict=True))
        )

    level = [_Way(None, 0, tuple(language.start for language in everything))]
    visited: set[tuple[int, ...]] = set()
    length = 0
    while level:
        if length >= least:
            found = next((way for way in level if is_good(way.states)), None)
            if found is not None:
                return _spelt(found)
        if length == most:
            return None
        if length < least:
            visited = set()  # a state that comes back later is another one as long as the text is too short
        further = []
        for way in level:
            for code in letters:
                budget.spend(1 + sum(state.bit_count() for state in way.states) // _BITS_A_STEP)
                states = tuple(
                    language.step(state, code) if state else DEAD
                    for language, state in zip(everything, way.states, strict=True)
                )
                if DEAD not in states[:wanted] and states not in visited:
                    visited.add(states)
                    further.append(_Way(way, code, states))
        level = further
        length += 1
    return None


def _spelt(way: _Way) -> str:
    codes = []
    while way.before is not None:
        codes.append(way.code)
        way = way.before
    return "".join(map(chr, reversed(codes)))


def _letters(languages: Iterable[Language]) -> list[int]:
    """A code point of each set that no language tells apart from any other of it; readable ones first."""
    cuts = sorted({0}.union(*(language.cuts for language in languages)) - {MAX_CODE_POINT + 1})
    ends = [*(cut - 1 for cut in cuts[1:]), MAX_CODE_POINT]
    found = []
    for low, high in zip(cuts, ends, strict=True):
        ranges = _without_surrogates(low, high)
        if ranges:
            found.append(preference(ranges))
    return [code for _, code in sorted(found)]


def _without_surrogates(low: int, high: int) -> Ranges:
    first, last = _SURROGATES
    parts = ((low, min(high, first - 1)), (max(low, last + 1), high))
    return merge((start, end) for start, end in parts if start <= end)


def _lookup(automaton: Automaton) -> tuple[list[int], list[int]]:
    """Where the ranges of the alphabet begin, in order, and the number of the letter of each."""
    pieces = sorted((low, number) for number, ranges in enumerate(automaton.alphabet) for low, _ in ranges)
    return [low for low, _ in pieces], [number for _, number in pieces]


def _bits(states: Iterable[int]) -> int:
    bits = 0
    for state in states:
        bits |= 1 << state
    return bits
