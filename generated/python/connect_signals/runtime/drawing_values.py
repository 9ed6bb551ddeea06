"""Single values of a kind, within limits: ready-made ones and, for more variety, freely drawn ones."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from .conditions import is_number
from .drawing_pools import LARGEST, LONGEST, MAX_INTEGER, MIN_INTEGER, numbers, of_format, texts
from .drawing_shapes import Contract, Enumeration, Field, Limits, Record

_Bound = TypeVar("_Bound", int, float)
# Characters beyond the shortest allowed text that a freely drawn one may have.
_SPREAD = 20


class Values:
    """The values of one contract."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self.pool = cache(self._pool)
        self.free = cache(self._free)
        self.limits = cache(self._limits)

    def is_record(self, kind: str) -> bool:
        """Whether values of the kind are objects."""
        return kind == "content" or isinstance(self._contract.kinds.get(kind), Record)

    def has_type(self, kind: str, value: Any) -> bool:
        """Whether `value` has the JSON type of the kind."""
        if kind == "boolean":
            return isinstance(value, bool)
        if kind == "number":
            return is_number(value)
        if kind == "integer":
            return is_number(value) and value == value // 1
        return isinstance(value, dict if self.is_record(kind) else str)

    def possible(self, field: Field, *limits: Limits) -> bool:
        """Whether there are values of the field within all the limits, as far as is known."""
        least, most = item_counts(limits)
        if field.array and most is not None and most < least:
            return False
        return self.is_record(field.kind) or most == 0 or bool(self.pool(field.kind, *limits))

    def _limits(self, field: Field, careful: bool, *asked: Limits) -> tuple[Limits, ...]:
        """The field's limits, those asked and, if `careful`, advice that does not contradict them."""
        if careful and self.possible(field, field.limits, field.advice, *asked):
            return (field.limits, field.advice, *asked)
        return (field.limits, *asked)

    def is_listed(self, kind: str, value: Any) -> bool:
        """Whether `value` is one of the enumeration's, where the kind is one."""
        found = self._contract.kinds.get(kind)
        return not isinstance(found, Enumeration) or _is_among(value, found.values, found.ignore_case)

    def broken(self, kind: str, limits: Limits, value: Any) -> list[str]:
        """The codes of the limits that a value of the kind's type breaks."""
        codes: list[str] = []
        if isinstance(value, str):
            if limits.one_of is not None and not _is_among(value, limits.one_of, self._ignores_case(kind)):
                codes.append("enum")
            if limits.min_length is not None and len(value) < limits.min_length:
                codes.append("min_length")
            if limits.max_length is not None and len(value) > limits.max_length:
                codes.append("max_length")
            if limits.format is not None and not self._contract.formats_by_name[limits.format].accepts(value):
                codes.append("format")
        elif is_number(value) and not (
            (limits.minimum is None or value >= limits.minimum)
            and (limits.maximum is None or value <= limits.maximum)
            and _low(kind) <= value <= _high(kind)
        ):
            codes.append("range")
        return codes

    def keeps(self, kind: str, value: Any, *limits: Limits) -> bool:
        """Whether `value` is of the kind and within all the limits."""
        return (
            self.has_type(kind, value)
            and self.is_listed(kind, value)
            and not any(self.broken(kind, each, value) for each in (*limits, Limits()))
        )

    def _pool(self, kind: str, *limits: Limits) -> tuple[Any, ...]:
        """Values of a kind that is no record, within all the limits; the simplest first."""
        kept: dict[str, Any] = {}
        for value in self._candidates(kind, limits):
            if self.keeps(kind, value, *limits):
                kept.setdefault(repr(value), value)
        return tuple(kept.values())

    def _candidates(self, kind: str, limits: Iterable[Limits]) -> Iterator[Any]:
        found = self._contract.kinds.get(kind)
        if isinstance(found, Enumeration):
            yield from found.values
            if found.ignore_case:
                yield from (
                    each(value) for value in found.values for each in (str.upper, str.title, str.swapcase)
                )
        elif kind == "boolean":
            yield from (False, True)
        elif kind == "string":
            yield from self._texts(tuple(limits))
        else:
            yield from numbers(kind == "integer", *_bounds(kind, limits))

    def _texts(self, limits: tuple[Limits, ...]) -> Iterator[str]:
        listed = [each.one_of for each in limits if each.one_of is not None]
        formats = [each.format for each in limits if each.format is not None]
        for options in listed:
            yield from options
        for format in formats if not listed else ():
            yield from of_format(self._contract.formats_by_name[format])
        if not listed and not formats:
            yield from texts(*_lengths(limits))

    def _free(self, kind: str, *limits: Limits) -> st.SearchStrategy[Any] | None:
        """Any value within the limits; None where the pool has them all, or no more can be drawn."""
        if kind == "integer":
            low, high = _bounds(kind, limits)
            first, last = math.ceil(low), math.floor(high)
            return st.integers(first, last) if first <= last else None
        if kind == "number":
            low, high = (float(bound) for bound in _bounds(kind, limits))
            return st.floats(low, high, allow_nan=False, allow_infinity=False) if low <= high else None
        if kind != "string" or any(each.format is not None or each.one_of is not None for each in limits):
            return None
        least, most = _lengths(limits)
        if least > LONGEST or (most is not None and most < least):
            return None
        highest = least + _SPREAD if most is None else min(most, least + _SPREAD)
        return st.text(st.characters(exclude_categories=["Cs"]), min_size=least, max_size=highest)

    def _ignores_case(self, kind: str) -> bool:
        found = self._contract.kinds.get(kind)
        return isinstance(found, Enumeration) and found.ignore_case


def _is_among(value: Any, options: tuple[str, ...], ignore_case: bool) -> bool:
    if value in options:
        return True
    return (
        ignore_case
        and isinstance(value, str)
        and value.isascii()
        and value.lower() in map(str.lower, options)
    )


def _low(kind: str) -> int | float:
    return MIN_INTEGER if kind == "integer" else -LARGEST


def _high(kind: str) -> int | float:
    return MAX_INTEGER if kind == "integer" else LARGEST


def _bounds(kind: str, limits: Iterable[Limits]) -> tuple[int | float, int | float]:
    listed = tuple(limits)
    low = greatest([_low(kind), *(each.minimum for each in listed)])
    high = smallest([_high(kind), *(each.maximum for each in listed)])
    return _low(kind) if low is None else low, _high(kind) if high is None else high


def _lengths(limits: Iterable[Limits]) -> tuple[int, int | None]:
    listed = tuple(limits)
    return greatest(each.min_length for each in listed) or 0, smallest(each.max_length for each in listed)


def item_counts(limits: Iterable[Limits]) -> tuple[int, int | None]:
    """How many elements an array has, at least and at most."""
    listed = tuple(limits)
    return greatest(each.min_items for each in listed) or 0, smallest(each.max_items for each in listed)


def greatest(bounds: Iterable[_Bound | None]) -> _Bound | None:
    """The tightest of some lower bounds; None where there is none."""
    return max((bound for bound in bounds if bound is not None), default=None)


def smallest(bounds: Iterable[_Bound | None]) -> _Bound | None:
    """The tightest of some upper bounds; None where there is none."""
    return min((bound for bound in bounds if bound is not None), default=None)
