"""Bought."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.bought import accepts, explain


class Bought(CheckedModel):
    """The branch bought something, said the old way.

    Included in (membership): consortium.

    Deprecated. Use acquisition instead. It left out the shelves.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("event", "bought"))

    event: Literal["bought"] = "bought"
    """Which event it was."""
    title: str = Field(min_length=1, max_length=300)
    """Title on the cover. 1 to 300 characters. Advice: at most 80 characters."""
    room: str | None = None
    """Name of the room. Deprecated."""
    shelves: list[Annotated[int, Field(ge=1, le=900)]] | None = Field(default=None, min_length=1)
    """Where it stands. Each from 1 to 900. At least 1 element. Advice: at most 3 elements."""
