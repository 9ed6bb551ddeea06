"""The contents of all types together."""

from __future__ import annotations

from typing import TypeAlias

from .signals.ping import Ping

Content: TypeAlias = Ping
