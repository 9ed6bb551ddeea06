"""The object CustomAttribute."""

from __future__ import annotations

from typing import ClassVar

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.custom_attribute import accepts, explain


class CustomAttribute(CheckedModel):
    """A name and a value of the sender's own."""

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    name: str
    """What the attribute is called."""
    value: str
    """Content of the attribute."""
