"""Numbers that several statements allow at once: one of them, or the certainty that there is none.

Between two neighbouring constants of the statements, they tell numbers apart by whether these have a fraction
and by nothing else. So a few candidates are enough.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from signalspec.compare.literals import Among, Between, Literals, is_true
from signalspec.model import NUMBER_MAX, NUMBER_MIN

Number = int | float

_PLAIN: tuple[Number, ...] = (1, 1.5, 2, 0, -1)
# From here on, neighbouring binary64 numbers are whole.
_ALL_WHOLE = 2**52


def find_number(literals: Literals) -> Number | None:
    """A number of which all literals hold; None where there is none."""
    for candidate in _candidates(literals):
        if NUMBER_MIN <= candidate <= NUMBER_MAX and all(is_true(each, candidate) for each in literals):
            return candidate
    return None


def _candidates(literals: Literals) -> Iterator[Number]:
    cuts = sorted({NUMBER_MIN, NUMBER_MAX, *_constants(literals)})
    yield from _PLAIN
    for low, high in sorted(pairwise(cuts), key=lambda pair: min(map(abs, pair))):
        yield from _inside(low, high)
    yield from sorted(cuts, key=abs)


def _constants(literals: Literals) -> Iterator[Number]:
    for literal in literals:
        if isinstance(literal.atom, Between):
            yield from (b for b in (literal.atom.minimum, literal.atom.maximum) if b is not None)
        elif isinstance(literal.atom, Among):
            yield from (value for value in literal.atom.values if isinstance(value, (int, float)))


def _inside(low: Number, high: Number) -> Iterator[Number]:
    """Numbers strictly between the two: a whole one and one with a fraction, where there are such."""
    yield from (number for number in _whole(low, high) if low < number < high)
    yield from (number for number in _broken(low, high) if low < number < high)


def _whole(low: Number, high: Number) -> Iterator[Number]:
    if low < 0 < high:
        yield 0
    nearest = [math.floor(low) + 1, math.ceil(high) - 1]
    # A number that binary64 holds is read alike everywhere.
    yield from sorted(nearest, key=lambda number: (int(float(number)) != number, abs(number)))
    yield from (number for number in (_after(low), _before(high)) if number.is_integer())


def _broken(low: Number, high: Number) -> Iterator[Number]:
    low, high = max(low, -_ALL_WHOLE), min(high, _ALL_WHOLE)
    if low >= high:
        return
    for digits in (1, 2, 4, 8):
        step = 10.0**-digits
        yield from _fractions((round(low + step, digits), round(high - step, digits), round(0.5, digits)))
    # Of two neighbours in this range, one has a fraction.
    first = _after(low)
    yield from _fractions((first, math.nextafter(first, math.inf)))


def _fractions(numbers: Iterable[float]) -> Iterator[float]:
    yield from (number for number in numbers if not number.is_integer())


def _after(number: Number) -> float:
    """The first binary64 number above."""
    near = float(number)
    return near if near > number else math.nextafter(near, math.inf)


def _before(number: Number) -> float:
    near = float(number)
    return near if near < number else math.nextafter(near, -math.inf)
