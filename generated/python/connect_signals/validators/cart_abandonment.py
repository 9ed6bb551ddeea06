"""Validators of cartAbandonment contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import elements
from ..runtime.faults import AROUND, ODD, SEEN, look_closer, look_through
from ..runtime.members import judge_members
from ..vocabulary import (
    ABANDONMENT_REASON,
    CURRENCY,
    LARGEST,
    LOWEST,
    NUMBERS,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    URL_FORMAT,
    is_timestamp,
    is_url,
)
from .cart_abandoned_item import (
    advise as advise_cart_abandoned_item,
    explain as explain_cart_abandoned_item,
    faults as faults_cart_abandoned_item,
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
        "abandonedCartValue",
        "currency",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "abandonmentReason",
        "abandonmentReasonDescription",
        "abandonedItems",
        "shoppingCartUrl",
    }
)
_REQUIRED = frozenset({"abandonedCartValue", "currency"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "abandonedCartValue": members.number("cartAbandonment.abandonedCartValue", LOWEST, LARGEST),
    "currency": members.enum("cartAbandonment.currency", "Currency", CURRENCY),
    "category": members.enum("cartAbandonment.category", "SignalCategory", SIGNAL_CATEGORY),
    "name": members.string("cartAbandonment.name", max_length=256),
    "description": members.string("cartAbandonment.description"),
    "signalTimestamp": members.string("cartAbandonment.signalTimestamp", format=TIMESTAMP_FORMAT),
    "abandonmentReason": members.enum(
        "cartAbandonment.abandonmentReason", "AbandonmentReason", ABANDONMENT_REASON
    ),
    "abandonmentReasonDescription": members.string("cartAbandonment.abandonmentReasonDescription"),
    "abandonedItems": members.records(
        "cartAbandonment.abandonedItems", faults_cart_abandoned_item, explain_cart_abandoned_item
    ),
    "shoppingCartUrl": members.string("cartAbandonment.shoppingCartUrl"),
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
        value = content["abandonedCartValue"]
        if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
            wrong += (("abandonedCartValue", SEEN),)
        value = content["currency"]
        if value not in CURRENCY:
            wrong += (("currency", SEEN),)
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
            if (inside := look_through(faults_cart_abandoned_item, value)) and value is not None:
                wrong += (("abandonedItems", inside),)
        if "shoppingCartUrl" in content:
            found += 1
            value = content["shoppingCartUrl"]
            if type(value) is not str and value is not None:
                wrong += (("shoppingCartUrl", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "cartAbandonment", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("cartAbandonment", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("abandonedCartValue")
    if type(value) in NUMBERS and value < 0:
        findings.number(
            "cartAbandonment.abandonedCartValue", path + "/abandonedCartValue", value, 0, None, level="advice"
        )
    value = content.get("abandonedItems")
    for index, item in enumerate(elements(value)):
        if isinstance(item, dict):
            advise_cart_abandoned_item(item, f"{path}/abandonedItems/{index}", findings)
    value = content.get("shoppingCartUrl")
    if type(value) is str and not is_url(value):
        findings.string(
            "cartAbandonment.shoppingCartUrl",
            path + "/shoppingCartUrl",
            value,
            format=URL_FORMAT,
            level="advice",
        )
