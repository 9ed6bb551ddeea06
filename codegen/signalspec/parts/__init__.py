"""Parts of what is generated, made again only where something that they are made of has changed."""

from __future__ import annotations

from signalspec.parts.memory import Memory, once
from signalspec.parts.owners import by_owner
from signalspec.parts.store import Store

__all__ = ["Memory", "Store", "by_owner", "once"]
