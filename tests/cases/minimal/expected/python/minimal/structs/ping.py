"""The struct of ping contents."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class PingStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    kind: Literal["ping"]
