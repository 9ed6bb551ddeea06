"""The struct of Person objects."""

from __future__ import annotations

from msgspec import Struct

from .address import AddressStruct


class PersonStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    card: str | None = None
    mail: str | None = None
    phone: str | None = None
    home: AddressStruct | None = None


def keeps_rules(struct: PersonStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return not (struct.card is None and struct.mail is None and struct.phone is None)
