"""The struct of browseAbandonment contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_timestamp
from .browse_abandoned_item import BrowseAbandonedItemStruct
from .values import AbandonmentReasonValue, CurrencyValue, EffectValue, SignalCategoryValue


class BrowseAbandonmentStruct(
    Struct,
    forbid_unknown_fields=True,
    gc=False,
    kw_only=True,
    tag_field="signalType",
    tag="browseAbandonment",
):
    currency: CurrencyValue
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    effect: EffectValue | None = None
    abandonment_reason: AbandonmentReasonValue | None = field(name="abandonmentReason", default=None)
    abandonment_reason_description: str | None = field(name="abandonmentReasonDescription", default=None)
    abandoned_items: list[BrowseAbandonedItemStruct] | None = field(name="abandonedItems", default=None)
    product_category_id: str | None = field(name="productCategoryId", default=None)
    promotion_id: str | None = field(name="promotionId", default=None)


def keeps_rules(struct: BrowseAbandonmentStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp)
