"""Reads Signal objects: checks and builds them in one go."""

from __future__ import annotations

from ..objects.signal import Signal
from ..runtime.wire import absent, blank
from .content import read as read_content
from .identifiable_attributes import read as read_identifiable_attributes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Signal)


def read(content: dict[Any, Any]) -> Signal:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Signal)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["appKey"]
    if type(value) is not str:
        raise ValueError
    values["app_key"] = value
    value = content["identifiableAttributes"]
    values["identifiable_attributes"] = read_identifiable_attributes(value)
    value = content["signalContent"]
    values["content"] = read_content(value)
    found = 3
    if "sessionId" in content:
        found += 1
        value = content["sessionId"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["session_id"] = value
    if "test" in content:
        found += 1
        value = content["test"]
        if value is not None:
            if value is not True and value is not False:
                raise ValueError
            values["test"] = value
    if len(content) != found:
        raise ValueError
    return made
