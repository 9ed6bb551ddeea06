"""Product view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Currency, Effect, SignalCategory
from ..errors import SignalError
from ..objects.custom_attribute import CustomAttribute
from ..runtime.findings import Findings
from ..runtime.wire import optional, optional_each, wire_object
from ..validators.product_view import explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = (
    ("product_id", "productId", True),
    ("product_name", "productName", True),
    ("category", "category", False),
    ("name", "name", False),
    ("description", "description", False),
    ("signal_timestamp", "signalTimestamp", False),
    ("effect", "effect", False),
    ("currency", "currency", False),
    ("unit_price", "unitPrice", False),
    ("msrp", "msrp", False),
    ("discount", "discount", False),
    ("product_category", "productCategory", False),
    ("product_description", "productDescription", False),
    ("product_urls", "productUrls", False),
    ("image_urls", "imageUrls", False),
    ("shopping_cart_url", "shoppingCartUrl", False),
    ("promotion_id", "promotionId", False),
    ("virtual_category", "virtualCategory", False),
    ("product_category_id", "productCategoryId", False),
    ("categories", "categories", False),
    ("tags", "tags", False),
    ("sku", "sku", False),
    ("model", "model", False),
    ("brand_name", "brandName", False),
    ("brand_description", "brandDescription", False),
    ("availability", "availability", False),
    ("inventory_quantity", "inventoryQuantity", False),
    ("product_status", "productStatus", False),
    ("product_rating", "productRating", False),
    ("date_added", "dateAdded", False),
    ("signal_custom_attributes", "signalCustomAttributes", False),
)


@dataclass(frozen=True, kw_only=True)
class ProductView:
    """A visitor looked at a product's page.

    Included in (subscription): premium, ultimate.
    """

    signal_type: ClassVar[Literal["productView"]] = "productView"

    product_id: str
    """Identifies the product; may equal its SKU. Advice: at least 1 character."""
    product_name: str
    """What the shop calls the product."""
    category: SignalCategory | None = None
    """Broad class of the signal."""
    name: str | None = None
    """Tells this signal from others of its type. At most 256 characters.

    Note: The length counts Unicode code points, not bytes or UTF-16 units.
    """
    description: str | None = None
    """A few words on what the signal stands for."""
    signal_timestamp: str | None = None
    """When it happened; left out means when Connect received it. Format timestamp."""
    effect: Effect | None = None
    """Whether the behaviour speaks for engagement or against it. Advice: only positive.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
    currency: Currency | None = None
    """Currency of the prices and amounts."""
    unit_price: float | None = None
    """Price of one unit. Advice: at least 0."""
    msrp: float | None = None
    """Suggested retail price, or the price before any discount. Advice: at least 0. Written with a decimal
    point.

    Note: The source asks for a decimal or float. JSON does not tell 10 from 10.0, so any number is valid;
    what we write out always has a decimal point.
    """
    discount: float | None = None
    """By how much the original price was lowered."""
    product_category: str | None = None
    """Where the catalog files the product."""
    product_description: str | None = None
    """What the product is."""
    product_urls: Sequence[str] | None = None
    """Pages that show the product. Advice: each format url."""
    image_urls: Sequence[str] | None = None
    """Pictures of the product. Advice: each format url."""
    shopping_cart_url: str | None = None
    """Page with the visitor's cart. Advice: format url."""
    promotion_id: str | None = None
    """Campaign element, such as a hero image or a call to action, that led here."""
    virtual_category: str | None = None
    """Category by which the visitor got there, such as "Gift ideas"."""
    product_category_id: str | None = None
    """Identifies the catalog category."""
    categories: str | None = None
    """All categories of the product.

    Note: Plural, but a String in the source; read as one string, as written.
    """
    tags: Sequence[str] | None = None
    """Labels of the product."""
    sku: str | None = None
    """Stock keeping unit; for products whose id is another one."""
    model: str | None = None
    """Model number or designation."""
    brand_name: str | None = None
    """Brand of the product."""
    brand_description: str | None = None
    """What the brand stands for."""
    availability: str | None = None
    """Whether it can be had, such as "two days"."""
    inventory_quantity: int | None = None
    """How many units are in stock. Advice: at least 0."""
    product_status: str | None = None
    """Stage of its life, such as "last season"."""
    product_rating: float | None = None
    """How buyers rate the product."""
    date_added: str | None = None
    """When the catalog took the product in. Format catalogTime."""
    signal_custom_attributes: Sequence[CustomAttribute] | None = None
    """Whatever else the sender wants to tell."""

    def __post_init__(self) -> None:
        """Raises SignalError where a value breaks a rule."""
        content = wire_object(self, _MEMBERS)
        content["signalType"] = self.signal_type
        findings = Findings()
        explain(content, "", findings)
        if findings.violations:
            raise SignalError(findings.violations)
        self.__dict__.update(vars(self.from_valid(content)))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> ProductView:
        """The object for a content that keeps every rule; nothing is checked here."""
        get = content.get
        self = object.__new__(cls)
        self.__dict__.update(
            product_id=content["productId"],
            product_name=content["productName"],
            category=optional(SignalCategory, get("category")),
            name=get("name"),
            description=get("description"),
            signal_timestamp=get("signalTimestamp"),
            effect=optional(Effect, get("effect")),
            currency=optional(Currency, get("currency")),
            unit_price=get("unitPrice"),
            msrp=optional(float, get("msrp")),
            discount=get("discount"),
            product_category=get("productCategory"),
            product_description=get("productDescription"),
            product_urls=optional(tuple, get("productUrls")),
            image_urls=optional(tuple, get("imageUrls")),
            shopping_cart_url=get("shoppingCartUrl"),
            promotion_id=get("promotionId"),
            virtual_category=get("virtualCategory"),
            product_category_id=get("productCategoryId"),
            categories=get("categories"),
            tags=optional(tuple, get("tags")),
            sku=get("sku"),
            model=get("model"),
            brand_name=get("brandName"),
            brand_description=get("brandDescription"),
            availability=get("availability"),
            inventory_quantity=optional(int, get("inventoryQuantity")),
            product_status=get("productStatus"),
            product_rating=get("productRating"),
            date_added=get("dateAdded"),
            signal_custom_attributes=optional_each(CustomAttribute.from_valid, get("signalCustomAttributes")),
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "signalType": self.signal_type,
            "productId": self.product_id,
            "productName": self.product_name,
        }
        if self.category is not None:
            result["category"] = self.category.value
        if self.name is not None:
            result["name"] = self.name
        if self.description is not None:
            result["description"] = self.description
        if self.signal_timestamp is not None:
            result["signalTimestamp"] = self.signal_timestamp
        if self.effect is not None:
            result["effect"] = self.effect.value
        if self.currency is not None:
            result["currency"] = self.currency.value
        if self.unit_price is not None:
            result["unitPrice"] = self.unit_price
        if self.msrp is not None:
            result["msrp"] = self.msrp
        if self.discount is not None:
            result["discount"] = self.discount
        if self.product_category is not None:
            result["productCategory"] = self.product_category
        if self.product_description is not None:
            result["productDescription"] = self.product_description
        if self.product_urls is not None:
            result["productUrls"] = list(self.product_urls)
        if self.image_urls is not None:
            result["imageUrls"] = list(self.image_urls)
        if self.shopping_cart_url is not None:
            result["shoppingCartUrl"] = self.shopping_cart_url
        if self.promotion_id is not None:
            result["promotionId"] = self.promotion_id
        if self.virtual_category is not None:
            result["virtualCategory"] = self.virtual_category
        if self.product_category_id is not None:
            result["productCategoryId"] = self.product_category_id
        if self.categories is not None:
            result["categories"] = self.categories
        if self.tags is not None:
            result["tags"] = list(self.tags)
        if self.sku is not None:
            result["sku"] = self.sku
        if self.model is not None:
            result["model"] = self.model
        if self.brand_name is not None:
            result["brandName"] = self.brand_name
        if self.brand_description is not None:
            result["brandDescription"] = self.brand_description
        if self.availability is not None:
            result["availability"] = self.availability
        if self.inventory_quantity is not None:
            result["inventoryQuantity"] = self.inventory_quantity
        if self.product_status is not None:
            result["productStatus"] = self.product_status
        if self.product_rating is not None:
            result["productRating"] = self.product_rating
        if self.date_added is not None:
            result["dateAdded"] = self.date_added
        if self.signal_custom_attributes is not None:
            result["signalCustomAttributes"] = [item.to_dict() for item in self.signal_custom_attributes]
        return result
