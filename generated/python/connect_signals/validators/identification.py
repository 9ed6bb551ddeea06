"""Validators of identification contents."""

from __future__ import annotations

from ..runtime.conditions import is_text
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

    from ..runtime.findings import Findings

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


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["identifierName"]
    if value not in IDENTIFIER_NAME:
        return False
    value = content["identifierValue"]
    if type(value) is not str:
        return False
    value = content["identifierValue"]
    if content["identifierName"] == "email" and not is_email(value):
        return False
    value = content["identifierValue"]
    if content["identifierName"] == "sms" and not is_phone(value):
        return False
    value = content["identifierValue"]
    if content["identifierName"] == "contactKey" and not value:
        return False
    found = 3
    if "category" in content:
        found += 1
        value = content["category"]
        if value not in SIGNAL_CATEGORY and value is not None:
            return False
    if "name" in content:
        found += 1
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            return False
    if "description" in content:
        found += 1
        value = content["description"]
        if type(value) is not str and value is not None:
            return False
    if "signalTimestamp" in content:
        found += 1
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            return False
    if "effect" in content:
        found += 1
        value = content["effect"]
        if value not in EFFECT and value is not None:
            return False
    if "identificationFromLogin" in content:
        found += 1
        value = content["identificationFromLogin"]
        if value is not True and value is not False and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "identifierName" in content:
        value = content["identifierName"]
        if type(value) is not str or value not in IDENTIFIER_NAME:
            findings.enum(
                "identification.identifierName",
                path + "/identifierName",
                value,
                "IdentifierName",
                IDENTIFIER_NAME,
            )
    else:
        findings.required("identification.identifierName", path + "/identifierName")
    if "identifierValue" in content:
        value = content["identifierValue"]
        if type(value) is not str:
            findings.string("identification.identifierValue", path + "/identifierValue", value)
    else:
        findings.required("identification.identifierValue", path + "/identifierValue")
    if "category" in content:
        value = content["category"]
        if (type(value) is not str or value not in SIGNAL_CATEGORY) and value is not None:
            findings.enum(
                "identification.category", path + "/category", value, "SignalCategory", SIGNAL_CATEGORY
            )
    if "name" in content:
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            findings.string("identification.name", path + "/name", value, max_length=256)
    if "description" in content:
        value = content["description"]
        if type(value) is not str and value is not None:
            findings.string("identification.description", path + "/description", value)
    if "signalTimestamp" in content:
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            findings.string(
                "identification.signalTimestamp", path + "/signalTimestamp", value, format=TIMESTAMP_FORMAT
            )
    if "effect" in content:
        value = content["effect"]
        if (type(value) is not str or value not in EFFECT) and value is not None:
            findings.enum("identification.effect", path + "/effect", value, "Effect", EFFECT)
    if "identificationFromLogin" in content:
        value = content["identificationFromLogin"]
        if value is not True and value is not False and value is not None:
            findings.boolean(
                "identification.identificationFromLogin", path + "/identificationFromLogin", value
            )
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
    if not KNOWN.issuperset(content):
        findings.unknown("identification", path, content, KNOWN)
