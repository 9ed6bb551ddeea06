"""Structs that msgspec reads JSON text into, one module a record; it checks types and limits on the way.

They serve the verdict alone: one may refuse what is good, such as 2.0 for an integer, and takes nothing bad.
"""

from __future__ import annotations

from msgspec.json import Decoder

from .event import EventStruct, keeps_rules

_decode = Decoder(EventStruct).decode


def accepts(data: bytes | str) -> bool:
    """Whether the text is an envelope that keeps every rule; False may also mean: look closer."""
    try:
        return keeps_rules(_decode(data))
    except Exception:
        return False
