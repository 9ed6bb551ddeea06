"""Reads identification contents: checks and builds them in one go."""

from __future__ import annotations

from ..enums import Effect, IdentifierName, SignalCategory
from ..runtime.wire import absent, blank, members_of
from ..signals.identification import Identification
from ..vocabulary import is_email, is_phone, is_timestamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Identification)
_EFFECT_OF = members_of(Effect)
_IDENTIFIER_NAME_OF = members_of(IdentifierName)
_SIGNAL_CATEGORY_OF = members_of(SignalCategory)


def read(content: dict[Any, Any]) -> Identification:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Identification)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["identifierName"]
    values["identifier_name"] = _IDENTIFIER_NAME_OF[value]
    value = content["identifierValue"]
    if type(value) is not str:
        raise ValueError
    values["identifier_value"] = value
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
    if "identificationFromLogin" in content:
        found += 1
        value = content["identificationFromLogin"]
        if value is not None:
            if value is not True and value is not False:
                raise ValueError
            values["identification_from_login"] = value
    if len(content) != found:
        raise ValueError
    value = content["identifierValue"]
    if content["identifierName"] == "email" and not is_email(value):
        raise ValueError
    value = content["identifierValue"]
    if content["identifierName"] == "sms" and not is_phone(value):
        raise ValueError
    value = content["identifierValue"]
    if content["identifierName"] == "contactKey" and not value:
        raise ValueError
    return made
