"""The object BrowseAbandonedItem."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.browse_abandoned_item import accepts, explain


class BrowseAbandonedItem(CheckedModel):
    """A product that the visitor looked at and left.

    Note: Not the type of a cart's items: three members are required, and inventoryQuantity takes the place
    of productCategoryId. Both quantities are plain Numbers here, integers on a product's own signals.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    product_id: str = Field(alias="productId")
    """Identifies the product; may equal its SKU. Advice: at least 1 character."""
    product_name: str = Field(alias="productName")
    """What the shop calls the product."""
    unit_price: float = Field(alias="unitPrice")
    """Price of one unit. Advice: at least 0."""
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
    item_quantity: float | None = Field(default=None, alias="itemQuantity")
    """How many units. Advice: at least 0."""
    inventory_quantity: float | None = Field(default=None, alias="inventoryQuantity")
    """How many units are in stock. Advice: at least 0."""
