"""The struct of CustomAttribute objects."""

from __future__ import annotations

from msgspec import Struct


class CustomAttributeStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    name: str
    value: str
