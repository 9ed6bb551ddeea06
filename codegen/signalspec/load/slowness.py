"""Patterns that no validator could afford: refused before anything is matched with them."""

from __future__ import annotations

from signalspec.patterns import Alternation, Chars, Concat, Node, Repeat
from signalspec.patterns.backtracking import NotDecided, find_attack

_LENGTH = 30  # characters of the text that is reckoned with
_MAX_RUNS = 100_000


def slowness(node: Node) -> str | None:
    """Says how matching can take more than 100,000 steps for a short text; None where it cannot.

    Patterns that are merely slower than linear are left to `lint`.
    """
    if _runs(node) <= _MAX_RUNS:
        return None
    try:
        attack = find_attack(node)
    except NotDecided:
        return "the pattern is too large to tell how long it takes"
    return None if attack is None else str(attack)


def _runs(node: Node) -> float:
    """In how many ways a backtracking engine can try the pattern over a short text, at most."""
    match node:
        case Chars():
            return 1
        case Concat(parts):
            product = 1.0
            for part in parts:
                product *= _runs(part)
            return product
        case Alternation(branches):
            return sum(map(_runs, branches))
        case Repeat(body, minimum, maximum):
            most = _LENGTH if maximum is None else min(maximum, _LENGTH)
            each = min(_runs(body), 2.0 * _MAX_RUNS)
            return sum(each**times for times in range(min(minimum, most), most + 1))
