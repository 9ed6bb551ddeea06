"""Add to cart."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Currency, Effect, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.add_to_cart import accepts, explain
from . import _formats
from .custom_attribute import CustomAttribute


class AddToCart(CheckedModel):
    """A visitor put a product into the cart.

    Included in (subscription): all.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "addToCart"))

    signal_type: Literal["addToCart"] = Field(default="addToCart", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    currency: Currency
    """Currency of the prices and amounts."""
    item_quantity: int = Field(alias="itemQuantity")
    """How many units. Advice: at least 0."""
    product_id: str = Field(alias="productId")
    """Identifies the product; may equal its SKU. Advice: at least 1 character."""
    product_name: str = Field(alias="productName")
    """What the shop calls the product."""
    unit_price: float = Field(alias="unitPrice")
    """Price of one unit. Advice: at least 0."""
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
    """Whether the behaviour speaks for engagement or against it.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
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
    signal_custom_attributes: list[CustomAttribute] | None = Field(
        default=None, alias="signalCustomAttributes"
    )
    """Whatever else the sender wants to tell."""
