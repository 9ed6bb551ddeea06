"""Acquisition."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..enums import Medium, Mood, Weekday
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.acquisition import accepts, explain


class Acquisition(CheckedModel):
    """The branch bought something.

    Included in (membership): city, consortium.

    At least one of `days`, `notes`, `flags` is there and not null.

    When `medium` is book or e-book, each element of `notes` has the format shelfMark and `notes` has at
    least 1 element.

    Note: Gifts count, too.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("event", "acquisition"))

    event: Literal["acquisition"] = "acquisition"
    """Which event it was."""
    isbn: str = Field(min_length=5)
    """Number of the edition. At least 5 characters."""
    title: str = Field(min_length=1, max_length=300)
    """Title on the cover. 1 to 300 characters. Advice: at most 80 characters."""
    medium: Medium
    """What kind of thing it is. Advice: one of book, map."""
    shelves: list[Annotated[int, Field(ge=1, le=900)]] = Field(min_length=1)
    """Where it stands. Each from 1 to 900. At least 1 element. Advice: at most 3 elements."""
    copies: int = Field(ge=1, le=12)
    """How many of them. From 1 to 12. Advice: at most 3."""
    days: list[Weekday] | None = Field(default=None, min_length=1, max_length=3)
    """Days on which it can be had. 1 to 3 elements."""
    moods: list[Mood] | None = None
    """What readers said. Advice: each one of good, very good, at least 2 elements."""
    ratings: list[Annotated[float, Field(ge=-5, le=5)]] | None = None
    """Stars, more or less. Each from -5 to 5. Advice: each at least 0."""
    flags: list[bool] | None = None
    """Answers to yes-or-no questions."""
    notes: list[Annotated[str, Field(min_length=2)]] | None = None
    """Remarks. Each at least 2 characters. Advice: each format shelfMark, each at least 4 characters."""
    reason: str | None = None
    """Why."""
