"""The struct of bought contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class BoughtStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="event", tag="bought"
):
    title: Annotated[str, Meta(min_length=1, max_length=300)]
    room: str | None = None
    shelves: Annotated[list[Annotated[int, Meta(ge=1, le=900)]], Meta(min_length=1)] | None = None
