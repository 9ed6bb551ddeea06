"""Validators of CartAbandonedItem objects."""

from __future__ import annotations

from ..runtime.conditions import are_strings, elements
from ..vocabulary import LARGEST, NUMBERS, URL_FORMAT, is_url

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
    }
)

# The check that each member takes in the loop of `accepts`; 0 is for what is judged before it.
_CHECKS = {
    "productId": 1,
    "productName": 1,
    "unitPrice": 2,
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
}


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    for key, value in content.items():
        check = _CHECKS[key]
        if check == 0:
            continue
        if check == 1:  # 8 fields
            if type(value) is not str and value is not None:
                return False
        elif check == 2:  # 3 fields
            if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
                return False
        else:  # 3: 2 fields
            if not are_strings(value) and value is not None:
                return False
    return True


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "productId" in content:
        value = content["productId"]
        if type(value) is not str and value is not None:
            findings.string("CartAbandonedItem.productId", path + "/productId", value)
    if "productName" in content:
        value = content["productName"]
        if type(value) is not str and value is not None:
            findings.string("CartAbandonedItem.productName", path + "/productName", value)
    if "unitPrice" in content:
        value = content["unitPrice"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("CartAbandonedItem.unitPrice", path + "/unitPrice", value, -LARGEST, LARGEST)
    if "itemQuantity" in content:
        value = content["itemQuantity"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number(
                "CartAbandonedItem.itemQuantity", path + "/itemQuantity", value, -LARGEST, LARGEST
            )
    if "discount" in content:
        value = content["discount"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("CartAbandonedItem.discount", path + "/discount", value, -LARGEST, LARGEST)
    if "productCategory" in content:
        value = content["productCategory"]
        if type(value) is not str and value is not None:
            findings.string("CartAbandonedItem.productCategory", path + "/productCategory", value)
    if "productDescription" in content:
        value = content["productDescription"]
        if type(value) is not str and value is not None:
            findings.string("CartAbandonedItem.productDescription", path + "/productDescription", value)
    if "productUrls" in content:
        value = content["productUrls"]
        if value is not None and findings.array(
            "CartAbandonedItem.productUrls", path + "/productUrls", value
        ):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("CartAbandonedItem.productUrls", f"{path}/productUrls/{index}", item)
    if "imageUrls" in content:
        value = content["imageUrls"]
        if value is not None and findings.array("CartAbandonedItem.imageUrls", path + "/imageUrls", value):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("CartAbandonedItem.imageUrls", f"{path}/imageUrls/{index}", item)
    if "shoppingCartUrl" in content:
        value = content["shoppingCartUrl"]
        if type(value) is not str and value is not None:
            findings.string("CartAbandonedItem.shoppingCartUrl", path + "/shoppingCartUrl", value)
    if "promotionId" in content:
        value = content["promotionId"]
        if type(value) is not str and value is not None:
            findings.string("CartAbandonedItem.promotionId", path + "/promotionId", value)
    if "virtualCategory" in content:
        value = content["virtualCategory"]
        if type(value) is not str and value is not None:
            findings.string("CartAbandonedItem.virtualCategory", path + "/virtualCategory", value)
    if "productCategoryId" in content:
        value = content["productCategoryId"]
        if type(value) is not str and value is not None:
            findings.string("CartAbandonedItem.productCategoryId", path + "/productCategoryId", value)
    if not KNOWN.issuperset(content):
        findings.unknown("CartAbandonedItem", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("productId")
    if type(value) is str and not value:
        findings.string(
            "CartAbandonedItem.productId", path + "/productId", value, min_length=1, level="advice"
        )
    value = content.get("unitPrice")
    if type(value) in NUMBERS and value < 0:
        findings.number("CartAbandonedItem.unitPrice", path + "/unitPrice", value, 0, None, level="advice")
    value = content.get("itemQuantity")
    if type(value) in NUMBERS and value < 0:
        findings.number(
            "CartAbandonedItem.itemQuantity", path + "/itemQuantity", value, 0, None, level="advice"
        )
    value = content.get("productUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "CartAbandonedItem.productUrls",
                f"{path}/productUrls/{index}",
                item,
                format=URL_FORMAT,
                level="advice",
            )
    value = content.get("imageUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "CartAbandonedItem.imageUrls",
                f"{path}/imageUrls/{index}",
                item,
                format=URL_FORMAT,
                level="advice",
            )
    value = content.get("shoppingCartUrl")
    if type(value) is str and not is_url(value):
        findings.string(
            "CartAbandonedItem.shoppingCartUrl",
            path + "/shoppingCartUrl",
            value,
            format=URL_FORMAT,
            level="advice",
        )
