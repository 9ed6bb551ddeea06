"""The struct of acquisition contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from ..runtime.conditions import is_text_in_any_case
from ..vocabulary import MEDIUM, is_shelf_mark
from .values import MoodValue, WeekdayValue


class AcquisitionStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="event", tag="acquisition"
):
    isbn: Annotated[str, Meta(min_length=5)]
    title: Annotated[str, Meta(min_length=1, max_length=300)]
    medium: str
    shelves: Annotated[list[Annotated[int, Meta(ge=1, le=900)]], Meta(min_length=1)]
    copies: Annotated[int, Meta(ge=1, le=12)]
    days: Annotated[list[WeekdayValue], Meta(min_length=1, max_length=3)] | None = None
    moods: list[MoodValue] | None = None
    ratings: list[Annotated[float, Meta(ge=-5, le=5)]] | None = None
    flags: list[bool] | None = None
    notes: list[Annotated[str, Meta(min_length=2)]] | None = None
    reason: str | None = None


def keeps_rules(struct: AcquisitionStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (
        (struct.medium.isascii() and struct.medium.lower() in MEDIUM)
        and not (struct.days is None and struct.notes is None and struct.flags is None)
        and not (
            is_text_in_any_case(struct.medium, "book", "e-book")
            and (
                (struct.notes is not None and len(struct.notes) < 1)
                or (struct.notes is not None and any(not is_shelf_mark(item) for item in struct.notes))
            )
        )
    )
