"""Product view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Currency, Effect, SignalCategory
from ..errors import SignalError
from ..objects.custom_attribute import CustomAttribute
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.product_view import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    2,
    ("product_id", "productId", None),
    ("product_name", "productName", None),
    ("category", "category", member_of(SignalCategory)),
    ("name", "name", None),
    ("description", "description", None),
    ("signal_timestamp", "signalTimestamp", None),
    ("effect", "effect", member_of(Effect)),
    ("currency", "currency", member_of(Currency)),
    ("unit_price", "unitPrice", None),
    ("msrp", "msrp", float),
    ("discount", "discount", None),
    ("product_category", "productCategory", None),
    ("product_description", "productDescription", None),
    ("product_urls", "productUrls", tuple),
    ("image_urls", "imageUrls", tuple),
    ("shopping_cart_url", "shoppingCartUrl", None),
    ("promotion_id", "promotionId", None),
    ("virtual_category", "virtualCategory", None),
    ("product_category_id", "productCategoryId", None),
    ("categories", "categories", None),
    ("tags", "tags", tuple),
    ("sku", "sku", None),
    ("model", "model", None),
    ("brand_name", "brandName", None),
    ("brand_description", "brandDescription", None),
    ("availability", "availability", None),
    ("inventory_quantity", "inventoryQuantity", int),
    ("product_status", "productStatus", None),
    ("product_rating", "productRating", None),
    ("date_added", "dateAdded", None),
    ("signal_custom_attributes", "signalCustomAttributes", each(CustomAttribute.from_valid)),
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
        content = _MEMBERS.wire(self)
        content["signalType"] = self.signal_type
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise SignalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> ProductView:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
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
