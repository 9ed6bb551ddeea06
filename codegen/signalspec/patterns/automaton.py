"""The ways through a pattern, as an automaton whose states are the pattern's character sets.

A backtracking engine tries the runs of this automaton one by one. So an edge has a weight: in how many
ways the engine gets from one character to the next without reading anything in between.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from signalspec.patterns.graphs import TooLarge
from signalspec.patterns.nodes import MAX_CODE_POINT, Alternation, Chars, Concat, Node, Ranges, Repeat
from signalspec.patterns.samples import preference

Weights: TypeAlias = dict[int, int]


class Automaton(NamedTuple):
    """States are numbers. A state is entered by reading one of its characters.

    `chars[s]` is the part of the pattern behind a state, the same object for all its copies. `masks[s]`
    has bit n set where the state reads `alphabet[n]`: the alphabet cuts all code points into sets that
    no state tells apart, the readable ones first. `start` and `follow[s]` map the states that can come
    next to their weights; `final` has the states in which the text may end.
    """

    chars: list[Chars]
    masks: list[int]
    alphabet: list[Ranges]
    start: Weights
    follow: list[Weights]
    final: frozenset[int]
    accepts_empty: bool


class _Fragment(NamedTuple):
    """A part of the pattern: its first and last states, and in how many ways it matches nothing."""

    first: Weights
    last: Weights
    empty: int


def build(node: Node, *, exact: bool, max_states: int = 5_000, max_edges: int = 20_000) -> Automaton:
    """The automaton of a pattern; raises TooLarge where it would have more states or edges than allowed.

    `exact` writes repeats out. Otherwise all bounds above 1 count as no bound, which is much smaller and
    has at least as many runs for each text: where its runs are few, so are those of the exact one.
    """
    builder = _Builder(exact, max_states, max_edges)
    whole = builder.fragment(node)
    masks, alphabet = _partition(builder.states)
    return Automaton(
        builder.states, masks, alphabet, whole.first, builder.follow, frozenset(whole.last), whole.empty > 0
    )


class _Builder:
    def __init__(self, exact: bool, max_states: int, max_edges: int) -> None:
        self.exact = exact
        self.max_states = max_states
        self.max_edges = max_edges
        self.states: list[Chars] = []
        self.follow: list[Weights] = []
        self.edges = 0

    def fragment(self, node: Node) -> _Fragment:
        match node:
            case Chars():
                if len(self.states) >= self.max_states:
                    raise TooLarge
                self.states.append(node)
                self.follow.append({})
                state = len(self.states) - 1
                return _Fragment({state: 1}, {state: 1}, 0)
            case Concat(parts):
                return self._joined(self.fragment(part) for part in parts)
            case Alternation(branches):
                return _either([self.fragment(branch) for branch in branches])
            case Repeat(body, minimum, maximum):
                if self.exact:
                    return self._written_out(body, minimum, maximum)
                return self._loosened(body, minimum, maximum)

    def _written_out(self, body: Node, minimum: int, maximum: int | None) -> _Fragment:
        if maximum is None:
            if minimum <= 1:
                return self._loop(self.fragment(body), minimum, 1)
            mandatory = (self.fragment(body) for _ in range(minimum - 1))
            return self._joined((*mandatory, self._loop(self.fragment(body), 1, 1)))
        mandatory = (self.fragment(body) for _ in range(minimum))
        if maximum == minimum:
            return self._joined(mandatory)
        return self._joined((*mandatory, self._up_to(body, maximum - minimum)))

    def _up_to(self, body: Node, count: int) -> _Fragment:
        """The body 0 to `count` times. Engines leave the loop after a round that reads nothing."""
        rounds = [self.fragment(body) for _ in range(count)]
        for one, another in pairwise(rounds):
            self._connect(one.last, another.first, 1)
        last: Weights = {}
        for number, one in enumerate(rounds, start=1):
            last |= _scaled(one.last, 1 if number == count else 1 + one.empty)
        return _Fragment(rounds[0].first, last, 1 + rounds[0].empty)

    def _loosened(self, body: Node, minimum: int, maximum: int | None) -> _Fragment:
        part = self.fragment(body)
        if maximum == 1:
            return part if minimum else _Fragment(part.first, part.last, 1 + part.empty)
        # Rounds that must be there may read nothing, before or between others that do.
        return self._loop(part, min(minimum, 1), 1 + part.empty if minimum > 1 else 1)

    def _loop(self, part: _Fragment, minimum: int, weight: int) -> _Fragment:
        """The part `minimum` (0 or 1) times or more; after each round, one more may read nothing."""
        self._connect(part.last, part.first, weight)
        more = 1 + part.empty
        first = _scaled(part.first, more) if minimum else part.first
        return _Fragment(first, _scaled(part.last, more), part.empty * more if minimum else more)

    def _joined(self, parts: Iterable[_Fragment]) -> _Fragment:
        whole = _Fragment({}, {}, 1)
        for part in parts:
            self._connect(whole.last, part.first, 1)
            _add(whole.first, part.first, whole.empty)
            last = dict(part.last)
            _add(last, whole.last, part.empty)
            whole = _Fragment(whole.first, last, whole.empty * part.empty)
        return whole

    def _connect(self, last: Weights, first: Weights, weight: int) -> None:
        self.edges += len(last) * len(first)
        if self.edges > self.max_edges:
            raise TooLarge
        for state, ways in last.items():
            _add(self.follow[state], first, ways * weight)


def _either(parts: list[_Fragment]) -> _Fragment:
    whole = _Fragment({}, {}, sum(part.empty for part in parts))
    for part in parts:
        _add(whole.first, part.first, 1)
        _add(whole.last, part.last, 1)
    return whole


def _scaled(weights: Weights, factor: int) -> Weights:
    return {state: weight * factor for state, weight in weights.items()}


def _add(weights: Weights, more: Weights, factor: int) -> None:
    if factor:
        for state, weight in more.items():
            weights[state] = weights.get(state, 0) + weight * factor


def _partition(states: list[Chars]) -> tuple[list[int], list[Ranges]]:
    """Cuts all code points where some state's set begins or ends, and joins what the same states read."""
    distinct = list(dict.fromkeys(states))
    cuts = {0, MAX_CODE_POINT + 1}
    for chars in distinct:
        for low, high in chars.ranges:
            cuts |= {low, high + 1}
    bounds = sorted(cuts)
    numbers = {bound: number for number, bound in enumerate(bounds)}
    readers = [0] * (len(bounds) - 1)
    for bit, chars in enumerate(distinct):
        for low, high in chars.ranges:
            for number in range(numbers[low], numbers[high + 1]):
                readers[number] |= 1 << bit
    letters: dict[int, list[tuple[int, int]]] = {}
    for number, who in enumerate(readers):
        letters.setdefault(who, []).append((bounds[number], bounds[number + 1] - 1))
    alphabet = sorted(
        ((tuple(ranges), who) for who, ranges in letters.items()), key=lambda a: preference(a[0])
    )
    masks = dict.fromkeys(distinct, 0)
    for number, (_, who) in enumerate(alphabet):
        for bit, chars in enumerate(distinct):
            masks[chars] |= (who >> bit & 1) << number
    return [masks[chars] for chars in states], [ranges for ranges, _ in alphabet]
