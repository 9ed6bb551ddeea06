"""Validators of onSiteSearch contents."""

from __future__ import annotations

from ..runtime.conditions import are_all, is_between, is_integer, is_number_of, is_text, passes
from ..vocabulary import (
    EFFECT,
    MAX_INTEGER,
    MIN_INTEGER,
    NUMBERS,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    is_timestamp,
)
from .custom_attribute import accepts as accepts_custom_attribute, explain as explain_custom_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

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


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["numberOfResults"]
    if type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER:
        return False
    value = content["searchTerm"]
    if type(value) is not str:
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
    if "signalCustomAttributes" in content:
        found += 1
        value = content["signalCustomAttributes"]
        if not are_all(accepts_custom_attribute, value) and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "numberOfResults" in content:
        value = content["numberOfResults"]
        if type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER:
            findings.integer(
                "onSiteSearch.numberOfResults", path + "/numberOfResults", value, MIN_INTEGER, MAX_INTEGER
            )
    else:
        findings.required("onSiteSearch.numberOfResults", path + "/numberOfResults")
    if "searchTerm" in content:
        value = content["searchTerm"]
        if type(value) is not str:
            findings.string("onSiteSearch.searchTerm", path + "/searchTerm", value)
    else:
        findings.required("onSiteSearch.searchTerm", path + "/searchTerm")
    if "category" in content:
        value = content["category"]
        if (type(value) is not str or value not in SIGNAL_CATEGORY) and value is not None:
            findings.enum(
                "onSiteSearch.category", path + "/category", value, "SignalCategory", SIGNAL_CATEGORY
            )
    if "name" in content:
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            findings.string("onSiteSearch.name", path + "/name", value, max_length=256)
    if "description" in content:
        value = content["description"]
        if type(value) is not str and value is not None:
            findings.string("onSiteSearch.description", path + "/description", value)
    if "signalTimestamp" in content:
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            findings.string(
                "onSiteSearch.signalTimestamp", path + "/signalTimestamp", value, format=TIMESTAMP_FORMAT
            )
    if "effect" in content:
        value = content["effect"]
        if (type(value) is not str or value not in EFFECT) and value is not None:
            findings.enum("onSiteSearch.effect", path + "/effect", value, "Effect", EFFECT)
    if "signalCustomAttributes" in content:
        value = content["signalCustomAttributes"]
        if value is not None and findings.array(
            "onSiteSearch.signalCustomAttributes", path + "/signalCustomAttributes", value
        ):
            for index, item in enumerate(value):
                if not passes(accepts_custom_attribute, item) and findings.object(
                    "onSiteSearch.signalCustomAttributes", f"{path}/signalCustomAttributes/{index}", item
                ):
                    explain_custom_attribute(item, f"{path}/signalCustomAttributes/{index}", findings)
    if not KNOWN.issuperset(content):
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
