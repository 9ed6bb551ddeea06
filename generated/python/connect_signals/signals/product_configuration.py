"""Product configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Currency, Effect, SignalCategory
from ..errors import SignalError
from ..objects.custom_attribute import CustomAttribute
from ..runtime.findings import Findings
from ..runtime.wire import optional, optional_each, wire_object
from ..validators.product_configuration import explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = (
    ("currency", "currency", True),
    ("product_id", "productId", True),
    ("product_name", "productName", True),
    ("category", "category", False),
    ("name", "name", False),
    ("description", "description", False),
    ("signal_timestamp", "signalTimestamp", False),
    ("effect", "effect", False),
    ("configuration_type", "configurationType", False),
    ("unit_price", "unitPrice", False),
    ("inventory_quantity", "inventoryQuantity", False),
    ("discount", "discount", False),
    ("product_category", "productCategory", False),
    ("product_description", "productDescription", False),
    ("product_urls", "productUrls", False),
    ("image_urls", "imageUrls", False),
    ("shopping_cart_url", "shoppingCartUrl", False),
    ("promotion_id", "promotionId", False),
    ("virtual_category", "virtualCategory", False),
    ("product_category_id", "productCategoryId", False),
    ("signal_custom_attributes", "signalCustomAttributes", False),
)


@dataclass(frozen=True, kw_only=True)
class ProductConfiguration:
    """A visitor chose an option or opened a detail on a product's page, such as a size, a question or a
    review.

    Included in (subscription): premium, ultimate.
    """

    signal_type: ClassVar[Literal["productConfiguration"]] = "productConfiguration"

    currency: Currency
    """Currency of the prices and amounts."""
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
    configuration_type: str | None = None
    """What was touched: a parameter such as size, or an element of the page."""
    unit_price: float | None = None
    """Price of one unit. Advice: at least 0."""
    inventory_quantity: int | None = None
    """How many units are in stock. Advice: at least 0."""
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
    def from_valid(cls, content: Mapping[str, Any]) -> ProductConfiguration:
        """The object for a content that keeps every rule; nothing is checked here."""
        get = content.get
        self = object.__new__(cls)
        self.__dict__.update(
            currency=Currency(content["currency"]),
            product_id=content["productId"],
            product_name=content["productName"],
            category=optional(SignalCategory, get("category")),
            name=get("name"),
            description=get("description"),
            signal_timestamp=get("signalTimestamp"),
            effect=optional(Effect, get("effect")),
            configuration_type=get("configurationType"),
            unit_price=get("unitPrice"),
            inventory_quantity=optional(int, get("inventoryQuantity")),
            discount=get("discount"),
            product_category=get("productCategory"),
            product_description=get("productDescription"),
            product_urls=optional(tuple, get("productUrls")),
            image_urls=optional(tuple, get("imageUrls")),
            shopping_cart_url=get("shoppingCartUrl"),
            promotion_id=get("promotionId"),
            virtual_category=get("virtualCategory"),
            product_category_id=get("productCategoryId"),
            signal_custom_attributes=optional_each(CustomAttribute.from_valid, get("signalCustomAttributes")),
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "signalType": self.signal_type,
            "currency": self.currency.value,
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
        if self.configuration_type is not None:
            result["configurationType"] = self.configuration_type
        if self.unit_price is not None:
            result["unitPrice"] = self.unit_price
        if self.inventory_quantity is not None:
            result["inventoryQuantity"] = self.inventory_quantity
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
        if self.signal_custom_attributes is not None:
            result["signalCustomAttributes"] = [item.to_dict() for item in self.signal_custom_attributes]
        return result
