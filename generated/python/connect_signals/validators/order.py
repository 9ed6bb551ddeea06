"""Validators of order contents."""

from __future__ import annotations

from ..runtime.conditions import are_all, elements, passes
from ..vocabulary import CURRENCY, EFFECT, LARGEST, NUMBERS, SIGNAL_CATEGORY, TIMESTAMP_FORMAT, is_timestamp
from .custom_attribute import accepts as accepts_custom_attribute, explain as explain_custom_attribute
from .ordered_item import (
    accepts as accepts_ordered_item,
    advise as advise_ordered_item,
    explain as explain_ordered_item,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

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

# The check that each member takes in the loop of `accepts`; 0 is for what is judged before it.
_CHECKS = {
    "signalType": 0,
    "currency": 0,
    "orderId": 0,
    "category": 2,
    "name": 3,
    "description": 4,
    "signalTimestamp": 5,
    "effect": 6,
    "orderedItems": 7,
    "orderSubtotal": 1,
    "orderDiscount": 1,
    "orderShippingHandling": 1,
    "orderTax": 1,
    "orderValue": 1,
    "signalCustomAttributes": 8,
}


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["currency"]
    if value not in CURRENCY:
        return False
    value = content["orderId"]
    if type(value) is not str:
        return False
    for key, value in content.items():
        check = _CHECKS[key]
        if check == 0:
            continue
        if check == 1:  # 5 fields
            if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
                return False
        elif check == 2:  # category
            if value not in SIGNAL_CATEGORY and value is not None:
                return False
        elif check == 3:  # name
            if (type(value) is not str or len(value) > 256) and value is not None:
                return False
        elif check == 4:  # description
            if type(value) is not str and value is not None:
                return False
        elif check == 5:  # signalTimestamp
            if (type(value) is not str or not is_timestamp(value)) and value is not None:
                return False
        elif check == 6:  # effect
            if value not in EFFECT and value is not None:
                return False
        elif check == 7:  # orderedItems
            if not are_all(accepts_ordered_item, value) and value is not None:
                return False
        else:  # 8: signalCustomAttributes
            if not are_all(accepts_custom_attribute, value) and value is not None:
                return False
    return True


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "currency" in content:
        value = content["currency"]
        if type(value) is not str or value not in CURRENCY:
            findings.enum("order.currency", path + "/currency", value, "Currency", CURRENCY)
    else:
        findings.required("order.currency", path + "/currency")
    if "orderId" in content:
        value = content["orderId"]
        if type(value) is not str:
            findings.string("order.orderId", path + "/orderId", value)
    else:
        findings.required("order.orderId", path + "/orderId")
    if "category" in content:
        value = content["category"]
        if (type(value) is not str or value not in SIGNAL_CATEGORY) and value is not None:
            findings.enum("order.category", path + "/category", value, "SignalCategory", SIGNAL_CATEGORY)
    if "name" in content:
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            findings.string("order.name", path + "/name", value, max_length=256)
    if "description" in content:
        value = content["description"]
        if type(value) is not str and value is not None:
            findings.string("order.description", path + "/description", value)
    if "signalTimestamp" in content:
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            findings.string(
                "order.signalTimestamp", path + "/signalTimestamp", value, format=TIMESTAMP_FORMAT
            )
    if "effect" in content:
        value = content["effect"]
        if (type(value) is not str or value not in EFFECT) and value is not None:
            findings.enum("order.effect", path + "/effect", value, "Effect", EFFECT)
    if "orderedItems" in content:
        value = content["orderedItems"]
        if value is not None and findings.array("order.orderedItems", path + "/orderedItems", value):
            for index, item in enumerate(value):
                if not passes(accepts_ordered_item, item) and findings.object(
                    "order.orderedItems", f"{path}/orderedItems/{index}", item
                ):
                    explain_ordered_item(item, f"{path}/orderedItems/{index}", findings)
    if "orderSubtotal" in content:
        value = content["orderSubtotal"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("order.orderSubtotal", path + "/orderSubtotal", value, -LARGEST, LARGEST)
    if "orderDiscount" in content:
        value = content["orderDiscount"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("order.orderDiscount", path + "/orderDiscount", value, -LARGEST, LARGEST)
    if "orderShippingHandling" in content:
        value = content["orderShippingHandling"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number(
                "order.orderShippingHandling", path + "/orderShippingHandling", value, -LARGEST, LARGEST
            )
    if "orderTax" in content:
        value = content["orderTax"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("order.orderTax", path + "/orderTax", value, -LARGEST, LARGEST)
    if "orderValue" in content:
        value = content["orderValue"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("order.orderValue", path + "/orderValue", value, -LARGEST, LARGEST)
    if "signalCustomAttributes" in content:
        value = content["signalCustomAttributes"]
        if value is not None and findings.array(
            "order.signalCustomAttributes", path + "/signalCustomAttributes", value
        ):
            for index, item in enumerate(value):
                if not passes(accepts_custom_attribute, item) and findings.object(
                    "order.signalCustomAttributes", f"{path}/signalCustomAttributes/{index}", item
                ):
                    explain_custom_attribute(item, f"{path}/signalCustomAttributes/{index}", findings)
    if not KNOWN.issuperset(content):
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
