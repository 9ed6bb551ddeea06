"""Order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Currency, Effect, SignalCategory
from ..errors import SignalError
from ..objects.custom_attribute import CustomAttribute
from ..objects.ordered_item import OrderedItem
from ..runtime.findings import Findings
from ..runtime.wire import optional, optional_each, wire_object
from ..validators.order import explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = (
    ("currency", "currency", True),
    ("order_id", "orderId", True),
    ("category", "category", False),
    ("name", "name", False),
    ("description", "description", False),
    ("signal_timestamp", "signalTimestamp", False),
    ("effect", "effect", False),
    ("ordered_items", "orderedItems", False),
    ("order_subtotal", "orderSubtotal", False),
    ("order_discount", "orderDiscount", False),
    ("order_shipping_handling", "orderShippingHandling", False),
    ("order_tax", "orderTax", False),
    ("order_value", "orderValue", False),
    ("signal_custom_attributes", "signalCustomAttributes", False),
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
        content = wire_object(self, _MEMBERS)
        content["signalType"] = self.signal_type
        findings = Findings()
        explain(content, "", findings)
        if findings.violations:
            raise SignalError(findings.violations)
        self.__dict__.update(vars(self.from_valid(content)))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Order:
        """The object for a content that keeps every rule; nothing is checked here."""
        get = content.get
        self = object.__new__(cls)
        self.__dict__.update(
            currency=Currency(content["currency"]),
            order_id=content["orderId"],
            category=optional(SignalCategory, get("category")),
            name=get("name"),
            description=get("description"),
            signal_timestamp=get("signalTimestamp"),
            effect=optional(Effect, get("effect")),
            ordered_items=optional_each(OrderedItem.from_valid, get("orderedItems")),
            order_subtotal=get("orderSubtotal"),
            order_discount=get("orderDiscount"),
            order_shipping_handling=get("orderShippingHandling"),
            order_tax=get("orderTax"),
            order_value=get("orderValue"),
            signal_custom_attributes=optional_each(CustomAttribute.from_valid, get("signalCustomAttributes")),
        )
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
