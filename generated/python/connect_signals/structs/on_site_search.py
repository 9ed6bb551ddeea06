"""The struct of onSiteSearch contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_timestamp
from .custom_attribute import CustomAttributeStruct
from .values import EffectValue, Integer, SignalCategoryValue


class OnSiteSearchStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="signalType", tag="onSiteSearch"
):
    number_of_results: Integer = field(name="numberOfResults")
    search_term: str = field(name="searchTerm")
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    effect: EffectValue | None = None
    signal_custom_attributes: list[CustomAttributeStruct] | None = field(
        name="signalCustomAttributes", default=None
    )


def keeps_rules(struct: OnSiteSearchStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp)
