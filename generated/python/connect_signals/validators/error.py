"""Validators of error contents."""

from __future__ import annotations

from ..runtime.conditions import are_all, passes
from ..vocabulary import EFFECT, ERROR_TYPE, SIGNAL_CATEGORY, TIMESTAMP_FORMAT, is_timestamp
from .custom_attribute import accepts as accepts_custom_attribute, explain as explain_custom_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "signalType",
        "errorText",
        "errorType",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "effect",
        "errorIdentifier",
        "signalCustomAttributes",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["errorText"]
    if type(value) is not str:
        return False
    value = content["errorType"]
    if type(value) is not str or not value.isascii() or value.lower() not in ERROR_TYPE:
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
    if "errorIdentifier" in content:
        found += 1
        value = content["errorIdentifier"]
        if type(value) is not str and value is not None:
            return False
    if "signalCustomAttributes" in content:
        found += 1
        value = content["signalCustomAttributes"]
        if not are_all(accepts_custom_attribute, value) and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "errorText" in content:
        value = content["errorText"]
        if type(value) is not str:
            findings.string("error.errorText", path + "/errorText", value)
    else:
        findings.required("error.errorText", path + "/errorText")
    if "errorType" in content:
        value = content["errorType"]
        if type(value) is not str or not value.isascii() or value.lower() not in ERROR_TYPE:
            findings.enum(
                "error.errorType", path + "/errorType", value, "ErrorType", ERROR_TYPE, ignore_case=True
            )
    else:
        findings.required("error.errorType", path + "/errorType")
    if "category" in content:
        value = content["category"]
        if (type(value) is not str or value not in SIGNAL_CATEGORY) and value is not None:
            findings.enum("error.category", path + "/category", value, "SignalCategory", SIGNAL_CATEGORY)
    if "name" in content:
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            findings.string("error.name", path + "/name", value, max_length=256)
    if "description" in content:
        value = content["description"]
        if type(value) is not str and value is not None:
            findings.string("error.description", path + "/description", value)
    if "signalTimestamp" in content:
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            findings.string(
                "error.signalTimestamp", path + "/signalTimestamp", value, format=TIMESTAMP_FORMAT
            )
    if "effect" in content:
        value = content["effect"]
        if (type(value) is not str or value not in EFFECT) and value is not None:
            findings.enum("error.effect", path + "/effect", value, "Effect", EFFECT)
    if "errorIdentifier" in content:
        value = content["errorIdentifier"]
        if type(value) is not str and value is not None:
            findings.string("error.errorIdentifier", path + "/errorIdentifier", value)
    if "signalCustomAttributes" in content:
        value = content["signalCustomAttributes"]
        if value is not None and findings.array(
            "error.signalCustomAttributes", path + "/signalCustomAttributes", value
        ):
            for index, item in enumerate(value):
                if not passes(accepts_custom_attribute, item) and findings.object(
                    "error.signalCustomAttributes", f"{path}/signalCustomAttributes/{index}", item
                ):
                    explain_custom_attribute(item, f"{path}/signalCustomAttributes/{index}", findings)
    if not KNOWN.issuperset(content):
        findings.unknown("error", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("effect")
    if type(value) is str and value not in ("negative",):
        findings.string("error.effect", path + "/effect", value, one_of=("negative",), level="advice")
