"""Random texts of a pattern, for where searching all of them would take too long."""

from __future__ import annotations

import random
from collections.abc import Iterator

from signalspec.patterns.nodes import Alternation, Chars, Concat, Node, Repeat

_SURROGATES = range(0xD800, 0xE000)
_LONGEST = 2_000


def walks(node: Node, count: int, seed: int = 0) -> Iterator[str]:
    """Up to so many texts that the pattern describes, the same each time; none is very long."""
    rng = random.Random(seed)
    for number in range(count):
        # Most walks are short; what is wrong with long texts only shows in long ones.
        text = _walk(node, rng, 2 ** (number % 8))
        if len(text) <= _LONGEST:
            yield text


def _walk(node: Node, rng: random.Random, spread: int) -> str:
    match node:
        case Chars(ranges):
            low, high = rng.choice(ranges)
            code = rng.choice((low, high, rng.randint(low, high)))
            return chr(low if code in _SURROGATES else code)
        case Concat(parts):
            return "".join(_walk(part, rng, spread) for part in parts)
        case Alternation(branches):
            return _walk(rng.choice(branches), rng, spread)
        case Repeat(body, minimum, maximum):
            most = minimum + spread if maximum is None else min(maximum, minimum + spread)
            rounds = rng.randint(minimum, most)
            inner = max(spread // max(rounds, 1), 1)
            return "".join(_walk(body, rng, inner) for _ in range(rounds))
