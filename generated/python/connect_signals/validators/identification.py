"""Validators of identification contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import is_text
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members
from ..vocabulary import (
    EFFECT,
    IDENTIFIER_NAME,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    is_email,
    is_phone,
    is_timestamp,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

KNOWN = frozenset(
    {
        "signalType",
        "identifierName",
        "identifierValue",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "effect",
        "identificationFromLogin",
    }
)
_REQUIRED = frozenset({"identifierName", "identifierValue"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "identifierName": members.enum("identification.identifierName", "IdentifierName", IDENTIFIER_NAME),
    "identifierValue": members.string("identification.identifierValue"),
    "category": members.enum("identification.category", "SignalCategory", SIGNAL_CATEGORY),
    "name": members.string("identification.name", max_length=256),
    "description": members.string("identification.description"),
    "signalTimestamp": members.string("identification.signalTimestamp", format=TIMESTAMP_FORMAT),
    "effect": members.enum("identification.effect", "Effect", EFFECT),
    "identificationFromLogin": members.boolean("identification.identificationFromLogin"),
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
        value = content["identifierName"]
        if value not in IDENTIFIER_NAME:
            wrong += (("identifierName", SEEN),)
        value = content["identifierValue"]
        if type(value) is not str:
            wrong += (("identifierValue", SEEN),)
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
        if "identificationFromLogin" in content:
            found += 1
            value = content["identificationFromLogin"]
            if value is not True and value is not False and value is not None:
                wrong += (("identificationFromLogin", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        value = content["identifierValue"]
        if not wrong and content["identifierName"] == "email" and not is_email(value):
            wrong += (AROUND,)
        value = content["identifierValue"]
        if not wrong and content["identifierName"] == "sms" and not is_phone(value):
            wrong += (AROUND,)
        value = content["identifierValue"]
        if not wrong and content["identifierName"] == "contactKey" and not value:
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "identification", content, path, findings, wrong)
    value = content.get("identifierValue")
    if is_text(content.get("identifierName"), "email") and isinstance(value, str) and not is_email(value):
        findings.when(
            "identification.emailValue",
            path + "/identifierValue",
            value,
            "when `identifierName` is email, `identifierValue` has the format email",
        )
    value = content.get("identifierValue")
    if is_text(content.get("identifierName"), "sms") and isinstance(value, str) and not is_phone(value):
        findings.when(
            "identification.smsValue",
            path + "/identifierValue",
            value,
            "when `identifierName` is sms, `identifierValue` has the format phone",
        )
    value = content.get("identifierValue")
    if is_text(content.get("identifierName"), "contactKey") and isinstance(value, str) and len(value) < 1:
        findings.when(
            "identification.contactKeyValue",
            path + "/identifierValue",
            value,
            "when `identifierName` is contactKey, `identifierValue` has at least 1 character",
        )
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("identification", path, content, KNOWN)
