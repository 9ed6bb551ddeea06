"""The types of single values."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

Integer: TypeAlias = Annotated[int, Meta(ge=-2147483648, le=2147483647)]
# The largest number itself is left to the validators: larger ones are read as it, too.
Number: TypeAlias = Annotated[float, Meta(gt=-1.7976931348623157e308, lt=1.7976931348623157e308)]
WeekdayValue: TypeAlias = Literal["MON", "TUE", "WED"]
MoodValue: TypeAlias = Literal["very good", "good", "bad", ""]
