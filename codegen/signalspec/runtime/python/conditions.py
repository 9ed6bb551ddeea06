"""Tests of values of any kind, for the conditions of rules; none of them raises."""

from __future__ import annotations

from sys import float_info

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any


def is_array(value: Any) -> bool:
    """Whether `value` is a list, and of no subclass."""
    return type(value) is list


def is_list(value: Any) -> bool:
    """Whether `value` is a list, or of a subclass."""
    return isinstance(value, list)


def is_sequence(value: Any) -> bool:
    """Whether `value` is a list or a tuple."""
    return isinstance(value, (list, tuple))


def is_object(value: Any) -> bool:
    """Whether `value` is a dict, or of a subclass."""
    return isinstance(value, dict)


def are_strings(values: list[Any]) -> bool:
    """Whether `values` is a list of strings only."""
    if type(values) is not list:
        return False
    try:
        "".join(values)
    except TypeError:
        return False
    return True


def passes(accepts: Callable[[Any], bool], value: Any) -> bool:
    """Whether `accepts` takes the value; where it cannot cope with it, it does not."""
    try:
        return accepts(value)
    except Exception:
        return False


def elements(value: Any) -> list[Any]:
    """The elements of an array; none where it is no array."""
    return value if is_list(value) else []


def is_text(value: Any, *options: str) -> bool:
    """Whether `value` is a string and one of the options."""
    return isinstance(value, str) and str.__str__(value) in options


def is_text_in_any_case(value: Any, *options: str) -> bool:
    """As `is_text`, without regard to ASCII letter case; the options are in lower case."""
    return isinstance(value, str) and value.isascii() and str.__str__(value).lower() in options


def is_number(value: Any) -> bool:
    """Whether `value` is a finite number; booleans are none."""
    if isinstance(value, float):
        return value - value == 0
    return isinstance(value, int) and not isinstance(value, bool)


def is_integer(value: Any) -> bool:
    """Whether `value` is a number without a fraction (2.0 is one); booleans are none."""
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


def is_number_of(value: Any, *options: int | float) -> bool:
    """Whether `value` is a number and equals one of the options."""
    return is_number(value) and value in options


def is_binary64(value: Any) -> bool:
    """Whether `value` is a number that binary64 holds, if only nearly."""
    return is_between(value, -float_info.max, float_info.max)


def sum_of(numbers: Iterable[int | float]) -> float:
    """The sum of binary64 numbers, rounded once; an infinity where it is beyond binary64."""
    from math import fsum, inf

    terms = list(numbers)
    try:
        return fsum(terms)
    except OverflowError:
        # Raised for what overflows on the way as well, so the exact sum decides.
        from fractions import Fraction

        exact = sum(map(Fraction, terms), Fraction())
        if abs(exact) <= Fraction(float_info.max):
            return float(exact)
        return inf if exact > 0 else -inf


def is_between(value: Any, minimum: int | float | None, maximum: int | float | None) -> bool:
    """Whether `value` is a number within inclusive bounds."""
    return (
        is_number(value) and (minimum is None or value >= minimum) and (maximum is None or value <= maximum)
    )
