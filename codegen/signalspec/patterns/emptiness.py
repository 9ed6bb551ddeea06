"""Whether any text at all fits a pattern and something else: a length, or another pattern.

Answers are exact or None. What is too large to be decided within the budget is None.
"""

from __future__ import annotations

from functools import lru_cache

from signalspec.patterns.automaton import Automaton, build
from signalspec.patterns.graphs import TooLarge
from signalspec.patterns.nodes import Alternation, Chars, Concat, Node, Ranges, Repeat

_STEPS = 200_000


@lru_cache(maxsize=256)
def lengths(node: Node) -> tuple[int, int | None]:
    """The least and the greatest number of code points of a text that matches; None is no bound."""
    match node:
        case Chars():
            return 1, 1
        case Concat(parts):
            return _total([lengths(part) for part in parts])
        case Alternation(branches):
            found = [lengths(branch) for branch in branches]
            longest = [most for _, most in found if most is not None]
            bounded = len(longest) == len(found)
            return min(least for least, _ in found), max(longest) if bounded else None
        case Repeat(body, minimum, maximum):
            least, most = lengths(body)
            return least * minimum, None if most is None or maximum is None else most * maximum


def _total(found: list[tuple[int, int | None]]) -> tuple[int, int | None]:
    longest = [most for _, most in found if most is not None]
    return sum(least for least, _ in found), sum(longest) if len(longest) == len(found) else None


def fits_length(node: Node, minimum: int | None, maximum: int | None) -> bool | None:
    """Whether some text that matches has a length within the bounds."""
    least, most = lengths(node)
    low = max(least, minimum or 0)
    high = min(bound for bound in (most, maximum, low + _STEPS) if bound is not None)
    if low > high:
        return False
    if low in (least, most) or high in (least, most):
        return True
    try:
        automaton = build(node, exact=True)
    except TooLarge:
        return None
    return _reaches(automaton, low, None if most is None and maximum is None else high)


def _reaches(automaton: Automaton, low: int, high: int | None) -> bool | None:
    """Whether the automaton can end after `low` to `high` steps."""
    states, length, spent = set(automaton.start), 1, 0
    while states and (high is None or length <= high):
        if length >= low and not states.isdisjoint(automaton.final):
            return True
        spent += sum(1 + len(automaton.follow[state]) for state in states)
        if spent > _STEPS:
            return None
        states = {following for state in states for following in automaton.follow[state]}
        length += 1
    return False


@lru_cache(maxsize=256)
def overlap(one: Node, other: Node) -> bool | None:
    """Whether some text matches both patterns."""
    # Without bounds of repeats a pattern takes more, so what is apart then is apart in truth.
    for exact in (False, True):
        try:
            found = _meet(build(one, exact=exact), build(other, exact=exact))
        except TooLarge:
            return None
        if found is not True or exact:
            return found
    return None


def _meet(one: Automaton, other: Automaton) -> bool | None:
    """Whether both automata can read one text to its end."""
    if one.accepts_empty and other.accepts_empty:
        return True
    known: dict[tuple[int, int], bool] = {}

    def reads(state: int, another: int) -> bool:
        pair = (id(one.chars[state]), id(other.chars[another]))
        if pair not in known:
            known[pair] = _share(one.chars[state].ranges, other.chars[another].ranges)
        return known[pair]

    seen: set[tuple[int, int]] = set()
    waiting = [(s, t) for s in one.start for t in other.start if reads(s, t)]
    spent = 0
    while waiting:
        pair = waiting.pop()
        if pair in seen:
            continue
        seen.add(pair)
        state, another = pair
        if state in one.final and another in other.final:
            return True
        spent += len(one.follow[state]) * len(other.follow[another])
        if spent > _STEPS:
            return None
        waiting += [(s, t) for s in one.follow[state] for t in other.follow[another] if reads(s, t)]
    return False


def _share(one: Ranges, other: Ranges) -> bool:
    return any(low <= top and bottom <= high for low, high in one for bottom, top in other)
