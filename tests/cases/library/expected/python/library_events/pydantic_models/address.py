"""The object Address."""

from __future__ import annotations

from typing import ClassVar

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.address import accepts, explain


class Address(CheckedModel):
    """An address."""

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    street: str
    """Street and number."""
    town: str | None = None
    """Town. Advice: at least 1 character."""
