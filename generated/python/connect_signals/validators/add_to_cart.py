"""Validators of addToCart contents."""

from __future__ import annotations

from ..runtime.conditions import are_all, are_strings, elements, passes
from ..vocabulary import (
    CURRENCY,
    EFFECT,
    LARGEST,
    MAX_INTEGER,
    MIN_INTEGER,
    NUMBERS,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    URL_FORMAT,
    is_timestamp,
    is_url,
)
from .custom_attribute import accepts as accepts_custom_attribute, explain as explain_custom_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "signalType",
        "currency",
        "itemQuantity",
        "productId",
        "productName",
        "unitPrice",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "effect",
        "discount",
        "productCategory",
        "productDescription",
        "productUrls",
        "imageUrls",
        "shoppingCartUrl",
        "promotionId",
        "virtualCategory",
        "productCategoryId",
        "signalCustomAttributes",
    }
)

# The check that each member takes in the loop of `accepts`; 0 is for what is judged before it.
_CHECKS = {
    "signalType": 0,
    "currency": 0,
    "itemQuantity": 0,
    "productId": 0,
    "productName": 0,
    "unitPrice": 0,
    "category": 3,
    "name": 4,
    "description": 1,
    "signalTimestamp": 5,
    "effect": 6,
    "discount": 7,
    "productCategory": 1,
    "productDescription": 1,
    "productUrls": 2,
    "imageUrls": 2,
    "shoppingCartUrl": 1,
    "promotionId": 1,
    "virtualCategory": 1,
    "productCategoryId": 1,
    "signalCustomAttributes": 8,
}


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["currency"]
    if value not in CURRENCY:
        return False
    value = content["itemQuantity"]
    if type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER:
        return False
    value = content["productId"]
    if type(value) is not str:
        return False
    value = content["productName"]
    if type(value) is not str:
        return False
    value = content["unitPrice"]
    if type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST:
        return False
    for key, value in content.items():
        check = _CHECKS[key]
        if check == 0:
            continue
        if check == 1:  # 7 fields
            if type(value) is not str and value is not None:
                return False
        elif check == 2:  # 2 fields
            if not are_strings(value) and value is not None:
                return False
        elif check == 3:  # category
            if value not in SIGNAL_CATEGORY and value is not None:
                return False
        elif check == 4:  # name
            if (type(value) is not str or len(value) > 256) and value is not None:
                return False
        elif check == 5:  # signalTimestamp
            if (type(value) is not str or not is_timestamp(value)) and value is not None:
                return False
        elif check == 6:  # effect
            if value not in EFFECT and value is not None:
                return False
        elif check == 7:  # discount
            if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
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
            findings.enum("addToCart.currency", path + "/currency", value, "Currency", CURRENCY)
    else:
        findings.required("addToCart.currency", path + "/currency")
    if "itemQuantity" in content:
        value = content["itemQuantity"]
        if type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER:
            findings.integer(
                "addToCart.itemQuantity", path + "/itemQuantity", value, MIN_INTEGER, MAX_INTEGER
            )
    else:
        findings.required("addToCart.itemQuantity", path + "/itemQuantity")
    if "productId" in content:
        value = content["productId"]
        if type(value) is not str:
            findings.string("addToCart.productId", path + "/productId", value)
    else:
        findings.required("addToCart.productId", path + "/productId")
    if "productName" in content:
        value = content["productName"]
        if type(value) is not str:
            findings.string("addToCart.productName", path + "/productName", value)
    else:
        findings.required("addToCart.productName", path + "/productName")
    if "unitPrice" in content:
        value = content["unitPrice"]
        if type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST:
            findings.number("addToCart.unitPrice", path + "/unitPrice", value, -LARGEST, LARGEST)
    else:
        findings.required("addToCart.unitPrice", path + "/unitPrice")
    if "category" in content:
        value = content["category"]
        if (type(value) is not str or value not in SIGNAL_CATEGORY) and value is not None:
            findings.enum("addToCart.category", path + "/category", value, "SignalCategory", SIGNAL_CATEGORY)
    if "name" in content:
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            findings.string("addToCart.name", path + "/name", value, max_length=256)
    if "description" in content:
        value = content["description"]
        if type(value) is not str and value is not None:
            findings.string("addToCart.description", path + "/description", value)
    if "signalTimestamp" in content:
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            findings.string(
                "addToCart.signalTimestamp", path + "/signalTimestamp", value, format=TIMESTAMP_FORMAT
            )
    if "effect" in content:
        value = content["effect"]
        if (type(value) is not str or value not in EFFECT) and value is not None:
            findings.enum("addToCart.effect", path + "/effect", value, "Effect", EFFECT)
    if "discount" in content:
        value = content["discount"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("addToCart.discount", path + "/discount", value, -LARGEST, LARGEST)
    if "productCategory" in content:
        value = content["productCategory"]
        if type(value) is not str and value is not None:
            findings.string("addToCart.productCategory", path + "/productCategory", value)
    if "productDescription" in content:
        value = content["productDescription"]
        if type(value) is not str and value is not None:
            findings.string("addToCart.productDescription", path + "/productDescription", value)
    if "productUrls" in content:
        value = content["productUrls"]
        if value is not None and findings.array("addToCart.productUrls", path + "/productUrls", value):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("addToCart.productUrls", f"{path}/productUrls/{index}", item)
    if "imageUrls" in content:
        value = content["imageUrls"]
        if value is not None and findings.array("addToCart.imageUrls", path + "/imageUrls", value):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("addToCart.imageUrls", f"{path}/imageUrls/{index}", item)
    if "shoppingCartUrl" in content:
        value = content["shoppingCartUrl"]
        if type(value) is not str and value is not None:
            findings.string("addToCart.shoppingCartUrl", path + "/shoppingCartUrl", value)
    if "promotionId" in content:
        value = content["promotionId"]
        if type(value) is not str and value is not None:
            findings.string("addToCart.promotionId", path + "/promotionId", value)
    if "virtualCategory" in content:
        value = content["virtualCategory"]
        if type(value) is not str and value is not None:
            findings.string("addToCart.virtualCategory", path + "/virtualCategory", value)
    if "productCategoryId" in content:
        value = content["productCategoryId"]
        if type(value) is not str and value is not None:
            findings.string("addToCart.productCategoryId", path + "/productCategoryId", value)
    if "signalCustomAttributes" in content:
        value = content["signalCustomAttributes"]
        if value is not None and findings.array(
            "addToCart.signalCustomAttributes", path + "/signalCustomAttributes", value
        ):
            for index, item in enumerate(value):
                if not passes(accepts_custom_attribute, item) and findings.object(
                    "addToCart.signalCustomAttributes", f"{path}/signalCustomAttributes/{index}", item
                ):
                    explain_custom_attribute(item, f"{path}/signalCustomAttributes/{index}", findings)
    if not KNOWN.issuperset(content):
        findings.unknown("addToCart", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("itemQuantity")
    if type(value) in NUMBERS and value < 0:
        findings.integer("addToCart.itemQuantity", path + "/itemQuantity", value, 0, None, level="advice")
    value = content.get("productId")
    if type(value) is str and not value:
        findings.string("addToCart.productId", path + "/productId", value, min_length=1, level="advice")
    value = content.get("unitPrice")
    if type(value) in NUMBERS and value < 0:
        findings.number("addToCart.unitPrice", path + "/unitPrice", value, 0, None, level="advice")
    value = content.get("productUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "addToCart.productUrls",
                f"{path}/productUrls/{index}",
                item,
                format=URL_FORMAT,
                level="advice",
            )
    value = content.get("imageUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "addToCart.imageUrls", f"{path}/imageUrls/{index}", item, format=URL_FORMAT, level="advice"
            )
    value = content.get("shoppingCartUrl")
    if type(value) is str and not is_url(value):
        findings.string(
            "addToCart.shoppingCartUrl", path + "/shoppingCartUrl", value, format=URL_FORMAT, level="advice"
        )
