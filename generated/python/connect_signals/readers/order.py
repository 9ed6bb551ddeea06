"""Reads order contents: checks and builds them in one go."""

from __future__ import annotations

from ..enums import Currency, Effect, SignalCategory
from ..runtime.conditions import is_array
from ..runtime.wire import absent, blank, members_of
from ..signals.order import Order
from ..vocabulary import LARGEST, LOWEST, NUMBERS, is_timestamp
from .custom_attribute import read as read_custom_attribute
from .ordered_item import read as read_ordered_item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Order)
_CURRENCY_OF = members_of(Currency)
_EFFECT_OF = members_of(Effect)
_SIGNAL_CATEGORY_OF = members_of(SignalCategory)


def read(content: dict[Any, Any]) -> Order:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Order)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["currency"]
    values["currency"] = _CURRENCY_OF[value]
    value = content["orderId"]
    if type(value) is not str:
        raise ValueError
    values["order_id"] = value
    found = 3
    if "category" in content:
        found += 1
        value = content["category"]
        if value is not None:
            values["category"] = _SIGNAL_CATEGORY_OF[value]
    if "name" in content:
        found += 1
        value = content["name"]
        if value is not None:
            if type(value) is not str or len(value) > 256:
                raise ValueError
            values["name"] = value
    if "description" in content:
        found += 1
        value = content["description"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["description"] = value
    if "signalTimestamp" in content:
        found += 1
        value = content["signalTimestamp"]
        if value is not None:
            if type(value) is not str or not is_timestamp(value):
                raise ValueError
            values["signal_timestamp"] = value
    if "effect" in content:
        found += 1
        value = content["effect"]
        if value is not None:
            values["effect"] = _EFFECT_OF[value]
    if "orderedItems" in content:
        found += 1
        value = content["orderedItems"]
        if value is not None:
            if not is_array(value):
                raise ValueError
            values["ordered_items"] = tuple(map(read_ordered_item, value))
    if "orderSubtotal" in content:
        found += 1
        value = content["orderSubtotal"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["order_subtotal"] = value
    if "orderDiscount" in content:
        found += 1
        value = content["orderDiscount"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["order_discount"] = value
    if "orderShippingHandling" in content:
        found += 1
        value = content["orderShippingHandling"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["order_shipping_handling"] = value
    if "orderTax" in content:
        found += 1
        value = content["orderTax"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["order_tax"] = value
    if "orderValue" in content:
        found += 1
        value = content["orderValue"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["order_value"] = value
    if "signalCustomAttributes" in content:
        found += 1
        value = content["signalCustomAttributes"]
        if value is not None:
            if not is_array(value):
                raise ValueError
            values["signal_custom_attributes"] = tuple(map(read_custom_attribute, value))
    if len(content) != found:
        raise ValueError
    return made
