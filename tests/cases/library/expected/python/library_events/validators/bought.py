"""Validators of bought contents."""

from __future__ import annotations

from ..runtime.conditions import is_array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "event",
        "title",
        "room",
        "shelves",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["title"]
    if type(value) is not str or not value or len(value) > 300:
        return False
    found = 2
    if "room" in content:
        found += 1
        value = content["room"]
        if type(value) is not str and value is not None:
            return False
    if "shelves" in content:
        found += 1
        value = content["shelves"]
        if (
            not is_array(value)
            or len(value) < 1
            or any(type(item) is not int or not 1 <= item <= 900 for item in value)
        ) and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "title" in content:
        value = content["title"]
        if type(value) is not str or not value or len(value) > 300:
            findings.string("bought.title", path + "/title", value, min_length=1, max_length=300)
    else:
        findings.required("bought.title", path + "/title")
    if "room" in content:
        value = content["room"]
        if type(value) is not str and value is not None:
            findings.string("bought.room", path + "/room", value)
    if "shelves" in content:
        value = content["shelves"]
        if value is not None and findings.array("bought.shelves", path + "/shelves", value, min_items=1):
            for index, item in enumerate(value):
                if type(item) is not int or not 1 <= item <= 900:
                    findings.integer("bought.shelves", f"{path}/shelves/{index}", item, 1, 900)
    if not KNOWN.issuperset(content):
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
