"""Reads closed contents: checks and builds them in one go."""

from __future__ import annotations

from ..enums import Mood, Weekday
from ..runtime.conditions import is_array
from ..runtime.wire import absent, blank, members_of
from ..signals.closed import Closed
from ..vocabulary import MAX_INTEGER, MIN_INTEGER, MOOD, WEEKDAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Closed)
_MOOD_OF = members_of(Mood)
_WEEKDAY_OF = members_of(Weekday)


def read(content: dict[Any, Any]) -> Closed:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Closed)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["room"]
    if type(value) is not str:
        raise ValueError
    values["room"] = value
    value = content["days"]
    if (
        not is_array(value)
        or len(value) < 1
        or any(type(item) is not str or item not in WEEKDAY for item in value)
    ):
        raise ValueError
    values["days"] = tuple(map(_WEEKDAY_OF.__getitem__, value))
    found = 3
    if "seats" in content:
        found += 1
        value = content["seats"]
        if value is not None:
            if type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER:
                raise ValueError
            values["seats"] = value
    if "moods" in content:
        found += 1
        value = content["moods"]
        if value is not None:
            if not is_array(value) or any(type(item) is not str or item not in MOOD for item in value):
                raise ValueError
            values["moods"] = tuple(map(_MOOD_OF.__getitem__, value))
    if len(content) != found:
        raise ValueError
    return made
