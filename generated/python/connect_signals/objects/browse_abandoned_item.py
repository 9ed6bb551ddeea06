"""The object BrowseAbandonedItem."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import SignalError
from ..runtime.findings import Findings
from ..runtime.wire import optional, wire_object
from ..validators.browse_abandoned_item import explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = (
    ("product_id", "productId", True),
    ("product_name", "productName", True),
    ("unit_price", "unitPrice", True),
    ("discount", "discount", False),
    ("product_category", "productCategory", False),
    ("product_description", "productDescription", False),
    ("product_urls", "productUrls", False),
    ("image_urls", "imageUrls", False),
    ("shopping_cart_url", "shoppingCartUrl", False),
    ("promotion_id", "promotionId", False),
    ("virtual_category", "virtualCategory", False),
    ("item_quantity", "itemQuantity", False),
    ("inventory_quantity", "inventoryQuantity", False),
)


@dataclass(frozen=True, kw_only=True)
class BrowseAbandonedItem:
    """A product that the visitor looked at and left.

    Note: Not the type of a cart's items: three members are required, and inventoryQuantity takes the place
    of productCategoryId. Both quantities are plain Numbers here, integers on a product's own signals.
    """

    product_id: str
    """Identifies the product; may equal its SKU. Advice: at least 1 character."""
    product_name: str
    """What the shop calls the product."""
    unit_price: float
    """Price of one unit. Advice: at least 0."""
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
    item_quantity: float | None = None
    """How many units. Advice: at least 0."""
    inventory_quantity: float | None = None
    """How many units are in stock. Advice: at least 0."""

    def __post_init__(self) -> None:
        """Raises SignalError where a value breaks a rule."""
        content = wire_object(self, _MEMBERS)
        findings = Findings()
        explain(content, "", findings)
        if findings.violations:
            raise SignalError(findings.violations)
        self.__dict__.update(vars(self.from_valid(content)))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> BrowseAbandonedItem:
        """The object for an object that keeps every rule; nothing is checked here."""
        get = content.get
        self = object.__new__(cls)
        self.__dict__.update(
            product_id=content["productId"],
            product_name=content["productName"],
            unit_price=content["unitPrice"],
            discount=get("discount"),
            product_category=get("productCategory"),
            product_description=get("productDescription"),
            product_urls=optional(tuple, get("productUrls")),
            image_urls=optional(tuple, get("imageUrls")),
            shopping_cart_url=get("shoppingCartUrl"),
            promotion_id=get("promotionId"),
            virtual_category=get("virtualCategory"),
            item_quantity=get("itemQuantity"),
            inventory_quantity=get("inventoryQuantity"),
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "productId": self.product_id,
            "productName": self.product_name,
            "unitPrice": self.unit_price,
        }
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
        if self.item_quantity is not None:
            result["itemQuantity"] = self.item_quantity
        if self.inventory_quantity is not None:
            result["inventoryQuantity"] = self.inventory_quantity
        return result
