"""The object OrderedItem."""

from __future__ import annotations

from dataclasses import dataclass

from ..enums import Currency
from ..errors import SignalError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, member_of
from ..validators.ordered_item import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    3,
    ("product_id", "productId", None),
    ("product_name", "productName", None),
    ("unit_price", "unitPrice", None),
    ("item_quantity", "itemQuantity", None),
    ("discount", "discount", None),
    ("product_category", "productCategory", None),
    ("product_description", "productDescription", None),
    ("product_urls", "productUrls", tuple),
    ("image_urls", "imageUrls", tuple),
    ("shopping_cart_url", "shoppingCartUrl", None),
    ("promotion_id", "promotionId", None),
    ("virtual_category", "virtualCategory", None),
    ("product_category_id", "productCategoryId", None),
    ("currency", "currency", member_of(Currency)),
)


@dataclass(frozen=True, kw_only=True)
class OrderedItem:
    """A product in an order.

    Note: Where the source speaks of a quantity it means itemQuantity, a plain Number here and an integer
    on addToCart.
    """

    product_id: str
    """Identifies the product; may equal its SKU. Advice: at least 1 character."""
    product_name: str
    """What the shop calls the product."""
    unit_price: float
    """What the customer paid for one unit. Advice: at least 0."""
    item_quantity: float | None = None
    """How many units. Advice: at least 0."""
    discount: float | None = None
    """By how much the price of one unit was lowered."""
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
    currency: Currency | None = None
    """Currency of the prices and amounts.

    Note: Stands in the source's example and not in its list of fields; read as optional.
    """

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
    def from_valid(cls, content: Mapping[str, Any]) -> OrderedItem:
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
        if self.item_quantity is not None:
            result["itemQuantity"] = self.item_quantity
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
        if self.currency is not None:
            result["currency"] = self.currency.value
        return result
