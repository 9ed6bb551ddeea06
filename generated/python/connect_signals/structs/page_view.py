"""The struct of pageView contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_timestamp
from .custom_attribute import CustomAttributeStruct
from .values import EffectValue, SignalCategoryValue


class PageViewStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="signalType", tag="pageView"
):
    url: str
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    effect: EffectValue | None = None
    page_category: str | None = field(name="pageCategory", default=None)
    page_group: str | None = field(name="pageGroup", default=None)
    signal_custom_attributes: list[CustomAttributeStruct] | None = field(
        name="signalCustomAttributes", default=None
    )


def keeps_rules(struct: PageViewStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp)
