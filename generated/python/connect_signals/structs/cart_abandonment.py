"""The struct of cartAbandonment contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_timestamp
from .cart_abandoned_item import CartAbandonedItemStruct
from .values import AbandonmentReasonValue, CurrencyValue, Number, SignalCategoryValue


class CartAbandonmentStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="signalType", tag="cartAbandonment"
):
    abandoned_cart_value: Number = field(name="abandonedCartValue")
    currency: CurrencyValue
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    abandonment_reason: AbandonmentReasonValue | None = field(name="abandonmentReason", default=None)
    abandonment_reason_description: str | None = field(name="abandonmentReasonDescription", default=None)
    abandoned_items: list[CartAbandonedItemStruct] | None = field(name="abandonedItems", default=None)
    shopping_cart_url: str | None = field(name="shoppingCartUrl", default=None)


def keeps_rules(struct: CartAbandonmentStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp)
