"""The object Person."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.person import accepts, explain
from .address import Address


class Person(CheckedModel):
    """A person.

    At least one of `card`, `mail`, `phone` is there and not null.

    Advice: At most one of `mail`, `phone` is there and not null.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    card: str | None = None
    """Number of the reader's card."""
    mail: str | None = Field(default=None, repr=False)
    """E-mail address. Advice: at least 3 characters."""
    phone: str | None = Field(default=None, repr=False)
    """Telephone number."""
    home: Address | None = None
    """Where the person lives."""
