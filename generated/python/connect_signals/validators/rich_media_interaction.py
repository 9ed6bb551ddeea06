"""Validators of richMediaInteraction contents."""

from __future__ import annotations

from ..runtime.conditions import are_all, passes
from ..vocabulary import (
    EFFECT,
    INTERACTION_TYPE,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    URL_FORMAT,
    is_timestamp,
    is_url,
)
from .custom_attribute import accepts as accepts_custom_attribute, explain as explain_custom_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

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


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["mediaId"]
    if type(value) is not str:
        return False
    found = 2
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
    if "interactionType" in content:
        found += 1
        value = content["interactionType"]
        if (
            type(value) is not str or not value.isascii() or value.lower() not in INTERACTION_TYPE
        ) and value is not None:
            return False
    if "mediaCategory" in content:
        found += 1
        value = content["mediaCategory"]
        if type(value) is not str and value is not None:
            return False
    if "mediaName" in content:
        found += 1
        value = content["mediaName"]
        if type(value) is not str and value is not None:
            return False
    if "url" in content:
        found += 1
        value = content["url"]
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
    if "mediaId" in content:
        value = content["mediaId"]
        if type(value) is not str:
            findings.string("richMediaInteraction.mediaId", path + "/mediaId", value)
    else:
        findings.required("richMediaInteraction.mediaId", path + "/mediaId")
    if "category" in content:
        value = content["category"]
        if (type(value) is not str or value not in SIGNAL_CATEGORY) and value is not None:
            findings.enum(
                "richMediaInteraction.category", path + "/category", value, "SignalCategory", SIGNAL_CATEGORY
            )
    if "name" in content:
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            findings.string("richMediaInteraction.name", path + "/name", value, max_length=256)
    if "description" in content:
        value = content["description"]
        if type(value) is not str and value is not None:
            findings.string("richMediaInteraction.description", path + "/description", value)
    if "signalTimestamp" in content:
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            findings.string(
                "richMediaInteraction.signalTimestamp",
                path + "/signalTimestamp",
                value,
                format=TIMESTAMP_FORMAT,
            )
    if "effect" in content:
        value = content["effect"]
        if (type(value) is not str or value not in EFFECT) and value is not None:
            findings.enum("richMediaInteraction.effect", path + "/effect", value, "Effect", EFFECT)
    if "interactionType" in content:
        value = content["interactionType"]
        if (
            type(value) is not str or not value.isascii() or value.lower() not in INTERACTION_TYPE
        ) and value is not None:
            findings.enum(
                "richMediaInteraction.interactionType",
                path + "/interactionType",
                value,
                "InteractionType",
                INTERACTION_TYPE,
                ignore_case=True,
            )
    if "mediaCategory" in content:
        value = content["mediaCategory"]
        if type(value) is not str and value is not None:
            findings.string("richMediaInteraction.mediaCategory", path + "/mediaCategory", value)
    if "mediaName" in content:
        value = content["mediaName"]
        if type(value) is not str and value is not None:
            findings.string("richMediaInteraction.mediaName", path + "/mediaName", value)
    if "url" in content:
        value = content["url"]
        if type(value) is not str and value is not None:
            findings.string("richMediaInteraction.url", path + "/url", value)
    if "signalCustomAttributes" in content:
        value = content["signalCustomAttributes"]
        if value is not None and findings.array(
            "richMediaInteraction.signalCustomAttributes", path + "/signalCustomAttributes", value
        ):
            for index, item in enumerate(value):
                if not passes(accepts_custom_attribute, item) and findings.object(
                    "richMediaInteraction.signalCustomAttributes",
                    f"{path}/signalCustomAttributes/{index}",
                    item,
                ):
                    explain_custom_attribute(item, f"{path}/signalCustomAttributes/{index}", findings)
    if not KNOWN.issuperset(content):
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
