"""Validators of Signal objects."""

from __future__ import annotations

from ..runtime.conditions import passes
from .content import accepts as accepts_content, advise as advise_content, explain as explain_content
from .identifiable_attributes import (
    accepts as accepts_identifiable_attributes,
    advise as advise_identifiable_attributes,
    explain as explain_identifiable_attributes,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "appKey",
        "identifiableAttributes",
        "signalContent",
        "sessionId",
        "test",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["appKey"]
    if type(value) is not str:
        return False
    value = content["identifiableAttributes"]
    if not accepts_identifiable_attributes(value):
        return False
    value = content["signalContent"]
    if not accepts_content(value):
        return False
    found = 3
    if "sessionId" in content:
        found += 1
        value = content["sessionId"]
        if type(value) is not str and value is not None:
            return False
    if "test" in content:
        found += 1
        value = content["test"]
        if value is not True and value is not False and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "appKey" in content:
        value = content["appKey"]
        if type(value) is not str:
            findings.string("Signal.appKey", path + "/appKey", value, secret=True)
    else:
        findings.required("Signal.appKey", path + "/appKey")
    if "identifiableAttributes" in content:
        value = content["identifiableAttributes"]
        if not passes(accepts_identifiable_attributes, value) and findings.object(
            "Signal.identifiableAttributes", path + "/identifiableAttributes", value
        ):
            explain_identifiable_attributes(value, path + "/identifiableAttributes", findings)
    else:
        findings.required("Signal.identifiableAttributes", path + "/identifiableAttributes")
    if "signalContent" in content:
        value = content["signalContent"]
        if findings.object("Signal.signalContent", path + "/signalContent", value):
            explain_content(value, path + "/signalContent", findings)
    else:
        findings.required("Signal.signalContent", path + "/signalContent")
    if "sessionId" in content:
        value = content["sessionId"]
        if type(value) is not str and value is not None:
            findings.string("Signal.sessionId", path + "/sessionId", value)
    if "test" in content:
        value = content["test"]
        if value is not True and value is not False and value is not None:
            findings.boolean("Signal.test", path + "/test", value)
    if not KNOWN.issuperset(content):
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
