"""Browse abandonment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import AbandonmentReason, Currency, Effect, SignalCategory
from ..errors import SignalError
from ..objects.browse_abandoned_item import BrowseAbandonedItem
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.browse_abandonment import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    1,
    ("currency", "currency", member_of(Currency)),
    ("category", "category", member_of(SignalCategory)),
    ("name", "name", None),
    ("description", "description", None),
    ("signal_timestamp", "signalTimestamp", None),
    ("effect", "effect", member_of(Effect)),
    ("abandonment_reason", "abandonmentReason", member_of(AbandonmentReason)),
    ("abandonment_reason_description", "abandonmentReasonDescription", None),
    ("abandoned_items", "abandonedItems", each(BrowseAbandonedItem.from_valid)),
    ("product_category_id", "productCategoryId", None),
    ("promotion_id", "promotionId", None),
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
        content = _MEMBERS.wire(self)
        content["signalType"] = self.signal_type
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise SignalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> BrowseAbandonment:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
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
