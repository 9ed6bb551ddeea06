"""Validators of Person objects."""

from __future__ import annotations

from ..runtime.conditions import passes
from .address import accepts as accepts_address, advise as advise_address, explain as explain_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "card",
        "mail",
        "phone",
        "home",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    if content.get("card") is None and content.get("mail") is None and content.get("phone") is None:
        return False
    found = 0
    if "card" in content:
        found += 1
        value = content["card"]
        if type(value) is not str and value is not None:
            return False
    if "mail" in content:
        found += 1
        value = content["mail"]
        if type(value) is not str and value is not None:
            return False
    if "phone" in content:
        found += 1
        value = content["phone"]
        if type(value) is not str and value is not None:
            return False
    if "home" in content:
        found += 1
        value = content["home"]
        if not accepts_address(value) and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "card" in content:
        value = content["card"]
        if type(value) is not str and value is not None:
            findings.string("Person.card", path + "/card", value)
    if "mail" in content:
        value = content["mail"]
        if type(value) is not str and value is not None:
            findings.string("Person.mail", path + "/mail", value, secret=True)
    if "phone" in content:
        value = content["phone"]
        if type(value) is not str and value is not None:
            findings.string("Person.phone", path + "/phone", value, secret=True)
    if "home" in content:
        value = content["home"]
        if (
            not passes(accepts_address, value)
            and value is not None
            and findings.object("Person.home", path + "/home", value)
        ):
            explain_address(value, path + "/home", findings)
    findings.count("Person.at_least_one", "at_least_one", path, content, ("card", "mail", "phone"))
    if not KNOWN.issuperset(content):
        findings.unknown("Person", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("mail")
    if type(value) is str and len(value) < 3:
        findings.string("Person.mail", path + "/mail", value, min_length=3, secret=True, level="advice")
    value = content.get("home")
    if isinstance(value, dict):
        advise_address(value, path + "/home", findings)
    findings.count("Person.advice_at_most_one", "at_most_one", path, content, ("mail", "phone"), "advice")
