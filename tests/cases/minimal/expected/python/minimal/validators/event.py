"""Validators of Event objects."""

from __future__ import annotations

from .content import accepts as accepts_content, advise as advise_content, explain as explain_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "payload",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["payload"]
    if not accepts_content(value):
        return False
    found = 1
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "payload" in content:
        value = content["payload"]
        if findings.object("Event.payload", path + "/payload", value):
            explain_content(value, path + "/payload", findings)
    else:
        findings.required("Event.payload", path + "/payload")
    if not KNOWN.issuperset(content):
        findings.unknown("Event", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("payload")
    if isinstance(value, dict):
        advise_content(value, path + "/payload", findings)
