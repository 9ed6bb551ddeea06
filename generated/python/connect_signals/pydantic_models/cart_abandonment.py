"""Cart abandonment."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import AbandonmentReason, Currency, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.cart_abandonment import accepts, explain
from . import _formats
from .cart_abandoned_item import CartAbandonedItem


class CartAbandonment(CheckedModel):
    """A session ended with products in the cart and without an order.

    Included in (subscription): premium, ultimate.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "cartAbandonment"))

    signal_type: Literal["cartAbandonment"] = Field(default="cartAbandonment", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    abandoned_cart_value: float = Field(alias="abandonedCartValue")
    """What the abandoned cart was worth. Advice: at least 0."""
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
    abandonment_reason: AbandonmentReason | None = Field(default=None, alias="abandonmentReason")
    """What probably drove the visitor away."""
    abandonment_reason_description: str | None = Field(default=None, alias="abandonmentReasonDescription")
    """The reason in more detail."""
    abandoned_items: list[CartAbandonedItem] | None = Field(default=None, alias="abandonedItems")
    """What was left in the cart."""
    shopping_cart_url: str | None = Field(default=None, alias="shoppingCartUrl")
    """Page with the visitor's cart. Advice: format url."""
