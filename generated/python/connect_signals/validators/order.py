"""Validators of order contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import elements
from ..runtime.faults import AROUND, ODD, SEEN, look_closer, look_through
from ..runtime.members import judge_members
from ..vocabulary import (
    CURRENCY,
    EFFECT,
    LARGEST,
    LOWEST,
    NUMBERS,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    is_timestamp,
)
from .custom_attribute import explain as explain_custom_attribute, faults as faults_custom_attribute
from .ordered_item import (
    advise as advise_ordered_item,
    explain as explain_ordered_item,
    faults as faults_ordered_item,
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
        "orderId",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "effect",
        "orderedItems",
        "orderSubtotal",
        "orderDiscount",
        "orderShippingHandling",
        "orderTax",
        "orderValue",
        "signalCustomAttributes",
    }
)
_REQUIRED = frozenset({"currency", "orderId"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "currency": members.enum("order.currency", "Currency", CURRENCY),
    "orderId": members.string("order.orderId"),
    "category": members.enum("order.category", "SignalCategory", SIGNAL_CATEGORY),
    "name": members.string("order.name", max_length=256),
    "description": members.string("order.description"),
    "signalTimestamp": members.string("order.signalTimestamp", format=TIMESTAMP_FORMAT),
    "effect": members.enum("order.effect", "Effect", EFFECT),
    "orderedItems": members.records("order.orderedItems", faults_ordered_item, explain_ordered_item),
    "orderSubtotal": members.number("order.orderSubtotal", LOWEST, LARGEST),
    "orderDiscount": members.number("order.orderDiscount", LOWEST, LARGEST),
    "orderShippingHandling": members.number("order.orderShippingHandling", LOWEST, LARGEST),
    "orderTax": members.number("order.orderTax", LOWEST, LARGEST),
    "orderValue": members.number("order.orderValue", LOWEST, LARGEST),
    "signalCustomAttributes": members.records(
        "order.signalCustomAttributes", faults_custom_attribute, explain_custom_attribute
    ),
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
        value = content["orderId"]
        if type(value) is not str:
            wrong += (("orderId", SEEN),)
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
        if "orderedItems" in content:
            found += 1
            value = content["orderedItems"]
            if (inside := look_through(faults_ordered_item, value)) and value is not None:
                wrong += (("orderedItems", inside),)
        if "orderSubtotal" in content:
            found += 1
            value = content["orderSubtotal"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("orderSubtotal", SEEN),)
        if "orderDiscount" in content:
            found += 1
            value = content["orderDiscount"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("orderDiscount", SEEN),)
        if "orderShippingHandling" in content:
            found += 1
            value = content["orderShippingHandling"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("orderShippingHandling", SEEN),)
        if "orderTax" in content:
            found += 1
            value = content["orderTax"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("orderTax", SEEN),)
        if "orderValue" in content:
            found += 1
            value = content["orderValue"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("orderValue", SEEN),)
        if "signalCustomAttributes" in content:
            found += 1
            value = content["signalCustomAttributes"]
            if (inside := look_through(faults_custom_attribute, value)) and value is not None:
                wrong += (("signalCustomAttributes", inside),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "order", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("order", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("orderId")
    if type(value) is str and not value:
        findings.string("order.orderId", path + "/orderId", value, min_length=1, level="advice")
    value = content.get("effect")
    if type(value) is str and value not in ("positive",):
        findings.string("order.effect", path + "/effect", value, one_of=("positive",), level="advice")
    value = content.get("orderedItems")
    for index, item in enumerate(elements(value)):
        if isinstance(item, dict):
            advise_ordered_item(item, f"{path}/orderedItems/{index}", findings)
    findings.sum(
        "order.valueAddsUp",
        path + "/orderValue",
        content,
        ("orderSubtotal", "orderShippingHandling", "orderTax"),
        "orderValue",
        0.01,
    )
