"""Order."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Currency, Effect, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.order import accepts, explain
from . import _formats
from .custom_attribute import CustomAttribute
from .ordered_item import OrderedItem


class Order(CheckedModel):
    """A contact placed an order.

    Included in (subscription): all.

    Advice: `orderValue` is `orderSubtotal` + `orderShippingHandling` + `orderTax`, give or take 0.01.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "order"))

    signal_type: Literal["order"] = Field(default="order", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    currency: Currency
    """Currency of the prices and amounts."""
    order_id: str = Field(alias="orderId")
    """Identifies the order. Advice: at least 1 character."""
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
    """Whether the behaviour speaks for engagement or against it. Advice: only positive.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
    ordered_items: list[OrderedItem] | None = Field(default=None, alias="orderedItems")
    """What was bought; one entry for each product and not for each unit."""
    order_subtotal: float | None = Field(default=None, alias="orderSubtotal")
    """Price of the items after discounts."""
    order_discount: float | None = Field(default=None, alias="orderDiscount")
    """What discounts took off the original price."""
    order_shipping_handling: float | None = Field(default=None, alias="orderShippingHandling")
    """Charge for shipping and handling."""
    order_tax: float | None = Field(default=None, alias="orderTax")
    """Tax on the order."""
    order_value: float | None = Field(default=None, alias="orderValue")
    """Total to pay."""
    signal_custom_attributes: list[CustomAttribute] | None = Field(
        default=None, alias="signalCustomAttributes"
    )
    """Whatever else the sender wants to tell."""
