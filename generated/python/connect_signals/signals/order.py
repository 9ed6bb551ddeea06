"""Order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Currency, Effect, SignalCategory
from ..errors import SignalError
from ..objects.custom_attribute import CustomAttribute
from ..objects.ordered_item import OrderedItem
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.order import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    2,
    ("currency", "currency", member_of(Currency)),
    ("order_id", "orderId", None),
    ("category", "category", member_of(SignalCategory)),
    ("name", "name", None),
    ("description", "description", None),
    ("signal_timestamp", "signalTimestamp", None),
    ("effect", "effect", member_of(Effect)),
    ("ordered_items", "orderedItems", each(OrderedItem.from_valid)),
    ("order_subtotal", "orderSubtotal", None),
    ("order_discount", "orderDiscount", None),
    ("order_shipping_handling", "orderShippingHandling", None),
    ("order_tax", "orderTax", None),
    ("order_value", "orderValue", None),
    ("signal_custom_attributes", "signalCustomAttributes", each(CustomAttribute.from_valid)),
)


@dataclass(frozen=True, kw_only=True)
class Order:
    """A contact placed an order.

    Included in (subscription): all.

    Advice: `orderValue` is `orderSubtotal` + `orderShippingHandling` + `orderTax`, give or take 0.01.
    """

    signal_type: ClassVar[Literal["order"]] = "order"

    currency: Currency
    """Currency of the prices and amounts."""
    order_id: str
    """Identifies the order. Advice: at least 1 character."""
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
    ordered_items: Sequence[OrderedItem] | None = None
    """What was bought; one entry for each product and not for each unit."""
    order_subtotal: float | None = None
    """Price of the items after discounts."""
    order_discount: float | None = None
    """What discounts took off the original price."""
    order_shipping_handling: float | None = None
    """Charge for shipping and handling."""
    order_tax: float | None = None
    """Tax on the order."""
    order_value: float | None = None
    """Total to pay."""
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
    def from_valid(cls, content: Mapping[str, Any]) -> Order:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "signalType": self.signal_type,
            "currency": self.currency.value,
            "orderId": self.order_id,
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
        if self.ordered_items is not None:
            result["orderedItems"] = [item.to_dict() for item in self.ordered_items]
        if self.order_subtotal is not None:
            result["orderSubtotal"] = self.order_subtotal
        if self.order_discount is not None:
            result["orderDiscount"] = self.order_discount
        if self.order_shipping_handling is not None:
            result["orderShippingHandling"] = self.order_shipping_handling
        if self.order_tax is not None:
            result["orderTax"] = self.order_tax
        if self.order_value is not None:
            result["orderValue"] = self.order_value
        if self.signal_custom_attributes is not None:
            result["signalCustomAttributes"] = [item.to_dict() for item in self.signal_custom_attributes]
        return result
