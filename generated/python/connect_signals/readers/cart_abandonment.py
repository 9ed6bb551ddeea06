"""Reads cartAbandonment contents: checks and builds them in one go."""

from __future__ import annotations

from ..enums import AbandonmentReason, Currency, SignalCategory
from ..runtime.conditions import is_array
from ..runtime.wire import absent, blank, members_of
from ..signals.cart_abandonment import CartAbandonment
from ..vocabulary import LARGEST, LOWEST, NUMBERS, is_timestamp
from .cart_abandoned_item import read as read_cart_abandoned_item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(CartAbandonment)
_ABANDONMENT_REASON_OF = members_of(AbandonmentReason)
_CURRENCY_OF = members_of(Currency)
_SIGNAL_CATEGORY_OF = members_of(SignalCategory)


def read(content: dict[Any, Any]) -> CartAbandonment:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(CartAbandonment)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["abandonedCartValue"]
    if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
        raise ValueError
    values["abandoned_cart_value"] = value
    value = content["currency"]
    values["currency"] = _CURRENCY_OF[value]
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
    if "abandonmentReason" in content:
        found += 1
        value = content["abandonmentReason"]
        if value is not None:
            values["abandonment_reason"] = _ABANDONMENT_REASON_OF[value]
    if "abandonmentReasonDescription" in content:
        found += 1
        value = content["abandonmentReasonDescription"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["abandonment_reason_description"] = value
    if "abandonedItems" in content:
        found += 1
        value = content["abandonedItems"]
        if value is not None:
            if not is_array(value):
                raise ValueError
            values["abandoned_items"] = tuple(map(read_cart_abandoned_item, value))
    if "shoppingCartUrl" in content:
        found += 1
        value = content["shoppingCartUrl"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["shopping_cart_url"] = value
    if len(content) != found:
        raise ValueError
    return made
