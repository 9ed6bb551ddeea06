"""Closed lists of text."""

from __future__ import annotations

from enum import StrEnum


class Medium(StrEnum):
    """What is lent.

    Note: Branches write it in capitals, the consortium in small letters.
    """

    BOOK = "book"
    """Printed."""
    E_BOOK = "e-book"
    """Read on a device."""
    MAP = "map"
    """A map, rolled."""
    AUDIO_2 = "audio_2"
    """Spoken: Hörbuch."""

    @classmethod
    def _missing_(cls, value: object) -> Medium | None:
        if isinstance(value, str) and value.isascii():
            for member in cls:
                if member.value.lower() == value.lower():
                    return member
        return None


class Weekday(StrEnum):
    """Days on which a branch opens."""

    MON = "MON"
    """Monday"""
    TUE = "TUE"
    """Tuesday"""
    WED = "WED"
    """Wednesday"""


class Mood(StrEnum):
    """How a reader felt."""

    VERY_GOOD = "very good"
    """Better than expected."""
    GOOD = "good"
    """As expected."""
    BAD = "bad"
    """Worse than expected."""
    EMPTY = ""
    """Did not say."""
