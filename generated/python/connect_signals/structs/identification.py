"""The struct of identification contents."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_email, is_phone, is_timestamp
from .values import EffectValue, IdentifierNameValue, SignalCategoryValue


class IdentificationStruct(
    Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="signalType", tag="identification"
):
    identifier_name: IdentifierNameValue = field(name="identifierName")
    identifier_value: str = field(name="identifierValue")
    category: SignalCategoryValue | None = None
    name: Annotated[str, Meta(max_length=256)] | None = None
    description: str | None = None
    signal_timestamp: str | None = field(name="signalTimestamp", default=None)
    effect: EffectValue | None = None
    identification_from_login: bool | None = field(name="identificationFromLogin", default=None)


def keeps_rules(struct: IdentificationStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (
        (struct.signal_timestamp is None or is_timestamp(struct.signal_timestamp))
        and not (struct.identifier_name == "email" and not is_email(struct.identifier_value))
        and not (struct.identifier_name == "sms" and not is_phone(struct.identifier_value))
        and not (struct.identifier_name == "contactKey" and not struct.identifier_value)
    )
