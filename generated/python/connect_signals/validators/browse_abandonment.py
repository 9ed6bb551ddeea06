"""Validators of browseAbandonment contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import elements
from ..runtime.faults import AROUND, ODD, SEEN, look_closer, look_through
from ..runtime.members import judge_members
from ..vocabulary import ABANDONMENT_REASON, CURRENCY, EFFECT, SIGNAL_CATEGORY, TIMESTAMP_FORMAT, is_timestamp
from .browse_abandoned_item import (
    advise as advise_browse_abandoned_item,
    explain as explain_browse_abandoned_item,
    faults as faults_browse_abandoned_item,
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
_REQUIRED = frozenset({"currency"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "currency": members.enum("browseAbandonment.currency", "Currency", CURRENCY),
    "category": members.enum("browseAbandonment.category", "SignalCategory", SIGNAL_CATEGORY),
    "name": members.string("browseAbandonment.name", max_length=256),
    "description": members.string("browseAbandonment.description"),
    "signalTimestamp": members.string("browseAbandonment.signalTimestamp", format=TIMESTAMP_FORMAT),
    "effect": members.enum("browseAbandonment.effect", "Effect", EFFECT),
    "abandonmentReason": members.enum(
        "browseAbandonment.abandonmentReason", "AbandonmentReason", ABANDONMENT_REASON
    ),
    "abandonmentReasonDescription": members.string("browseAbandonment.abandonmentReasonDescription"),
    "abandonedItems": members.records(
        "browseAbandonment.abandonedItems", faults_browse_abandoned_item, explain_browse_abandoned_item
    ),
    "productCategoryId": members.string("browseAbandonment.productCategoryId"),
    "promotionId": members.string("browseAbandonment.promotionId"),
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
        value = content["currency"]
        if value not in CURRENCY:
            wrong += (("currency", SEEN),)
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
        if "abandonmentReason" in content:
            found += 1
            value = content["abandonmentReason"]
            if value not in ABANDONMENT_REASON and value is not None:
                wrong += (("abandonmentReason", SEEN),)
        if "abandonmentReasonDescription" in content:
            found += 1
            value = content["abandonmentReasonDescription"]
            if type(value) is not str and value is not None:
                wrong += (("abandonmentReasonDescription", SEEN),)
        if "abandonedItems" in content:
            found += 1
            value = content["abandonedItems"]
            if (inside := look_through(faults_browse_abandoned_item, value)) and value is not None:
                wrong += (("abandonedItems", inside),)
        if "productCategoryId" in content:
            found += 1
            value = content["productCategoryId"]
            if type(value) is not str and value is not None:
                wrong += (("productCategoryId", SEEN),)
        if "promotionId" in content:
            found += 1
            value = content["promotionId"]
            if type(value) is not str and value is not None:
                wrong += (("promotionId", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "browseAbandonment", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("browseAbandonment", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("abandonedItems")
    for index, item in enumerate(elements(value)):
        if isinstance(item, dict):
            advise_browse_abandoned_item(item, f"{path}/abandonedItems/{index}", findings)
