"""Reads productConfiguration contents: checks and builds them in one go."""

from __future__ import annotations

from ..enums import Currency, Effect, SignalCategory
from ..runtime.conditions import are_strings, is_array
from ..runtime.wire import absent, blank, members_of
from ..signals.product_configuration import ProductConfiguration
from ..vocabulary import LARGEST, LOWEST, MAX_INTEGER, MIN_INTEGER, NUMBERS, is_timestamp
from .custom_attribute import read as read_custom_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(ProductConfiguration)
_CURRENCY_OF = members_of(Currency)
_EFFECT_OF = members_of(Effect)
_SIGNAL_CATEGORY_OF = members_of(SignalCategory)


def read(content: dict[Any, Any]) -> ProductConfiguration:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(ProductConfiguration)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["currency"]
    values["currency"] = _CURRENCY_OF[value]
    value = content["productId"]
    if type(value) is not str:
        raise ValueError
    values["product_id"] = value
    value = content["productName"]
    if type(value) is not str:
        raise ValueError
    values["product_name"] = value
    found = 4
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
    if "configurationType" in content:
        found += 1
        value = content["configurationType"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["configuration_type"] = value
    if "unitPrice" in content:
        found += 1
        value = content["unitPrice"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["unit_price"] = value
    if "inventoryQuantity" in content:
        found += 1
        value = content["inventoryQuantity"]
        if value is not None:
            if type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER:
                raise ValueError
            values["inventory_quantity"] = value
    if "discount" in content:
        found += 1
        value = content["discount"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["discount"] = value
    if "productCategory" in content:
        found += 1
        value = content["productCategory"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["product_category"] = value
    if "productDescription" in content:
        found += 1
        value = content["productDescription"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["product_description"] = value
    if "productUrls" in content:
        found += 1
        value = content["productUrls"]
        if value is not None:
            if not are_strings(value):
                raise ValueError
            values["product_urls"] = tuple(value)
    if "imageUrls" in content:
        found += 1
        value = content["imageUrls"]
        if value is not None:
            if not are_strings(value):
                raise ValueError
            values["image_urls"] = tuple(value)
    if "shoppingCartUrl" in content:
        found += 1
        value = content["shoppingCartUrl"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["shopping_cart_url"] = value
    if "promotionId" in content:
        found += 1
        value = content["promotionId"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["promotion_id"] = value
    if "virtualCategory" in content:
        found += 1
        value = content["virtualCategory"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["virtual_category"] = value
    if "productCategoryId" in content:
        found += 1
        value = content["productCategoryId"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["product_category_id"] = value
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
