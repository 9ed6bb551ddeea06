"""The struct of productView contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_catalog_time, is_timestamp
from .custom_attribute import CustomAttributeStruct
from .values import CurrencyValue, EffectValue, Integer, Number, SignalCategoryValue


class ProductViewStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="signalType", tag="productView"
):
    product_id: str = field(name="productId")
    product_name: str = field(name="productName")
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    effect: EffectValue | None = None
    currency: CurrencyValue | None = None
    unit_price: Number | None = field(name="unitPrice", default=None)
    msrp: Number | None = None
    discount: Number | None = None
    product_category: str | None = field(name="productCategory", default=None)
    product_description: str | None = field(name="productDescription", default=None)
    product_urls: list[str] | None = field(name="productUrls", default=None)
    image_urls: list[str] | None = field(name="imageUrls", default=None)
    shopping_cart_url: str | None = field(name="shoppingCartUrl", default=None)
    promotion_id: str | None = field(name="promotionId", default=None)
    virtual_category: str | None = field(name="virtualCategory", default=None)
    product_category_id: str | None = field(name="productCategoryId", default=None)
    categories: str | None = None
    tags: list[str] | None = None
    sku: str | None = None
    model: str | None = None
    brand_name: str | None = field(name="brandName", default=None)
    brand_description: str | None = field(name="brandDescription", default=None)
    availability: str | None = None
    inventory_quantity: Integer | None = field(name="inventoryQuantity", default=None)
    product_status: str | None = field(name="productStatus", default=None)
    product_rating: Number | None = field(name="productRating", default=None)
    date_added: str | None = field(name="dateAdded", default=None)
    signal_custom_attributes: list[CustomAttributeStruct] | None = field(
        name="signalCustomAttributes", default=None
    )


def keeps_rules(struct: ProductViewStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp)) and (
        struct.date_added is None or is_catalog_time(struct.date_added)
    )
