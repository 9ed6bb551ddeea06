"""The struct of Address objects."""

from __future__ import annotations

from msgspec import Struct


class AddressStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    street: str
    town: str | None = None
