"""The object BrowseAbandonedItem."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import SignalError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..validators.browse_abandoned_item import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    3,
    ("product_id", "productId", None),
    ("product_name", "productName", None),
    ("unit_price", "unitPrice", None),
    ("discount", "discount", None),
    ("product_category", "productCategory", None),
    ("product_description", "productDescription", None),
    ("product_urls", "productUrls", tuple),
    ("image_urls", "imageUrls", tuple),
    ("shopping_cart_url", "shoppingCartUrl", None),
    ("promotion_id", "promotionId", None),
    ("virtual_category", "virtualCategory", None),
    ("item_quantity", "itemQuantity", None),
    ("inventory_quantity", "inventoryQuantity", None),
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
        content = _MEMBERS.wire(self)
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise SignalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> BrowseAbandonedItem:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
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
