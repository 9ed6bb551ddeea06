"""Reads CartAbandonedItem objects: checks and builds them in one go."""

from __future__ import annotations

from ..objects.cart_abandoned_item import CartAbandonedItem
from ..runtime.conditions import are_strings
from ..runtime.wire import absent, blank
from ..vocabulary import LARGEST, LOWEST, NUMBERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(CartAbandonedItem)


def read(content: dict[Any, Any]) -> CartAbandonedItem:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(CartAbandonedItem)
    values = made.__dict__
    values.update(_ABSENT)
    found = 0
    if "productId" in content:
        found += 1
        value = content["productId"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["product_id"] = value
    if "productName" in content:
        found += 1
        value = content["productName"]
        if value is not None:
            if type(value) is not str:
                raise ValueError
            values["product_name"] = value
    if "unitPrice" in content:
        found += 1
        value = content["unitPrice"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["unit_price"] = value
    if "itemQuantity" in content:
        found += 1
        value = content["itemQuantity"]
        if value is not None:
            if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
                raise ValueError
            values["item_quantity"] = value
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
    if len(content) != found:
        raise ValueError
    return made
