"""The struct of richMediaInteraction contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import INTERACTION_TYPE, is_timestamp
from .custom_attribute import CustomAttributeStruct
from .values import EffectValue, SignalCategoryValue


class RichMediaInteractionStruct(
    Struct,
    forbid_unknown_fields=True,
    gc=False,
    kw_only=True,
    tag_field="signalType",
    tag="richMediaInteraction",
):
    media_id: str = field(name="mediaId")
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    effect: EffectValue | None = None
    interaction_type: str | None = field(name="interactionType", default=None)
    media_category: str | None = field(name="mediaCategory", default=None)
    media_name: str | None = field(name="mediaName", default=None)
    url: str | None = None
    signal_custom_attributes: list[CustomAttributeStruct] | None = field(
        name="signalCustomAttributes", default=None
    )


def keeps_rules(struct: RichMediaInteractionStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp)) and (
        struct.interaction_type is None
        or (struct.interaction_type.isascii() and struct.interaction_type.lower() in INTERACTION_TYPE)
    )
