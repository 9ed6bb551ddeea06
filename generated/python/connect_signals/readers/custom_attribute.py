"""Reads CustomAttribute objects: checks and builds them in one go."""

from __future__ import annotations

from ..objects.custom_attribute import CustomAttribute
from ..runtime.wire import blank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read(content: dict[Any, Any]) -> CustomAttribute:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(CustomAttribute)
    values = made.__dict__
    value = content["name"]
    if type(value) is not str:
        raise ValueError
    values["name"] = value
    value = content["value"]
    if type(value) is not str:
        raise ValueError
    values["value"] = value
    if len(content) != 2:
        raise ValueError
    return made
