"""Product view."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Currency, Effect, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.product_view import accepts, explain
from . import _formats
from .custom_attribute import CustomAttribute


class ProductView(CheckedModel):
    """A visitor looked at a product's page.

    Included in (subscription): premium, ultimate.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "productView"))

    signal_type: Literal["productView"] = Field(default="productView", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    product_id: str = Field(alias="productId")
    """Identifies the product; may equal its SKU. Advice: at least 1 character."""
    product_name: str = Field(alias="productName")
    """What the shop calls the product."""
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
    currency: Currency | None = None
    """Currency of the prices and amounts."""
    unit_price: float | None = Field(default=None, alias="unitPrice")
    """Price of one unit. Advice: at least 0."""
    msrp: float | None = None
    """Suggested retail price, or the price before any discount. Advice: at least 0. Written with a decimal
    point.

    Note: The source asks for a decimal or float. JSON does not tell 10 from 10.0, so any number is valid;
    what we write out always has a decimal point.
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
    categories: str | None = None
    """All categories of the product.

    Note: Plural, but a String in the source; read as one string, as written.
    """
    tags: list[str] | None = None
    """Labels of the product."""
    sku: str | None = None
    """Stock keeping unit; for products whose id is another one."""
    model: str | None = None
    """Model number or designation."""
    brand_name: str | None = Field(default=None, alias="brandName")
    """Brand of the product."""
    brand_description: str | None = Field(default=None, alias="brandDescription")
    """What the brand stands for."""
    availability: str | None = None
    """Whether it can be had, such as "two days"."""
    inventory_quantity: int | None = Field(default=None, alias="inventoryQuantity")
    """How many units are in stock. Advice: at least 0."""
    product_status: str | None = Field(default=None, alias="productStatus")
    """Stage of its life, such as "last season"."""
    product_rating: float | None = Field(default=None, alias="productRating")
    """How buyers rate the product."""
    date_added: _formats.CatalogTime | None = Field(default=None, alias="dateAdded")
    """When the catalog took the product in. Format catalogTime."""
    signal_custom_attributes: list[CustomAttribute] | None = Field(
        default=None, alias="signalCustomAttributes"
    )
    """Whatever else the sender wants to tell."""
