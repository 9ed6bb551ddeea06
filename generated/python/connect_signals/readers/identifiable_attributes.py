"""Reads IdentifiableAttributes objects: checks and builds them in one go."""

from __future__ import annotations

from ..objects.identifiable_attributes import IdentifiableAttributes
from ..runtime.wire import absent, blank
from ..vocabulary import is_email, is_phone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(IdentifiableAttributes)


def read(content: dict[Any, Any]) -> IdentifiableAttributes:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(IdentifiableAttributes)
    values = made.__dict__
    values.update(_ABSENT)
    found = 0
    if "contactKey" in content:
        found += 1
        value = content["contactKey"]
        if value is not None:
            if type(value) is not str or not value:
                raise ValueError
            values["contact_key"] = value
    if "email" in content:
        found += 1
        value = content["email"]
        if value is not None:
            if type(value) is not str or not is_email(value):
                raise ValueError
            values["email"] = value
    if "sms" in content:
        found += 1
        value = content["sms"]
        if value is not None:
            if type(value) is not str or not is_phone(value):
                raise ValueError
            values["sms"] = value
    if "whatsapp" in content:
        found += 1
        value = content["whatsapp"]
        if value is not None:
            if type(value) is not str or not is_phone(value):
                raise ValueError
            values["whatsapp"] = value
    if len(content) != found:
        raise ValueError
    if (
        content.get("contactKey") is None
        and content.get("email") is None
        and content.get("sms") is None
        and content.get("whatsapp") is None
    ):
        raise ValueError
    return made
