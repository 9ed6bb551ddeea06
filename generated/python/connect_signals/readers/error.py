"""Reads error contents: checks and builds them in one go."""

from __future__ import annotations

from ..enums import Effect, ErrorType, SignalCategory
from ..runtime.conditions import is_array
from ..runtime.wire import absent, blank, members_of
from ..signals.error import Error
from ..vocabulary import is_timestamp
from .custom_attribute import read as read_custom_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Error)
_EFFECT_OF = members_of(Effect)
_ERROR_TYPE_OF = members_of(ErrorType)
_SIGNAL_CATEGORY_OF = members_of(SignalCategory)


def read(content: dict[Any, Any]) -> Error:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Error)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["errorText"]
    if type(value) is not str:
        raise ValueError
    values["error_text"] = value
    value = content["errorType"]
    values["error_type"] = _ERROR_TYPE_OF[value]
    found = 3
    if "category" in content:
        found += 1
        value = content["category"]
        if value is not None:
            values["category"] = _SIGNAL_CATEGORY_OF[value]
    if "name" in content:
        found += 1
        value = content["name"]
        if value is not None:
            if type(value) is not str or len(value) > 256:
                raise ValueError
            values["name"] = value
    if "description" in content:
        found += 1
        value = content["description"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["description"] = value
    if "signalTimestamp" in content:
        found += 1
        value = content["signalTimestamp"]
        if value is not None:
            if type(value) is not str or not is_timestamp(value):
                raise ValueError
            values["signal_timestamp"] = value
    if "effect" in content:
        found += 1
        value = content["effect"]
        if value is not None:
            values["effect"] = _EFFECT_OF[value]
    if "errorIdentifier" in content:
        found += 1
        value = content["errorIdentifier"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["error_identifier"] = value
    if "signalCustomAttributes" in content:
        found += 1
        value = content["signalCustomAttributes"]
        if value is not None:
            if not is_array(value):
                raise ValueError
            values["signal_custom_attributes"] = tuple(map(read_custom_attribute, value))
    if len(content) != found:
        raise ValueError
    return made
