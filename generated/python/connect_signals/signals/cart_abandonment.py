"""Cart abandonment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import AbandonmentReason, Currency, SignalCategory
from ..errors import SignalError
from ..objects.cart_abandoned_item import CartAbandonedItem
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.cart_abandonment import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    2,
    ("abandoned_cart_value", "abandonedCartValue", None),
    ("currency", "currency", member_of(Currency)),
    ("category", "category", member_of(SignalCategory)),
    ("name", "name", None),
    ("description", "description", None),
    ("signal_timestamp", "signalTimestamp", None),
    ("abandonment_reason", "abandonmentReason", member_of(AbandonmentReason)),
    ("abandonment_reason_description", "abandonmentReasonDescription", None),
    ("abandoned_items", "abandonedItems", each(CartAbandonedItem.from_valid)),
    ("shopping_cart_url", "shoppingCartUrl", None),
)


@dataclass(frozen=True, kw_only=True)
class CartAbandonment:
    """A session ended with products in the cart and without an order.

    Included in (subscription): premium, ultimate.
    """

    signal_type: ClassVar[Literal["cartAbandonment"]] = "cartAbandonment"

    abandoned_cart_value: float
    """What the abandoned cart was worth. Advice: at least 0."""
    currency: Currency
    """Currency of the prices and amounts."""
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
    abandonment_reason: AbandonmentReason | None = None
    """What probably drove the visitor away."""
    abandonment_reason_description: str | None = None
    """The reason in more detail."""
    abandoned_items: Sequence[CartAbandonedItem] | None = None
    """What was left in the cart."""
    shopping_cart_url: str | None = None
    """Page with the visitor's cart. Advice: format url."""

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
    def from_valid(cls, content: Mapping[str, Any]) -> CartAbandonment:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "signalType": self.signal_type,
            "abandonedCartValue": self.abandoned_cart_value,
            "currency": self.currency.value,
        }
        if self.category is not None:
            result["category"] = self.category.value
        if self.name is not None:
            result["name"] = self.name
        if self.description is not None:
            result["description"] = self.description
        if self.signal_timestamp is not None:
            result["signalTimestamp"] = self.signal_timestamp
        if self.abandonment_reason is not None:
            result["abandonmentReason"] = self.abandonment_reason.value
        if self.abandonment_reason_description is not None:
            result["abandonmentReasonDescription"] = self.abandonment_reason_description
        if self.abandoned_items is not None:
            result["abandonedItems"] = [item.to_dict() for item in self.abandoned_items]
        if self.shopping_cart_url is not None:
            result["shoppingCartUrl"] = self.shopping_cart_url
        return result
