"""The struct of Item objects."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from ..vocabulary import MEDIUM, is_isbn13
from .values import Number


class ItemStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    isbn: str
    title: Annotated[str, Meta(min_length=1, max_length=120)]
    copies: Annotated[int, Meta(ge=0, le=12)] | None = None
    medium: str | None = None
    fee: Annotated[float, Meta(ge=0, lt=1.7976931348623157e308)] | None = None
    tax: Number | None = None
    total: Number | None = None


def keeps_rules(struct: ItemStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (
        is_isbn13(struct.isbn)
        and (struct.medium is None or (struct.medium.isascii() and struct.medium.lower() in MEDIUM))
        and not (sum(value is not None for value in (struct.medium, struct.copies)) > 1)
    )
