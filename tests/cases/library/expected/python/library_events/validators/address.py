"""Validators of Address objects."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "street",
        "town",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["street"]
    if type(value) is not str:
        return False
    found = 1
    if "town" in content:
        found += 1
        value = content["town"]
        if type(value) is not str and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "street" in content:
        value = content["street"]
        if type(value) is not str:
            findings.string("Address.street", path + "/street", value)
    else:
        findings.required("Address.street", path + "/street")
    if "town" in content:
        value = content["town"]
        if type(value) is not str and value is not None:
            findings.string("Address.town", path + "/town", value)
    if not KNOWN.issuperset(content):
        findings.unknown("Address", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("town")
    if type(value) is str and not value:
        findings.string("Address.town", path + "/town", value, min_length=1, level="advice")
