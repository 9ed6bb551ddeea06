"""Reads ping contents: checks and builds them in one go."""

from __future__ import annotations

from ..runtime.wire import blank
from ..signals.ping import Ping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read(content: dict[Any, Any]) -> Ping:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    if len(content) != 1:
        raise ValueError
    return blank(Ping)
