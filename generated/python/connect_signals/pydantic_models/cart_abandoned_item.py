"""The object CartAbandonedItem."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.cart_abandoned_item import accepts, explain


class CartAbandonedItem(CheckedModel):
    """A product that was left in the cart.

    Note: The source marks no member as required, so none is. The quantity is a plain Number, on addToCart
    an integer.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    product_id: str | None = Field(default=None, alias="productId")
    """Identifies the product; may equal its SKU. Advice: at least 1 character."""
    product_name: str | None = Field(default=None, alias="productName")
    """What the shop calls the product."""
    unit_price: float | None = Field(default=None, alias="unitPrice")
    """Price of one unit. Advice: at least 0."""
    item_quantity: float | None = Field(default=None, alias="itemQuantity")
    """How many units. Advice: at least 0."""
    discount: float | None = None
    """By how much the original price was lowered."""
    product_category: str | None = Field(default=None, alias="productCategory")
    """Where the catalog files the product."""
    product_description: str | None = Field(default=None, alias="productDescription")
    """What the product is."""
    product_urls: list[str] | None = Field(default=None, alias="productUrls")
    """Pages that show the product. Advice: each format url."""
    image_urls: list[str] | None = Field(default=None, alias="imageUrls")
    """Pictures of the product. Advice: each format url."""
    shopping_cart_url: str | None = Field(default=None, alias="shoppingCartUrl")
    """Page with the visitor's cart. Advice: format url."""
    promotion_id: str | None = Field(default=None, alias="promotionId")
    """Campaign element, such as a hero image or a call to action, that led here."""
    virtual_category: str | None = Field(default=None, alias="virtualCategory")
    """Category by which the visitor got there, such as "Gift ideas"."""
    product_category_id: str | None = Field(default=None, alias="productCategoryId")
    """Identifies the catalog category."""
