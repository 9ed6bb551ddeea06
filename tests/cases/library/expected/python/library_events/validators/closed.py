"""Validators of closed contents."""

from __future__ import annotations

from ..runtime.conditions import is_array
from ..vocabulary import MAX_INTEGER, MIN_INTEGER, MOOD, WEEKDAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "event",
        "room",
        "days",
        "seats",
        "moods",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["room"]
    if type(value) is not str:
        return False
    value = content["days"]
    if (
        not is_array(value)
        or len(value) < 1
        or any(type(item) is not str or item not in WEEKDAY for item in value)
    ):
        return False
    found = 3
    if "seats" in content:
        found += 1
        value = content["seats"]
        if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
            return False
    if "moods" in content:
        found += 1
        value = content["moods"]
        if (
            not is_array(value) or any(type(item) is not str or item not in MOOD for item in value)
        ) and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "room" in content:
        value = content["room"]
        if type(value) is not str:
            findings.string("closed.room", path + "/room", value)
    else:
        findings.required("closed.room", path + "/room")
    if "days" in content:
        value = content["days"]
        if findings.array("closed.days", path + "/days", value, min_items=1):
            for index, item in enumerate(value):
                if type(item) is not str or item not in WEEKDAY:
                    findings.enum("closed.days", f"{path}/days/{index}", item, "Weekday", WEEKDAY)
    else:
        findings.required("closed.days", path + "/days")
    if "seats" in content:
        value = content["seats"]
        if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
            findings.integer("closed.seats", path + "/seats", value, MIN_INTEGER, MAX_INTEGER)
    if "moods" in content:
        value = content["moods"]
        if value is not None and findings.array("closed.moods", path + "/moods", value):
            for index, item in enumerate(value):
                if type(item) is not str or item not in MOOD:
                    findings.enum("closed.moods", f"{path}/moods/{index}", item, "Mood", MOOD)
    if not KNOWN.issuperset(content):
        findings.unknown("closed", path, content, KNOWN)
