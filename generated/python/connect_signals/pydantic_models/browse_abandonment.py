"""Browse abandonment."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import AbandonmentReason, Currency, Effect, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.browse_abandonment import accepts, explain
from . import _formats
from .browse_abandoned_item import BrowseAbandonedItem


class BrowseAbandonment(CheckedModel):
    """A visitor took a strong interest in products, then neither bought nor put one into the cart.

    Included in (subscription): premium, ultimate.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "browseAbandonment"))

    signal_type: Literal["browseAbandonment"] = Field(default="browseAbandonment", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    currency: Currency
    """Currency of the prices and amounts."""
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

    Note: Stands in the source's example and not in its list of fields; read as optional.
    """
    abandonment_reason: AbandonmentReason | None = Field(default=None, alias="abandonmentReason")
    """What probably drove the visitor away."""
    abandonment_reason_description: str | None = Field(default=None, alias="abandonmentReasonDescription")
    """The reason in more detail."""
    abandoned_items: list[BrowseAbandonedItem] | None = Field(default=None, alias="abandonedItems")
    """What the visitor looked at and did not put into the cart."""
    product_category_id: str | None = Field(default=None, alias="productCategoryId")
    """Identifies the catalog category."""
    promotion_id: str | None = Field(default=None, alias="promotionId")
    """Campaign element, such as a hero image or a call to action, that led here."""
