"""The struct of ping contents."""

from __future__ import annotations

from msgspec import Struct


class PingStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True, tag_field="kind", tag="ping"):
    pass
