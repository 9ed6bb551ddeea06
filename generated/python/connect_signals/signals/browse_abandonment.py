"""Browse abandonment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import AbandonmentReason, Currency, Effect, SignalCategory
from ..errors import SignalError
from ..objects.browse_abandoned_item import BrowseAbandonedItem
from ..runtime.findings import Findings
from ..runtime.wire import optional, optional_each, wire_object
from ..validators.browse_abandonment import explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = (
    ("currency", "currency", True),
    ("category", "category", False),
    ("name", "name", False),
    ("description", "description", False),
    ("signal_timestamp", "signalTimestamp", False),
    ("effect", "effect", False),
    ("abandonment_reason", "abandonmentReason", False),
    ("abandonment_reason_description", "abandonmentReasonDescription", False),
    ("abandoned_items", "abandonedItems", False),
    ("product_category_id", "productCategoryId", False),
    ("promotion_id", "promotionId", False),
)


@dataclass(frozen=True, kw_only=True)
class BrowseAbandonment:
    """A visitor took a strong interest in products, then neither bought nor put one into the cart.

    Included in (subscription): premium, ultimate.
    """

    signal_type: ClassVar[Literal["browseAbandonment"]] = "browseAbandonment"

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
    effect: Effect | None = None
    """Whether the behaviour speaks for engagement or against it.

    Note: Stands in the source's example and not in its list of fields; read as optional.
    """
    abandonment_reason: AbandonmentReason | None = None
    """What probably drove the visitor away."""
    abandonment_reason_description: str | None = None
    """The reason in more detail."""
    abandoned_items: Sequence[BrowseAbandonedItem] | None = None
    """What the visitor looked at and did not put into the cart."""
    product_category_id: str | None = None
    """Identifies the catalog category."""
    promotion_id: str | None = None
    """Campaign element, such as a hero image or a call to action, that led here."""

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
    def from_valid(cls, content: Mapping[str, Any]) -> BrowseAbandonment:
        """The object for a content that keeps every rule; nothing is checked here."""
        get = content.get
        self = object.__new__(cls)
        self.__dict__.update(
            currency=Currency(content["currency"]),
            category=optional(SignalCategory, get("category")),
            name=get("name"),
            description=get("description"),
            signal_timestamp=get("signalTimestamp"),
            effect=optional(Effect, get("effect")),
            abandonment_reason=optional(AbandonmentReason, get("abandonmentReason")),
            abandonment_reason_description=get("abandonmentReasonDescription"),
            abandoned_items=optional_each(BrowseAbandonedItem.from_valid, get("abandonedItems")),
            product_category_id=get("productCategoryId"),
            promotion_id=get("promotionId"),
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "signalType": self.signal_type,
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
        if self.effect is not None:
            result["effect"] = self.effect.value
        if self.abandonment_reason is not None:
            result["abandonmentReason"] = self.abandonment_reason.value
        if self.abandonment_reason_description is not None:
            result["abandonmentReasonDescription"] = self.abandonment_reason_description
        if self.abandoned_items is not None:
            result["abandonedItems"] = [item.to_dict() for item in self.abandoned_items]
        if self.product_category_id is not None:
            result["productCategoryId"] = self.product_category_id
        if self.promotion_id is not None:
            result["promotionId"] = self.promotion_id
        return result
