"""The object Item."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..enums import Medium
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.item import accepts, explain
from . import _formats


class Item(CheckedModel):
    """One thing that is lent.

    At most one of `medium`, `copies` is there and not null.

    Advice: `total` is `fee` + `tax`, give or take 0.005.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    isbn: _formats.Isbn13
    """Number of the edition. Format isbn13."""
    title: str = Field(min_length=1, max_length=120)
    """Title on the cover. 1 to 120 characters. Advice: at most 80 characters.

    Note: The label has no room for more.
    """
    copies: int | None = Field(default=None, ge=0, le=12)
    """How many of them. From 0 to 12. Advice: at most 3."""
    medium: Medium | None = None
    """What kind of thing it is. Advice: one of book, map."""
    fee: float | None = Field(default=None, ge=0)
    """What the reader paid, in euros. At least 0. Advice: from 0.5 to 99.5. Written with a decimal point.

    Note: Zero means that nothing was asked for.
    """
    tax: float | None = None
    """Part of the total that is tax."""
    total: float | None = None
    """Fee and tax."""
