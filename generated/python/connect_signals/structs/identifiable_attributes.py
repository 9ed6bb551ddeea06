"""The struct of IdentifiableAttributes objects."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_email, is_phone


class IdentifiableAttributesStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    contact_key: Annotated[str, Meta(min_length=1)] | None = field(name="contactKey", default=None)
    email: str | None = None
    sms: str | None = None
    whatsapp: str | None = None


def keeps_rules(struct: IdentifiableAttributesStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (
        (struct.email is None or is_email(struct.email))
        and (struct.sms is None or is_phone(struct.sms))
        and (struct.whatsapp is None or is_phone(struct.whatsapp))
        and not (
            struct.contact_key is None
            and struct.email is None
            and struct.sms is None
            and struct.whatsapp is None
        )
    )
