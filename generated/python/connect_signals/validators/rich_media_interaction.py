"""Validators of richMediaInteraction contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.faults import AROUND, ODD, SEEN, look_closer, look_through
from ..runtime.members import judge_members
from ..vocabulary import (
    EFFECT,
    INTERACTION_TYPE,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    URL_FORMAT,
    is_timestamp,
    is_url,
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
        "mediaId",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "effect",
        "interactionType",
        "mediaCategory",
        "mediaName",
        "url",
        "signalCustomAttributes",
    }
)
_REQUIRED = frozenset({"mediaId"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "mediaId": members.string("richMediaInteraction.mediaId"),
    "category": members.enum("richMediaInteraction.category", "SignalCategory", SIGNAL_CATEGORY),
    "name": members.string("richMediaInteraction.name", max_length=256),
    "description": members.string("richMediaInteraction.description"),
    "signalTimestamp": members.string("richMediaInteraction.signalTimestamp", format=TIMESTAMP_FORMAT),
    "effect": members.enum("richMediaInteraction.effect", "Effect", EFFECT),
    "interactionType": members.enum(
        "richMediaInteraction.interactionType", "InteractionType", INTERACTION_TYPE, ignore_case=True
    ),
    "mediaCategory": members.string("richMediaInteraction.mediaCategory"),
    "mediaName": members.string("richMediaInteraction.mediaName"),
    "url": members.string("richMediaInteraction.url"),
    "signalCustomAttributes": members.records(
        "richMediaInteraction.signalCustomAttributes", faults_custom_attribute, explain_custom_attribute
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
        value = content["mediaId"]
        if type(value) is not str:
            wrong += (("mediaId", SEEN),)
        found = 2
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
        if "interactionType" in content:
            found += 1
            value = content["interactionType"]
            if (
                type(value) is not str or not value.isascii() or value.lower() not in INTERACTION_TYPE
            ) and value is not None:
                wrong += (("interactionType", SEEN),)
        if "mediaCategory" in content:
            found += 1
            value = content["mediaCategory"]
            if type(value) is not str and value is not None:
                wrong += (("mediaCategory", SEEN),)
        if "mediaName" in content:
            found += 1
            value = content["mediaName"]
            if type(value) is not str and value is not None:
                wrong += (("mediaName", SEEN),)
        if "url" in content:
            found += 1
            value = content["url"]
            if type(value) is not str and value is not None:
                wrong += (("url", SEEN),)
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
    judge_members(_JUDGES, "richMediaInteraction", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("richMediaInteraction", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("mediaId")
    if type(value) is str and not value:
        findings.string(
            "richMediaInteraction.mediaId", path + "/mediaId", value, min_length=1, level="advice"
        )
    value = content.get("effect")
    if type(value) is str and value not in ("positive",):
        findings.string(
            "richMediaInteraction.effect", path + "/effect", value, one_of=("positive",), level="advice"
        )
    value = content.get("url")
    if type(value) is str and not is_url(value):
        findings.string("richMediaInteraction.url", path + "/url", value, format=URL_FORMAT, level="advice")
