"""Reads Event objects: checks and builds them in one go."""

from __future__ import annotations

from ..objects.event import Event
from ..runtime.wire import blank
from .content import read as read_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read(content: dict[Any, Any]) -> Event:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Event)
    values = made.__dict__
    value = content["payload"]
    values["content"] = read_content(value)
    if len(content) != 1:
        raise ValueError
    return made
