"""Validators of Person objects."""

from __future__ import annotations

from ..runtime import members
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members
from .address import advise as advise_address, explain as explain_address, faults as faults_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

KNOWN = frozenset(
    {
        "card",
        "mail",
        "phone",
        "home",
    }
)
_REQUIRED: frozenset[str] = frozenset()

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "card": members.string("Person.card"),
    "mail": members.string("Person.mail", secret=True),
    "phone": members.string("Person.phone", secret=True),
    "home": members.record("Person.home", explain_address),
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
        found = 0
        if "card" in content:
            found += 1
            value = content["card"]
            if type(value) is not str and value is not None:
                wrong += (("card", SEEN),)
        if "mail" in content:
            found += 1
            value = content["mail"]
            if type(value) is not str and value is not None:
                wrong += (("mail", SEEN),)
        if "phone" in content:
            found += 1
            value = content["phone"]
            if type(value) is not str and value is not None:
                wrong += (("phone", SEEN),)
        if "home" in content:
            found += 1
            value = content["home"]
            if (inside := faults_address(value)) and value is not None:
                wrong += (("home", inside),)
        if found != len(content):
            wrong += (AROUND,)
        if (
            not wrong
            and content.get("card") is None
            and content.get("mail") is None
            and content.get("phone") is None
        ):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "Person", content, path, findings, wrong)
    findings.count("Person.at_least_one", "at_least_one", path, content, ("card", "mail", "phone"))
    if AROUND in wrong and not KNOWN.issuperset(content):
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
