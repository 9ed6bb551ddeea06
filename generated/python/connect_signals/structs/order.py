"""The struct of order contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_timestamp
from .custom_attribute import CustomAttributeStruct
from .ordered_item import OrderedItemStruct
from .values import CurrencyValue, EffectValue, Number, SignalCategoryValue


class OrderStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="signalType", tag="order"
):
    currency: CurrencyValue
    order_id: str = field(name="orderId")
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    effect: EffectValue | None = None
    ordered_items: list[OrderedItemStruct] | None = field(name="orderedItems", default=None)
    order_subtotal: Number | None = field(name="orderSubtotal", default=None)
    order_discount: Number | None = field(name="orderDiscount", default=None)
    order_shipping_handling: Number | None = field(name="orderShippingHandling", default=None)
    order_tax: Number | None = field(name="orderTax", default=None)
    order_value: Number | None = field(name="orderValue", default=None)
    signal_custom_attributes: list[CustomAttributeStruct] | None = field(
        name="signalCustomAttributes", default=None
    )


def keeps_rules(struct: OrderStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp)
