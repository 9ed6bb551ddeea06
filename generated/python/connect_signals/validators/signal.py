"""Validators of Signal objects."""

from __future__ import annotations

from ..runtime import members
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members
from .content import advise as advise_content, explain as explain_content, faults as faults_content
from .identifiable_attributes import (
    advise as advise_identifiable_attributes,
    explain as explain_identifiable_attributes,
    faults as faults_identifiable_attributes,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

KNOWN = frozenset(
    {
        "appKey",
        "identifiableAttributes",
        "signalContent",
        "sessionId",
        "test",
    }
)
_REQUIRED = frozenset({"appKey", "identifiableAttributes", "signalContent"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "appKey": members.string("Signal.appKey", secret=True),
    "identifiableAttributes": members.record(
        "Signal.identifiableAttributes", explain_identifiable_attributes
    ),
    "signalContent": members.record("Signal.signalContent", explain_content),
    "sessionId": members.string("Signal.sessionId"),
    "test": members.boolean("Signal.test"),
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
        value = content["appKey"]
        if type(value) is not str:
            wrong += (("appKey", SEEN),)
        value = content["identifiableAttributes"]
        if inside := faults_identifiable_attributes(value):
            wrong += (("identifiableAttributes", inside),)
        value = content["signalContent"]
        if inside := faults_content(value):
            wrong += (("signalContent", inside),)
        found = 3
        if "sessionId" in content:
            found += 1
            value = content["sessionId"]
            if type(value) is not str and value is not None:
                wrong += (("sessionId", SEEN),)
        if "test" in content:
            found += 1
            value = content["test"]
            if value is not True and value is not False and value is not None:
                wrong += (("test", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    if findings.tier is not None:  # which only the content itself compares with its type
        wrong = (("signalContent", SEEN), *wrong)
    judge_members(_JUDGES, "Signal", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("Signal", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("appKey")
    if type(value) is str and not value:
        findings.string("Signal.appKey", path + "/appKey", value, min_length=1, secret=True, level="advice")
    value = content.get("identifiableAttributes")
    if isinstance(value, dict):
        advise_identifiable_attributes(value, path + "/identifiableAttributes", findings)
    value = content.get("signalContent")
    if isinstance(value, dict):
        advise_content(value, path + "/signalContent", findings)
    value = content.get("sessionId")
    if type(value) is str and not value:
        findings.string("Signal.sessionId", path + "/sessionId", value, min_length=1, level="advice")
