"""The struct of closed contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from .values import Integer, MoodValue, WeekdayValue


class ClosedStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="event", tag="closed"
):
    room: str
    days: Annotated[list[WeekdayValue], Meta(min_length=1)]
    seats: Integer | None = None
    moods: list[MoodValue] | None = None
