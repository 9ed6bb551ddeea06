"""Reads loan contents: checks and builds them in one go."""

from __future__ import annotations

from ..enums import Mood
from ..runtime.conditions import is_array
from ..runtime.wire import absent, blank, members_of
from ..signals.loan import Loan
from ..vocabulary import LARGEST, LOWEST, MAX_INTEGER, MIN_INTEGER, NUMBERS, is_date
from .item import read as read_item
from .person import read as read_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Loan)
_MOOD_OF = members_of(Mood)


def read(content: dict[Any, Any]) -> Loan:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Loan)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["reader"]
    values["reader"] = read_person(value)
    value = content["items"]
    if not is_array(value) or len(value) < 1 or len(value) > 20:
        raise ValueError
    values["items"] = tuple(map(read_item, value))
    value = content["due"]
    if type(value) is not str or not is_date(value):
        raise ValueError
    values["due"] = value
    found = 4
    if "fee" in content:
        found += 1
        value = content["fee"]
        if value is not None:
            if type(value) not in NUMBERS or not 0 <= value <= 500:
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
    if "dueDate" in content:
        found += 1
        value = content["dueDate"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["due_date"] = value
    if "renewed" in content:
        found += 1
        value = content["renewed"]
        if value is not None:
            if value is not True and value is not False:
                raise ValueError
            values["renewed"] = value
    if "renewals" in content:
        found += 1
        value = content["renewals"]
        if value is not None:
            if type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER:
                raise ValueError
            values["renewals"] = value
    if "reason" in content:
        found += 1
        value = content["reason"]
        if value is not None:
            values["reason"] = _MOOD_OF[value]
    if len(content) != found:
        raise ValueError
    value = content.get("renewals")
    if content.get("renewed") is True and ((value is None) or (value < 1)):
        raise ValueError
    value = content.get("reason")
    if (
        content.get("renewals") is not None
        and content["renewals"] >= 3
        and content["renewals"] <= 9
        and content.get("renewed") is True
        and value is not None
        and value not in ("bad", "")
    ):
        raise ValueError
    value = content.get("tax")
    if content.get("fee") in (0.5, 1, 2) and value is not None and value > 0.38:
        raise ValueError
    return made
