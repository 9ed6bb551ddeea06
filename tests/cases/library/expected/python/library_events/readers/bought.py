"""Reads bought contents: checks and builds them in one go."""

from __future__ import annotations

from ..runtime.conditions import is_array
from ..runtime.wire import absent, blank
from ..signals.bought import Bought

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Bought)


def read(content: dict[Any, Any]) -> Bought:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Bought)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["title"]
    if type(value) is not str or not value or len(value) > 300:
        raise ValueError
    values["title"] = value
    found = 2
    if "room" in content:
        found += 1
        value = content["room"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["room"] = value
    if "shelves" in content:
        found += 1
        value = content["shelves"]
        if value is not None:
            if (
                not is_array(value)
                or len(value) < 1
                or any(type(item) is not int or not 1 <= item <= 900 for item in value)
            ):
                raise ValueError
            values["shelves"] = tuple(value)
    if len(content) != found:
        raise ValueError
    return made
