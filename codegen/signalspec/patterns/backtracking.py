"""How long a backtracking engine (Python's `re`, ECMAScript) can take to find that a text does not match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from signalspec.patterns.ambiguity import Ambiguity, ambiguities
from signalspec.patterns.attacks import Attack, Attacker
from signalspec.patterns.automaton import Automaton, build
from signalspec.patterns.graphs import Budget, TooLarge
from signalspec.patterns.nodes import Node

NOT_DECIDED = "not decided: the pattern is too large for this check"

_SEARCH_STEPS = 300_000
_COUNT_STEPS = 1_000_000
_SUSPICIONS = 8


class NotDecided(Exception):
    """The pattern is too large to be judged within the budget."""


def superlinear(node: Node) -> str | None:
    """Says in words how a backtracking engine can take more than linear time for matching whole strings.

    None where it cannot; NOT_DECIDED where the pattern is too large to say. Bounded repeats count as
    constant factors unless these multiply to more than 100,000 steps.
    """
    try:
        attack = find_attack(node)
    except NotDecided:
        return NOT_DECIDED
    return None if attack is None else str(attack)


@lru_cache(maxsize=256)
def find_attack(node: Node) -> Attack | None:
    """What `superlinear` puts into words; raises NotDecided where the pattern is too large to say.

    Engines differ a little: what is slow in Python or in ECMAScript counts as slow.
    """
    try:
        loose = build(node, exact=False)
        suspicions = list(islice(ambiguities(loose, Budget(_SEARCH_STEPS)), _SUSPICIONS))
        if not suspicions:
            return None
        exact = build(node, exact=True)
        found = next(ambiguities(exact, Budget(_SEARCH_STEPS)), None)
        if found is not None:
            return Attacker(exact).attack(found)
        return next(_bounded(loose, suspicions, exact), None)
    except TooLarge:
        raise NotDecided from None


def _bounded(loose: Automaton, suspicions: Iterable[Ambiguity], exact: Automaton) -> Iterator[Attack]:
    """Attacks with what takes too many runs if bounds are ignored; both automata have one alphabet."""
    attacker = Attacker(exact)
    budget = Budget(_COUNT_STEPS)
    for suspicion in suspicions:
        chars = loose.chars[suspicion.state]
        copies = frozenset(state for state, other in enumerate(exact.chars) if other is chars)
        prefix = attacker.way_to(copies)
        repeats = attacker.repeats(prefix, suspicion.pump, budget)
        if repeats is not None:
            states = attacker.after(attacker.begin, prefix + suspicion.pump * repeats)
            yield attacker.spelt("bounded", prefix, suspicion.pump, attacker.suffix(states), repeats)
