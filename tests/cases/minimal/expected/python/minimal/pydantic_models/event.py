"""The object Event."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.event import accepts, explain
from ._content import Content


class Event(CheckedModel):
    """An event."""

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    content: Content = Field(alias="payload")
    """The event."""
