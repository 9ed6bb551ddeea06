"""The struct of BrowseAbandonedItem objects."""

from __future__ import annotations

from msgspec import Struct, field

from .values import Number


class BrowseAbandonedItemStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    product_id: str = field(name="productId")
    product_name: str = field(name="productName")
    unit_price: Number = field(name="unitPrice")
    discount: Number | None = None
    product_category: str | None = field(name="productCategory", default=None)
    product_description: str | None = field(name="productDescription", default=None)
    product_urls: list[str] | None = field(name="productUrls", default=None)
    image_urls: list[str] | None = field(name="imageUrls", default=None)
    shopping_cart_url: str | None = field(name="shoppingCartUrl", default=None)
    promotion_id: str | None = field(name="promotionId", default=None)
    virtual_category: str | None = field(name="virtualCategory", default=None)
    item_quantity: Number | None = field(name="itemQuantity", default=None)
    inventory_quantity: Number | None = field(name="inventoryQuantity", default=None)
