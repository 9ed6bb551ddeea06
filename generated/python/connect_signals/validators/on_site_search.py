"""Validators of onSiteSearch contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import is_between, is_integer, is_number_of, is_text
from ..runtime.faults import AROUND, ODD, SEEN, look_closer, look_through
from ..runtime.members import judge_members
from ..vocabulary import (
    EFFECT,
    MAX_INTEGER,
    MIN_INTEGER,
    NUMBERS,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    is_timestamp,
)
from .custom_attribute import explain as explain_custom_attribute, faults as faults_custom_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

KNOWN = frozenset(
    {
        "signalType",
        "numberOfResults",
        "searchTerm",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "effect",
        "signalCustomAttributes",
    }
)
_REQUIRED = frozenset({"numberOfResults", "searchTerm"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "numberOfResults": members.integer("onSiteSearch.numberOfResults", MIN_INTEGER, MAX_INTEGER),
    "searchTerm": members.string("onSiteSearch.searchTerm"),
    "category": members.enum("onSiteSearch.category", "SignalCategory", SIGNAL_CATEGORY),
    "name": members.string("onSiteSearch.name", max_length=256),
    "description": members.string("onSiteSearch.description"),
    "signalTimestamp": members.string("onSiteSearch.signalTimestamp", format=TIMESTAMP_FORMAT),
    "effect": members.enum("onSiteSearch.effect", "Effect", EFFECT),
    "signalCustomAttributes": members.records(
        "onSiteSearch.signalCustomAttributes", faults_custom_attribute, explain_custom_attribute
    ),
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
        value = content["numberOfResults"]
        if type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER:
            wrong += (("numberOfResults", SEEN),)
        value = content["searchTerm"]
        if type(value) is not str:
            wrong += (("searchTerm", SEEN),)
        found = 3
        if "category" in content:
            found += 1
            value = content["category"]
            if value not in SIGNAL_CATEGORY and value is not None:
                wrong += (("category", SEEN),)
        if "name" in content:
            found += 1
            value = content["name"]
            if (type(value) is not str or len(value) > 256) and value is not None:
                wrong += (("name", SEEN),)
        if "description" in content:
            found += 1
            value = content["description"]
            if type(value) is not str and value is not None:
                wrong += (("description", SEEN),)
        if "signalTimestamp" in content:
            found += 1
            value = content["signalTimestamp"]
            if (type(value) is not str or not is_timestamp(value)) and value is not None:
                wrong += (("signalTimestamp", SEEN),)
        if "effect" in content:
            found += 1
            value = content["effect"]
            if value not in EFFECT and value is not None:
                wrong += (("effect", SEEN),)
        if "signalCustomAttributes" in content:
            found += 1
            value = content["signalCustomAttributes"]
            if (inside := look_through(faults_custom_attribute, value)) and value is not None:
                wrong += (("signalCustomAttributes", inside),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "onSiteSearch", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("onSiteSearch", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("numberOfResults")
    if type(value) in NUMBERS and value < 0:
        findings.integer(
            "onSiteSearch.numberOfResults", path + "/numberOfResults", value, 0, None, level="advice"
        )
    value = content.get("effect")
    if (
        is_integer(content.get("numberOfResults"))
        and is_between(content.get("numberOfResults"), 1, None)
        and isinstance(value, str)
        and not is_text(value, "positive")
    ):
        findings.when(
            "onSiteSearch.foundSome",
            path + "/effect",
            value,
            "when `numberOfResults` is at least 1, `effect` is positive",
            level="advice",
        )
    value = content.get("effect")
    if (
        is_integer(content.get("numberOfResults"))
        and is_number_of(content.get("numberOfResults"), 0)
        and isinstance(value, str)
        and not is_text(value, "negative")
    ):
        findings.when(
            "onSiteSearch.foundNothing",
            path + "/effect",
            value,
            "when `numberOfResults` is 0, `effect` is negative",
            level="advice",
        )
