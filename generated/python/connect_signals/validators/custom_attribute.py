"""Validators of CustomAttribute objects."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "name",
        "value",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["name"]
    if type(value) is not str:
        return False
    value = content["value"]
    if type(value) is not str:
        return False
    found = 2
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "name" in content:
        value = content["name"]
        if type(value) is not str:
            findings.string("CustomAttribute.name", path + "/name", value)
    else:
        findings.required("CustomAttribute.name", path + "/name")
    if "value" in content:
        value = content["value"]
        if type(value) is not str:
            findings.string("CustomAttribute.value", path + "/value", value)
    else:
        findings.required("CustomAttribute.value", path + "/value")
    if not KNOWN.issuperset(content):
        findings.unknown("CustomAttribute", path, content, KNOWN)
