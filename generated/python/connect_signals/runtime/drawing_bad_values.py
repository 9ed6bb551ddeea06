"""Values that break one limit of a field, and no other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from .drawing import Drawing, Strategy, arrays
from .drawing_pools import LONGEST, junk, numbers, of_format, texts
from .drawing_shapes import Enumeration, Field, Limits

# Beyond every binary64, and written out: most readers would make an infinity of 1e309.
_BEYOND = 10**309
_FEW = 64


class BadValues:
    """The bad values of one contract's fields. All else in them follows advice, too."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._contract = drawing.contract
        self._values = drawing.values

    def codes(self, field: Field, limits: Limits, own: bool = False) -> Iterator[str]:
        """The codes of the limits that can be broken; numbers always have the language's `own` bounds."""
        if limits.one_of is not None:
            yield "enum"
        if limits.min_length:
            yield "min_length"
        if limits.max_length is not None and limits.max_length <= LONGEST:
            yield "max_length"
        if limits.format is not None:
            yield "format"
        if (own and field.kind in ("number", "integer")) or (limits.minimum, limits.maximum) != (None, None):
            yield "range"
        if limits.min_items:
            yield "min_items"
        if limits.max_items is not None and limits.max_items <= LONGEST:
            yield "max_items"

    def of_wrong_type(self, field: Field) -> Strategy:
        """Values of other JSON types; of an array, an element of another type as well."""
        others = [value for value in junk() if not self._values.has_type(field.kind, value)]
        inside = self.placed(field, others)
        if not field.array:
            allowed = () if field.required else (None,)
            return st.sampled_from([value for value in others if value not in allowed]).map(deepcopy)
        outside = [
            value for value in junk() if not isinstance(value, list) and (field.required or value is not None)
        ]
        return st.one_of(st.sampled_from(outside).map(deepcopy), inside)

    def unlisted(self, kind: str) -> list[str]:
        """Texts that are not among an enumeration's."""
        found = self._contract.kinds.get(kind)
        listed = found.values if isinstance(found, Enumeration) else ()
        near = (
            each
            for v in listed[:4]
            for each in (v.swapcase(), v.title(), f"{v} ", f" {v}", f"{v}\n", v[:-1], v + v)
        )
        candidates = dict.fromkeys((*texts(0, None), *near))
        return [text for text in candidates if not self._values.is_listed(kind, text)]

    def beyond(self, field: Field, code: str, limits: Limits, keeping: tuple[Limits, ...] = ()) -> Strategy:
        """Values that break the limit of that code, and no other limit of the field."""
        if code in ("min_items", "max_items"):
            return self.wrong_count(field, code, limits)
        return self.placed(field, self.beyond_one(field.kind, code, limits, keeping))

    def beyond_one(self, kind: str, code: str, limits: Limits, keeping: Sequence[Limits]) -> list[Any]:
        """As `beyond`, for a value that is no array; the simplest first."""
        found: dict[str, Any] = {}
        for value in self._candidates(kind, code, limits, keeping):
            fits = self._values.has_type(kind, value) and self._values.is_listed(kind, value)
            kept = not any(self._values.broken(kind, each, value) for each in keeping)
            if fits and kept and self._values.broken(kind, limits, value) == [code]:
                found.setdefault(repr(value), value)
        return list(found.values())[:_FEW]

    def _candidates(self, kind: str, code: str, limits: Limits, keeping: Sequence[Limits]) -> Iterator[Any]:
        if code == "range":
            yield from _outside(limits)
            return
        if isinstance(self._contract.kinds.get(kind), Enumeration):
            yield from self._values.pool(kind)
            return
        if code == "min_length":
            yield from texts(0, (limits.min_length or 0) - 1)
        elif code == "max_length":
            yield from texts((limits.max_length or 0) + 1, None)
        for each in (limits, *keeping):
            if each.format is not None:
                format = self._contract.formats_by_name[each.format]
                yield from format.misses
                yield from of_format(format)
        yield from texts(0, None)

    def placed(self, field: Field, bad: Sequence[Any]) -> Strategy:
        """The values or, for an array, good elements with one of them in between."""
        if not bad:
            return st.nothing()
        one = st.sampled_from(bad).map(deepcopy)
        return one if not field.array else self.among(field, one)

    def among(self, field: Field, one: Strategy) -> Strategy:
        """Arrays of good elements with `one` in between."""
        careful = self._drawing.counts(field, True)[1] > 0
        least, most = self._drawing.counts(field, careful)
        if most < 1:
            return st.nothing()
        good = arrays(self._drawing.element(field, careful), max(least - 1, 0), max(most - 1, 0))
        return st.builds(_inserted, good, one, st.integers(0, 3))

    def wrong_count(self, field: Field, code: str, limits: Limits) -> Strategy:
        """Arrays with too few or too many elements."""
        element = self._drawing.element(field, True)
        if code == "min_items":
            return arrays(element, 0, (limits.min_items or 0) - 1)
        least = (limits.max_items or 0) + 1
        return arrays(element, least, least + 2)


def _outside(limits: Limits) -> Iterator[int | float]:
    low, high = limits.minimum, limits.maximum
    for value in numbers(False, -1e300, 1e300):
        yield value
        yield from (bound + value for bound in (low, high) if bound is not None and abs(value) < 1000)
    yield from (2**31, -(2**31) - 1, 2**53, -(2**63), 10**25, _BEYOND, -_BEYOND)
    if low is not None:
        yield math.nextafter(low, -math.inf)
    if high is not None:
        yield math.nextafter(high, math.inf)


def _inserted(good: list[Any], one: Any, at: int) -> list[Any]:
    return [*good[:at], one, *good[at:]]
