"""One simple value for any field."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from signalspec import naming
from signalspec.model import ContentType, ElementType, EnumType, Field, Json, Limits, ScalarType
from signalspec.payloads.checks import Listed, broken_limits, has_type
from signalspec.payloads.strings import matching, of_length

# Payloads with longer texts or arrays are not made.
LARGEST = 10_000

_T = TypeVar("_T", int, float)


class NoValueError(ValueError):
    """Nothing that is tried keeps all limits; they may well contradict each other."""


def scalar(field: Field, element: ElementType, must: Sequence[Limits], should: Sequence[Limits] = ()) -> Json:
    """A readable text, number or boolean for `field` (or an element of it) that keeps all limits of `must`.

    It keeps those of `should` as well, where that is possible. Raises NoValueError where nothing fits.
    """
    for wanted in ([*must, *should], must):
        for value in _candidates(field.name, element, wanted):
            if keeps(element, value, wanted):
                return value
    raise NoValueError(f"no value is known that keeps the limits of {field.name}")


def keeps(element: ElementType | ContentType, value: Json, limits: Sequence[Limits]) -> bool:
    """Whether `value` is of the type, listed where that is an enum, and within all the limits."""
    if not has_type(element, value):
        return False
    enum = element.enum if isinstance(element, EnumType) else None
    if enum is not None and value not in Listed(enum):
        return False
    ignore_case = enum is not None and enum.ignore_case
    return not any(broken_limits(each, value, ignore_case) for each in limits)


def step(field: Field) -> int | float:
    """How far apart two values of a number field are that just differ, unless they are far from zero."""
    return 1 if field.scalar == "integer" else 0.01


def least(bounds: Iterable[_T | None]) -> _T | None:
    """The tightest of some upper bounds; None where there is none."""
    return min((bound for bound in bounds if bound is not None), default=None)


def greatest(bounds: Iterable[_T | None]) -> _T | None:
    """The tightest of some lower bounds; None where there is none."""
    return max((bound for bound in bounds if bound is not None), default=None)


def added(numbers: Iterable[int | float]) -> int | float:
    """The sum, rounded once: Python's own `sum` rounds in other ways from one version to another."""
    listed = [*numbers]
    if all(isinstance(number, int) for number in listed):
        return sum(listed)
    try:
        return math.fsum(listed)
    except (OverflowError, ValueError):
        return math.inf


def _candidates(name: str, element: ElementType, limits: Sequence[Limits]) -> Iterator[Json]:
    for each in limits:
        yield from each.one_of or ()
    if isinstance(element, EnumType):
        yield from (value.value for value in element.enum.values)
    elif isinstance(element, ScalarType):
        if element.kind == "boolean":
            yield from (True, False)
        elif element.kind == "string":
            yield from _texts(name, limits)
        else:
            low, high = greatest(each.minimum for each in limits), least(each.maximum for each in limits)
            yield from _numbers(element.kind == "integer", low, high)


def _texts(name: str, limits: Sequence[Limits]) -> Iterator[str]:
    shortest = greatest(each.min_length for each in limits) or 0
    longest = least(each.max_length for each in limits)
    if shortest > LARGEST:
        return
    formats = [each.format for each in limits if each.format is not None]
    for format in formats:
        yield from matching(format, shortest, longest)
    if not formats:
        words = naming.title_words(name)
        length = max(shortest, len(words))
        yield of_length(words, length if longest is None else min(length, longest))


def _numbers(whole: bool, minimum: int | float | None, maximum: int | float | None) -> Iterator[int | float]:
    yield 1 if whole else 1.5
    bounds = [bound for bound in (minimum, maximum) if bound is not None]
    yield from (math.ceil(bound) if whole else bound for bound in bounds)
    yield from (math.floor(bound) if whole else bound for bound in bounds)
