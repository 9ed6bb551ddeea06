"""Structs that msgspec reads JSON text into, one module a record; it checks types and limits on the way.

They serve the verdict alone: one may refuse what is good, such as 2.0 for an integer, and takes nothing bad.
"""

from __future__ import annotations

from msgspec.json import Decoder

from ..validators.content import LEFT_OUT
from .signal import SignalStruct, keeps_rules

_decode = Decoder(SignalStruct).decode


def accepts(data: bytes | str, tier: str | None) -> bool:
    """Whether the text is an envelope that keeps every rule; False may also mean: look closer."""
    try:
        envelope = _decode(data)
        if tier is not None and type(envelope.content).__struct_config__.tag in LEFT_OUT[tier]:
            return False
        return keeps_rules(envelope)
    except Exception:
        return False
