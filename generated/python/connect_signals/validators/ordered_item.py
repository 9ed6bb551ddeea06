"""Validators of OrderedItem objects."""

from __future__ import annotations

from ..runtime.conditions import are_strings, elements
from ..vocabulary import CURRENCY, LARGEST, NUMBERS, URL_FORMAT, is_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "productId",
        "productName",
        "unitPrice",
        "itemQuantity",
        "discount",
        "productCategory",
        "productDescription",
        "productUrls",
        "imageUrls",
        "shoppingCartUrl",
        "promotionId",
        "virtualCategory",
        "productCategoryId",
        "currency",
    }
)

# The check that each member takes in the loop of `accepts`; 0 is for what is judged before it.
_CHECKS = {
    "productId": 0,
    "productName": 0,
    "unitPrice": 0,
    "itemQuantity": 2,
    "discount": 2,
    "productCategory": 1,
    "productDescription": 1,
    "productUrls": 3,
    "imageUrls": 3,
    "shoppingCartUrl": 1,
    "promotionId": 1,
    "virtualCategory": 1,
    "productCategoryId": 1,
    "currency": 4,
}


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
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
        if check == 1:  # 6 fields
            if type(value) is not str and value is not None:
                return False
        elif check == 2:  # 2 fields
            if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
                return False
        elif check == 3:  # 2 fields
            if not are_strings(value) and value is not None:
                return False
        else:  # 4: currency
            if value not in CURRENCY and value is not None:
                return False
    return True


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "productId" in content:
        value = content["productId"]
        if type(value) is not str:
            findings.string("OrderedItem.productId", path + "/productId", value)
    else:
        findings.required("OrderedItem.productId", path + "/productId")
    if "productName" in content:
        value = content["productName"]
        if type(value) is not str:
            findings.string("OrderedItem.productName", path + "/productName", value)
    else:
        findings.required("OrderedItem.productName", path + "/productName")
    if "unitPrice" in content:
        value = content["unitPrice"]
        if type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST:
            findings.number("OrderedItem.unitPrice", path + "/unitPrice", value, -LARGEST, LARGEST)
    else:
        findings.required("OrderedItem.unitPrice", path + "/unitPrice")
    if "itemQuantity" in content:
        value = content["itemQuantity"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("OrderedItem.itemQuantity", path + "/itemQuantity", value, -LARGEST, LARGEST)
    if "discount" in content:
        value = content["discount"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("OrderedItem.discount", path + "/discount", value, -LARGEST, LARGEST)
    if "productCategory" in content:
        value = content["productCategory"]
        if type(value) is not str and value is not None:
            findings.string("OrderedItem.productCategory", path + "/productCategory", value)
    if "productDescription" in content:
        value = content["productDescription"]
        if type(value) is not str and value is not None:
            findings.string("OrderedItem.productDescription", path + "/productDescription", value)
    if "productUrls" in content:
        value = content["productUrls"]
        if value is not None and findings.array("OrderedItem.productUrls", path + "/productUrls", value):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("OrderedItem.productUrls", f"{path}/productUrls/{index}", item)
    if "imageUrls" in content:
        value = content["imageUrls"]
        if value is not None and findings.array("OrderedItem.imageUrls", path + "/imageUrls", value):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("OrderedItem.imageUrls", f"{path}/imageUrls/{index}", item)
    if "shoppingCartUrl" in content:
        value = content["shoppingCartUrl"]
        if type(value) is not str and value is not None:
            findings.string("OrderedItem.shoppingCartUrl", path + "/shoppingCartUrl", value)
    if "promotionId" in content:
        value = content["promotionId"]
        if type(value) is not str and value is not None:
            findings.string("OrderedItem.promotionId", path + "/promotionId", value)
    if "virtualCategory" in content:
        value = content["virtualCategory"]
        if type(value) is not str and value is not None:
            findings.string("OrderedItem.virtualCategory", path + "/virtualCategory", value)
    if "productCategoryId" in content:
        value = content["productCategoryId"]
        if type(value) is not str and value is not None:
            findings.string("OrderedItem.productCategoryId", path + "/productCategoryId", value)
    if "currency" in content:
        value = content["currency"]
        if (type(value) is not str or value not in CURRENCY) and value is not None:
            findings.enum("OrderedItem.currency", path + "/currency", value, "Currency", CURRENCY)
    if not KNOWN.issuperset(content):
        findings.unknown("OrderedItem", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("productId")
    if type(value) is str and not value:
        findings.string("OrderedItem.productId", path + "/productId", value, min_length=1, level="advice")
    value = content.get("unitPrice")
    if type(value) in NUMBERS and value < 0:
        findings.number("OrderedItem.unitPrice", path + "/unitPrice", value, 0, None, level="advice")
    value = content.get("itemQuantity")
    if type(value) in NUMBERS and value < 0:
        findings.number("OrderedItem.itemQuantity", path + "/itemQuantity", value, 0, None, level="advice")
    value = content.get("productUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "OrderedItem.productUrls",
                f"{path}/productUrls/{index}",
                item,
                format=URL_FORMAT,
                level="advice",
            )
    value = content.get("imageUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "OrderedItem.imageUrls", f"{path}/imageUrls/{index}", item, format=URL_FORMAT, level="advice"
            )
    value = content.get("shoppingCartUrl")
    if type(value) is str and not is_url(value):
        findings.string(
            "OrderedItem.shoppingCartUrl", path + "/shoppingCartUrl", value, format=URL_FORMAT, level="advice"
        )
