"""Reads Item objects: checks and builds them in one go."""

from __future__ import annotations

from ..enums import Medium
from ..objects.item import Item
from ..runtime.wire import absent, blank, members_of
from ..vocabulary import LARGEST, LOWEST, NUMBERS, is_isbn13

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Item)
_MEDIUM_OF = members_of(Medium)


def read(content: dict[Any, Any]) -> Item:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Item)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["isbn"]
    if type(value) is not str or not is_isbn13(value):
        raise ValueError
    values["isbn"] = value
    value = content["title"]
    if type(value) is not str or not value or len(value) > 120:
        raise ValueError
    values["title"] = value
    found = 2
    if "copies" in content:
        found += 1
        value = content["copies"]
        if value is not None:
            if type(value) is not int or not 0 <= value <= 12:
                raise ValueError
            values["copies"] = value
    if "medium" in content:
        found += 1
        value = content["medium"]
        if value is not None:
            values["medium"] = _MEDIUM_OF[value]
    if "fee" in content:
        found += 1
        value = content["fee"]
        if value is not None:
            if type(value) not in NUMBERS or not 0 <= value <= LARGEST:
                raise ValueError
            values["fee"] = float(value)
    if "tax" in content:
        found += 1
        value = content["tax"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["tax"] = value
    if "total" in content:
        found += 1
        value = content["total"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["total"] = value
    if len(content) != found:
        raise ValueError
    if sum(value is not None for value in (content.get("medium"), content.get("copies"))) > 1:
        raise ValueError
    return made
