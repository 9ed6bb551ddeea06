"""Validators of browseAbandonment contents."""

from __future__ import annotations

from ..runtime.conditions import are_all, elements, passes
from ..vocabulary import ABANDONMENT_REASON, CURRENCY, EFFECT, SIGNAL_CATEGORY, TIMESTAMP_FORMAT, is_timestamp
from .browse_abandoned_item import (
    accepts as accepts_browse_abandoned_item,
    advise as advise_browse_abandoned_item,
    explain as explain_browse_abandoned_item,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "signalType",
        "currency",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "effect",
        "abandonmentReason",
        "abandonmentReasonDescription",
        "abandonedItems",
        "productCategoryId",
        "promotionId",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["currency"]
    if value not in CURRENCY:
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
    if "abandonmentReason" in content:
        found += 1
        value = content["abandonmentReason"]
        if value not in ABANDONMENT_REASON and value is not None:
            return False
    if "abandonmentReasonDescription" in content:
        found += 1
        value = content["abandonmentReasonDescription"]
        if type(value) is not str and value is not None:
            return False
    if "abandonedItems" in content:
        found += 1
        value = content["abandonedItems"]
        if not are_all(accepts_browse_abandoned_item, value) and value is not None:
            return False
    if "productCategoryId" in content:
        found += 1
        value = content["productCategoryId"]
        if type(value) is not str and value is not None:
            return False
    if "promotionId" in content:
        found += 1
        value = content["promotionId"]
        if type(value) is not str and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "currency" in content:
        value = content["currency"]
        if type(value) is not str or value not in CURRENCY:
            findings.enum("browseAbandonment.currency", path + "/currency", value, "Currency", CURRENCY)
    else:
        findings.required("browseAbandonment.currency", path + "/currency")
    if "category" in content:
        value = content["category"]
        if (type(value) is not str or value not in SIGNAL_CATEGORY) and value is not None:
            findings.enum(
                "browseAbandonment.category", path + "/category", value, "SignalCategory", SIGNAL_CATEGORY
            )
    if "name" in content:
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            findings.string("browseAbandonment.name", path + "/name", value, max_length=256)
    if "description" in content:
        value = content["description"]
        if type(value) is not str and value is not None:
            findings.string("browseAbandonment.description", path + "/description", value)
    if "signalTimestamp" in content:
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            findings.string(
                "browseAbandonment.signalTimestamp", path + "/signalTimestamp", value, format=TIMESTAMP_FORMAT
            )
    if "effect" in content:
        value = content["effect"]
        if (type(value) is not str or value not in EFFECT) and value is not None:
            findings.enum("browseAbandonment.effect", path + "/effect", value, "Effect", EFFECT)
    if "abandonmentReason" in content:
        value = content["abandonmentReason"]
        if (type(value) is not str or value not in ABANDONMENT_REASON) and value is not None:
            findings.enum(
                "browseAbandonment.abandonmentReason",
                path + "/abandonmentReason",
                value,
                "AbandonmentReason",
                ABANDONMENT_REASON,
            )
    if "abandonmentReasonDescription" in content:
        value = content["abandonmentReasonDescription"]
        if type(value) is not str and value is not None:
            findings.string(
                "browseAbandonment.abandonmentReasonDescription",
                path + "/abandonmentReasonDescription",
                value,
            )
    if "abandonedItems" in content:
        value = content["abandonedItems"]
        if value is not None and findings.array(
            "browseAbandonment.abandonedItems", path + "/abandonedItems", value
        ):
            for index, item in enumerate(value):
                if not passes(accepts_browse_abandoned_item, item) and findings.object(
                    "browseAbandonment.abandonedItems", f"{path}/abandonedItems/{index}", item
                ):
                    explain_browse_abandoned_item(item, f"{path}/abandonedItems/{index}", findings)
    if "productCategoryId" in content:
        value = content["productCategoryId"]
        if type(value) is not str and value is not None:
            findings.string("browseAbandonment.productCategoryId", path + "/productCategoryId", value)
    if "promotionId" in content:
        value = content["promotionId"]
        if type(value) is not str and value is not None:
            findings.string("browseAbandonment.promotionId", path + "/promotionId", value)
    if not KNOWN.issuperset(content):
        findings.unknown("browseAbandonment", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("abandonedItems")
    for index, item in enumerate(elements(value)):
        if isinstance(item, dict):
            advise_browse_abandoned_item(item, f"{path}/abandonedItems/{index}", findings)
