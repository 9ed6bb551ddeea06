"""Validators of cartAbandonment contents."""

from __future__ import annotations

from ..runtime.conditions import are_all, elements, passes
from ..vocabulary import (
    ABANDONMENT_REASON,
    CURRENCY,
    LARGEST,
    NUMBERS,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    URL_FORMAT,
    is_timestamp,
    is_url,
)
from .cart_abandoned_item import (
    accepts as accepts_cart_abandoned_item,
    advise as advise_cart_abandoned_item,
    explain as explain_cart_abandoned_item,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

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


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["abandonedCartValue"]
    if type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST:
        return False
    value = content["currency"]
    if value not in CURRENCY:
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
        if not are_all(accepts_cart_abandoned_item, value) and value is not None:
            return False
    if "shoppingCartUrl" in content:
        found += 1
        value = content["shoppingCartUrl"]
        if type(value) is not str and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "abandonedCartValue" in content:
        value = content["abandonedCartValue"]
        if type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST:
            findings.number(
                "cartAbandonment.abandonedCartValue", path + "/abandonedCartValue", value, -LARGEST, LARGEST
            )
    else:
        findings.required("cartAbandonment.abandonedCartValue", path + "/abandonedCartValue")
    if "currency" in content:
        value = content["currency"]
        if type(value) is not str or value not in CURRENCY:
            findings.enum("cartAbandonment.currency", path + "/currency", value, "Currency", CURRENCY)
    else:
        findings.required("cartAbandonment.currency", path + "/currency")
    if "category" in content:
        value = content["category"]
        if (type(value) is not str or value not in SIGNAL_CATEGORY) and value is not None:
            findings.enum(
                "cartAbandonment.category", path + "/category", value, "SignalCategory", SIGNAL_CATEGORY
            )
    if "name" in content:
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            findings.string("cartAbandonment.name", path + "/name", value, max_length=256)
    if "description" in content:
        value = content["description"]
        if type(value) is not str and value is not None:
            findings.string("cartAbandonment.description", path + "/description", value)
    if "signalTimestamp" in content:
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            findings.string(
                "cartAbandonment.signalTimestamp", path + "/signalTimestamp", value, format=TIMESTAMP_FORMAT
            )
    if "abandonmentReason" in content:
        value = content["abandonmentReason"]
        if (type(value) is not str or value not in ABANDONMENT_REASON) and value is not None:
            findings.enum(
                "cartAbandonment.abandonmentReason",
                path + "/abandonmentReason",
                value,
                "AbandonmentReason",
                ABANDONMENT_REASON,
            )
    if "abandonmentReasonDescription" in content:
        value = content["abandonmentReasonDescription"]
        if type(value) is not str and value is not None:
            findings.string(
                "cartAbandonment.abandonmentReasonDescription", path + "/abandonmentReasonDescription", value
            )
    if "abandonedItems" in content:
        value = content["abandonedItems"]
        if value is not None and findings.array(
            "cartAbandonment.abandonedItems", path + "/abandonedItems", value
        ):
            for index, item in enumerate(value):
                if not passes(accepts_cart_abandoned_item, item) and findings.object(
                    "cartAbandonment.abandonedItems", f"{path}/abandonedItems/{index}", item
                ):
                    explain_cart_abandoned_item(item, f"{path}/abandonedItems/{index}", findings)
    if "shoppingCartUrl" in content:
        value = content["shoppingCartUrl"]
        if type(value) is not str and value is not None:
            findings.string("cartAbandonment.shoppingCartUrl", path + "/shoppingCartUrl", value)
    if not KNOWN.issuperset(content):
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
