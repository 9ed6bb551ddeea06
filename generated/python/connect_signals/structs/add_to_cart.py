"""The struct of addToCart contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_timestamp
from .custom_attribute import CustomAttributeStruct
from .values import CurrencyValue, EffectValue, Integer, Number, SignalCategoryValue


class AddToCartStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="signalType", tag="addToCart"
):
    currency: CurrencyValue
    item_quantity: Integer = field(name="itemQuantity")
    product_id: str = field(name="productId")
    product_name: str = field(name="productName")
    unit_price: Number = field(name="unitPrice")
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    effect: EffectValue | None = None
    discount: Number | None = None
    product_category: str | None = field(name="productCategory", default=None)
    product_description: str | None = field(name="productDescription", default=None)
    product_urls: list[str] | None = field(name="productUrls", default=None)
    image_urls: list[str] | None = field(name="imageUrls", default=None)
    shopping_cart_url: str | None = field(name="shoppingCartUrl", default=None)
    promotion_id: str | None = field(name="promotionId", default=None)
    virtual_category: str | None = field(name="virtualCategory", default=None)
    product_category_id: str | None = field(name="productCategoryId", default=None)
    signal_custom_attributes: list[CustomAttributeStruct] | None = field(
        name="signalCustomAttributes", default=None
    )


def keeps_rules(struct: AddToCartStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp)
