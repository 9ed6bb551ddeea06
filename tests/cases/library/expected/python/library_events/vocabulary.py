"""Bounds of numbers, values of enums, and formats, as the validators use them."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MIN_INTEGER = -2147483648
MAX_INTEGER = 2147483647
LARGEST = 1.7976931348623157e308
LOWEST = -LARGEST
NUMBERS = frozenset({int, float})

# In lower case: ASCII letter case does not matter.
MEDIUM = frozenset({"book", "e-book", "map", "audio_2"})

WEEKDAY = frozenset({"MON", "TUE", "WED"})

MOOD = frozenset({"very good", "good", "bad", ""})


# Patterns are compiled on first use: all of them would take longer than importing the package.
_isbn13_match: Callable[[str], object] | None = None


def is_isbn13(text: str) -> bool:
    """An ISBN of thirteen digits, with or without dashes."""
    return (_isbn13_match or _isbn13_match_compiled())(text) is not None


def _isbn13_match_compiled() -> Callable[[str], object]:
    global _isbn13_match
    _isbn13_match = re.compile("97[89](?:[0-9]{10}|-[0-9]{1,5}-[0-9]{1,5}-[0-9]{1,5}-[0-9])").fullmatch
    return _isbn13_match


_date_match: Callable[[str], object] | None = None


def is_date(text: str) -> bool:
    """A day, as year, month and day; whether the month has that many days is not looked at."""
    return (_date_match or _date_match_compiled())(text) is not None


def _date_match_compiled() -> Callable[[str], object]:
    global _date_match
    _date_match = re.compile("[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])").fullmatch
    return _date_match


_shelf_mark_match: Callable[[str], object] | None = None


def is_shelf_mark(text: str) -> bool:
    """Letters, a point, digits."""
    return (_shelf_mark_match or _shelf_mark_match_compiled())(text) is not None


def _shelf_mark_match_compiled() -> Callable[[str], object]:
    global _shelf_mark_match
    _shelf_mark_match = re.compile("[A-Z]{1,3}\\.[0-9]+").fullmatch
    return _shelf_mark_match


ISBN13_FORMAT = ("isbn13", is_isbn13, "9780306406157")
DATE_FORMAT = ("date", is_date, "2024-02-29")
SHELF_MARK_FORMAT = ("shelfMark", is_shelf_mark, "QA.76")
