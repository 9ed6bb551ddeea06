"""Loan."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Mood
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.loan import accepts, explain
from . import _formats
from .item import Item
from .person import Person


class Loan(CheckedModel):
    """A reader took things home.

    Included in (membership): all.

    When `renewed` is true, `renewals` is there and `renewals` is at least 1.

    When `renewals` is from 3 to 9 and `renewed` is true, `reason` is one of: bad, "".

    Advice: When `fee` is there, `total` is there.

    When `fee` is 0.5 or 1 or 2, `tax` is at most 0.38.

    Advice: `total` is `fee` + `tax`.

    Advice: `items` has at most 10 elements.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("event", "loan"))

    event: Literal["loan"] = "loan"
    """Which event it was."""
    reader: Person
    """Who borrowed it."""
    items: list[Item] = Field(min_length=1, max_length=20)
    """What was borrowed. 1 to 20 elements."""
    due: _formats.Date
    """Last day of the loan. Format date."""
    fee: float | None = Field(default=None, ge=0, le=500)
    """What the reader paid, in euros. From 0 to 500. Advice: from 0.5 to 99.5. Written with a decimal point.

    Note: Zero means that nothing was asked for.
    """
    tax: float | None = None
    """Part of the total that is tax."""
    total: float | None = None
    """Fee and tax."""
    due_date: str | None = Field(default=None, alias="dueDate")
    """As the old system wrote it. Use `due`. Deprecated; use due."""
    renewed: bool | None = None
    """The loan was made longer."""
    renewals: int | None = None
    """How often it was made longer."""
    reason: Mood | None = None
    """How the reader felt about it."""
