"""Validators of bought contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import is_array
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

KNOWN = frozenset(
    {
        "event",
        "title",
        "room",
        "shelves",
    }
)
_REQUIRED = frozenset({"title"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "title": members.string("bought.title", min_length=1, max_length=300),
    "room": members.string("bought.room"),
    "shelves": members.array("bought.shelves", members.integer("bought.shelves", 1, 900), min_items=1),
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
        value = content["title"]
        if type(value) is not str or not value or len(value) > 300:
            wrong += (("title", SEEN),)
        found = 2
        if "room" in content:
            found += 1
            value = content["room"]
            if type(value) is not str and value is not None:
                wrong += (("room", SEEN),)
        if "shelves" in content:
            found += 1
            value = content["shelves"]
            if (
                not is_array(value)
                or len(value) < 1
                or any(type(item) is not int or not 1 <= item <= 900 for item in value)
            ) and value is not None:
                wrong += (("shelves", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "bought", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("bought", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("title")
    if type(value) is str and len(value) > 80:
        findings.string("bought.title", path + "/title", value, max_length=80, level="advice")
    value = content.get("room")
    if value is not None:
        findings.add(
            "bought.room.deprecated",
            "deprecated",
            path + "/room",
            "expected no room, which is deprecated",
            "advice",
        )
    value = content.get("shelves")
    if value is not None:
        findings.array("bought.shelves", path + "/shelves", value, 0, 3, level="advice")
    findings.add(
        "bought.deprecated",
        "deprecated",
        path,
        "expected no bought, which is deprecated; use acquisition instead",
        "advice",
    )
