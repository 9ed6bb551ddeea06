"""Validators of closed contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import is_array
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members
from ..vocabulary import MAX_INTEGER, MIN_INTEGER, MOOD, WEEKDAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

KNOWN = frozenset(
    {
        "event",
        "room",
        "days",
        "seats",
        "moods",
    }
)
_REQUIRED = frozenset({"room", "days"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "room": members.string("closed.room"),
    "days": members.array("closed.days", members.enum("closed.days", "Weekday", WEEKDAY), min_items=1),
    "seats": members.integer("closed.seats", MIN_INTEGER, MAX_INTEGER),
    "moods": members.array("closed.moods", members.enum("closed.moods", "Mood", MOOD)),
}


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    return not faults(content)


def faults(content: dict[Any, Any]) -> Faults:
    """Where `explain` has to look: nowhere if every rule is kept. Raises where a value is odd."""
    if type(content) is not dict:
        return ODD
    wrong: Faults = ()
    try:
        value = content["room"]
        if type(value) is not str:
            wrong += (("room", SEEN),)
        value = content["days"]
        if (
            not is_array(value)
            or len(value) < 1
            or any(type(item) is not str or item not in WEEKDAY for item in value)
        ):
            wrong += (("days", SEEN),)
        found = 3
        if "seats" in content:
            found += 1
            value = content["seats"]
            if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
                wrong += (("seats", SEEN),)
        if "moods" in content:
            found += 1
            value = content["moods"]
            if (
                not is_array(value) or any(type(item) is not str or item not in MOOD for item in value)
            ) and value is not None:
                wrong += (("moods", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "closed", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("closed", path, content, KNOWN)
