"""Reads Person objects: checks and builds them in one go."""

from __future__ import annotations

from ..objects.person import Person
from ..runtime.wire import absent, blank
from .address import read as read_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Person)


def read(content: dict[Any, Any]) -> Person:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Person)
    values = made.__dict__
    values.update(_ABSENT)
    found = 0
    if "card" in content:
        found += 1
        value = content["card"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["card"] = value
    if "mail" in content:
        found += 1
        value = content["mail"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["mail"] = value
    if "phone" in content:
        found += 1
        value = content["phone"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["phone"] = value
    if "home" in content:
        found += 1
        value = content["home"]
        if value is not None:
            values["home"] = read_address(value)
    if len(content) != found:
        raise ValueError
    if content.get("card") is None and content.get("mail") is None and content.get("phone") is None:
        raise ValueError
    return made
