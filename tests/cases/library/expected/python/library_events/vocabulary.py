"""Bounds of numbers, values of enums, and formats, as the validators use them."""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MIN_INTEGER = -2147483648
MAX_INTEGER = 2147483647
LARGEST = 1.7976931348623157e308
NUMBERS = frozenset({int, float})

# In lower case: ASCII letter case does not matter.
MEDIUM = frozenset({"book", "e-book", "map", "audio_2"})

WEEKDAY = frozenset({"MON", "TUE", "WED"})

MOOD = frozenset({"very good", "good", "bad", ""})


@cache
def _isbn13_match() -> Callable[[str], object]:
    # On first use: compiling all patterns would take longer than importing the package.
    return re.compile("97[89](?:[0-9]{10}|-[0-9]{1,5}-[0-9]{1,5}-[0-9]{1,5}-[0-9])").fullmatch


def is_isbn13(text: str) -> bool:
    """An ISBN of thirteen digits, with or without dashes."""
    return _isbn13_match()(text) is not None


@cache
def _date_match() -> Callable[[str], object]:
    return re.compile("[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])").fullmatch


def is_date(text: str) -> bool:
    """A day, as year, month and day; whether the month has that many days is not looked at."""
    return _date_match()(text) is not None


@cache
def _shelf_mark_match() -> Callable[[str], object]:
    return re.compile("[A-Z]{1,3}\\.[0-9]+").fullmatch


def is_shelf_mark(text: str) -> bool:
    """Letters, a point, digits."""
    return _shelf_mark_match()(text) is not None


ISBN13_FORMAT = ("isbn13", is_isbn13, "9780306406157")
DATE_FORMAT = ("date", is_date, "2024-02-29")
SHELF_MARK_FORMAT = ("shelfMark", is_shelf_mark, "QA.76")
