"""The struct of error contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import ERROR_TYPE, is_timestamp
from .custom_attribute import CustomAttributeStruct
from .values import EffectValue, SignalCategoryValue


class ErrorStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="signalType", tag="error"
):
    error_text: str = field(name="errorText")
    error_type: str = field(name="errorType")
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    effect: EffectValue | None = None
    error_identifier: str | None = field(name="errorIdentifier", default=None)
    signal_custom_attributes: list[CustomAttributeStruct] | None = field(
        name="signalCustomAttributes", default=None
    )


def keeps_rules(struct: ErrorStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (struct.error_type.isascii() and struct.error_type.lower() in ERROR_TYPE) and (
        struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp)
    )
