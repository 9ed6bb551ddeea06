"""Reads acquisition contents: checks and builds them in one go."""

from __future__ import annotations

from ..enums import Medium, Mood, Weekday
from ..runtime.conditions import is_array, is_text_in_any_case
from ..runtime.wire import absent, blank, members_of
from ..signals.acquisition import Acquisition
from ..vocabulary import MOOD, NUMBERS, WEEKDAY, is_shelf_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Acquisition)
_MEDIUM_OF = members_of(Medium)
_MOOD_OF = members_of(Mood)
_WEEKDAY_OF = members_of(Weekday)


def read(content: dict[Any, Any]) -> Acquisition:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Acquisition)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["isbn"]
    if type(value) is not str or len(value) < 5:
        raise ValueError
    values["isbn"] = value
    value = content["title"]
    if type(value) is not str or not value or len(value) > 300:
        raise ValueError
    values["title"] = value
    value = content["medium"]
    values["medium"] = _MEDIUM_OF[value]
    value = content["shelves"]
    if (
        not is_array(value)
        or len(value) < 1
        or any(type(item) is not int or not 1 <= item <= 900 for item in value)
    ):
        raise ValueError
    values["shelves"] = tuple(value)
    value = content["copies"]
    if type(value) is not int or not 1 <= value <= 12:
        raise ValueError
    values["copies"] = value
    found = 6
    if "days" in content:
        found += 1
        value = content["days"]
        if value is not None:
            if (
                not is_array(value)
                or len(value) < 1
                or len(value) > 3
                or any(type(item) is not str or item not in WEEKDAY for item in value)
            ):
                raise ValueError
            values["days"] = tuple(map(_WEEKDAY_OF.__getitem__, value))
    if "moods" in content:
        found += 1
        value = content["moods"]
        if value is not None:
            if not is_array(value) or any(type(item) is not str or item not in MOOD for item in value):
                raise ValueError
            values["moods"] = tuple(map(_MOOD_OF.__getitem__, value))
    if "ratings" in content:
        found += 1
        value = content["ratings"]
        if value is not None:
            if not is_array(value) or any(type(item) not in NUMBERS or not -5 <= item <= 5 for item in value):
                raise ValueError
            values["ratings"] = tuple(value)
    if "flags" in content:
        found += 1
        value = content["flags"]
        if value is not None:
            if not is_array(value) or any(item is not True and item is not False for item in value):
                raise ValueError
            values["flags"] = tuple(value)
    if "notes" in content:
        found += 1
        value = content["notes"]
        if value is not None:
            if not is_array(value) or any(type(item) is not str or len(item) < 2 for item in value):
                raise ValueError
            values["notes"] = tuple(value)
    if "reason" in content:
        found += 1
        value = content["reason"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["reason"] = value
    if len(content) != found:
        raise ValueError
    if content.get("days") is None and content.get("notes") is None and content.get("flags") is None:
        raise ValueError
    value = content.get("notes")
    if is_text_in_any_case(content["medium"], "book", "e-book") and (
        (value is not None and len(value) < 1)
        or (value is not None and any(not is_shelf_mark(item) for item in value))
    ):
        raise ValueError
    return made
