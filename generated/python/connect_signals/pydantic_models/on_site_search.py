"""On-site search."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Effect, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.on_site_search import accepts, explain
from . import _formats
from .custom_attribute import CustomAttribute


class OnSiteSearch(CheckedModel):
    """A visitor searched the site.

    Included in (subscription): premium, ultimate.

    Advice: When `numberOfResults` is at least 1, `effect` is positive.

    Advice: When `numberOfResults` is 0, `effect` is negative.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "onSiteSearch"))

    signal_type: Literal["onSiteSearch"] = Field(default="onSiteSearch", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    number_of_results: int = Field(alias="numberOfResults")
    """How many results were found. Advice: at least 0."""
    search_term: str = Field(alias="searchTerm")
    """What the visitor typed."""
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
    signal_custom_attributes: list[CustomAttribute] | None = Field(
        default=None, alias="signalCustomAttributes"
    )
    """Whatever else the sender wants to tell."""
