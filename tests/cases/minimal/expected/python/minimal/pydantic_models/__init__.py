"""Pydantic models of Minimal, with the verdicts of the validators; the extra is `pydantic`.

Arguments have the names of the members in JSON, attributes those that the dataclasses have.
"""

from __future__ import annotations

from ._content import Content
from .event import Event
from .ping import Ping

__all__ = [
    "Content",
    "Event",
    "Ping",
]
