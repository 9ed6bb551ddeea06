"""Reads Address objects: checks and builds them in one go."""

from __future__ import annotations

from ..objects.address import Address
from ..runtime.wire import absent, blank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Address)


def read(content: dict[Any, Any]) -> Address:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Address)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["street"]
    if type(value) is not str:
        raise ValueError
    values["street"] = value
    found = 1
    if "town" in content:
        found += 1
        value = content["town"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["town"] = value
    if len(content) != found:
        raise ValueError
    return made
