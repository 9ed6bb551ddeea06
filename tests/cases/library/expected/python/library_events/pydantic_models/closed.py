"""Room closed."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Mood, Weekday
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.closed import accepts, explain


class Closed(CheckedModel):
    """A room was closed for the day.

    Included in (membership): branch, city.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("event", "closed"))

    event: Literal["closed"] = "closed"
    """Which event it was."""
    room: str
    """Name of the room."""
    days: list[Weekday] = Field(min_length=1)
    """For which days. At least 1 element."""
    seats: int | None = None
    """Seats in the room."""
    moods: list[Mood] | None = None
    """What readers said."""
