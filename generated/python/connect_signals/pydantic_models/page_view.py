"""Page view."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Effect, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.page_view import accepts, explain
from . import _formats
from .custom_attribute import CustomAttribute


class PageView(CheckedModel):
    """A visitor opened a page.

    Included in (subscription): premium, ultimate.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "pageView"))

    signal_type: Literal["pageView"] = Field(default="pageView", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    url: str
    """Page that was opened. Advice: format url."""
    category: SignalCategory | None = None
    """Broad class of the signal."""
    name: str | None = Field(default=None, max_length=256)
    """Tells this signal from others of its type. At most 256 characters.

    Note: The length counts Unicode code points, not bytes or UTF-16 units.
    """
    description: str | None = None
    """A few words on what the signal stands for."""
    signal_timestamp: _formats.Timestamp | None = Field(default=None, alias="signalTimestamp")
    """When it happened; left out means when Connect received it. Format timestamp."""
    effect: Effect | None = None
    """Whether the behaviour speaks for engagement or against it.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
    page_category: str | None = Field(default=None, alias="pageCategory")
    """Category of the page."""
    page_group: str | None = Field(default=None, alias="pageGroup")
    """Set of related pages that it is part of."""
    signal_custom_attributes: list[CustomAttribute] | None = Field(
        default=None, alias="signalCustomAttributes"
    )
    """Whatever else the sender wants to tell."""
