"""The object OrderedItem."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..enums import Currency
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.ordered_item import accepts, explain


class OrderedItem(CheckedModel):
    """A product in an order.

    Note: Where the source speaks of a quantity it means itemQuantity, a plain Number here and an integer
    on addToCart.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    product_id: str = Field(alias="productId")
    """Identifies the product; may equal its SKU. Advice: at least 1 character."""
    product_name: str = Field(alias="productName")
    """What the shop calls the product."""
    unit_price: float = Field(alias="unitPrice")
    """What the customer paid for one unit. Advice: at least 0."""
    item_quantity: float | None = Field(default=None, alias="itemQuantity")
    """How many units. Advice: at least 0."""
    discount: float | None = None
    """By how much the price of one unit was lowered."""
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
    currency: Currency | None = None
    """Currency of the prices and amounts.

    Note: Stands in the source's example and not in its list of fields; read as optional.
    """
