"""Validators of BrowseAbandonedItem objects."""

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
        "discount",
        "productCategory",
        "productDescription",
        "productUrls",
        "imageUrls",
        "shoppingCartUrl",
        "promotionId",
        "virtualCategory",
        "itemQuantity",
        "inventoryQuantity",
    }
)

# The check that each member takes in the loop of `accepts`; 0 is for what is judged before it.
_CHECKS = {
    "productId": 0,
    "productName": 0,
    "unitPrice": 0,
    "discount": 2,
    "productCategory": 1,
    "productDescription": 1,
    "productUrls": 3,
    "imageUrls": 3,
    "shoppingCartUrl": 1,
    "promotionId": 1,
    "virtualCategory": 1,
    "itemQuantity": 2,
    "inventoryQuantity": 2,
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
        if check == 1:  # 5 fields
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
        if type(value) is not str:
            findings.string("BrowseAbandonedItem.productId", path + "/productId", value)
    else:
        findings.required("BrowseAbandonedItem.productId", path + "/productId")
    if "productName" in content:
        value = content["productName"]
        if type(value) is not str:
            findings.string("BrowseAbandonedItem.productName", path + "/productName", value)
    else:
        findings.required("BrowseAbandonedItem.productName", path + "/productName")
    if "unitPrice" in content:
        value = content["unitPrice"]
        if type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST:
            findings.number("BrowseAbandonedItem.unitPrice", path + "/unitPrice", value, -LARGEST, LARGEST)
    else:
        findings.required("BrowseAbandonedItem.unitPrice", path + "/unitPrice")
    if "discount" in content:
        value = content["discount"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("BrowseAbandonedItem.discount", path + "/discount", value, -LARGEST, LARGEST)
    if "productCategory" in content:
        value = content["productCategory"]
        if type(value) is not str and value is not None:
            findings.string("BrowseAbandonedItem.productCategory", path + "/productCategory", value)
    if "productDescription" in content:
        value = content["productDescription"]
        if type(value) is not str and value is not None:
            findings.string("BrowseAbandonedItem.productDescription", path + "/productDescription", value)
    if "productUrls" in content:
        value = content["productUrls"]
        if value is not None and findings.array(
            "BrowseAbandonedItem.productUrls", path + "/productUrls", value
        ):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("BrowseAbandonedItem.productUrls", f"{path}/productUrls/{index}", item)
    if "imageUrls" in content:
        value = content["imageUrls"]
        if value is not None and findings.array("BrowseAbandonedItem.imageUrls", path + "/imageUrls", value):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("BrowseAbandonedItem.imageUrls", f"{path}/imageUrls/{index}", item)
    if "shoppingCartUrl" in content:
        value = content["shoppingCartUrl"]
        if type(value) is not str and value is not None:
            findings.string("BrowseAbandonedItem.shoppingCartUrl", path + "/shoppingCartUrl", value)
    if "promotionId" in content:
        value = content["promotionId"]
        if type(value) is not str and value is not None:
            findings.string("BrowseAbandonedItem.promotionId", path + "/promotionId", value)
    if "virtualCategory" in content:
        value = content["virtualCategory"]
        if type(value) is not str and value is not None:
            findings.string("BrowseAbandonedItem.virtualCategory", path + "/virtualCategory", value)
    if "itemQuantity" in content:
        value = content["itemQuantity"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number(
                "BrowseAbandonedItem.itemQuantity", path + "/itemQuantity", value, -LARGEST, LARGEST
            )
    if "inventoryQuantity" in content:
        value = content["inventoryQuantity"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number(
                "BrowseAbandonedItem.inventoryQuantity", path + "/inventoryQuantity", value, -LARGEST, LARGEST
            )
    if not KNOWN.issuperset(content):
        findings.unknown("BrowseAbandonedItem", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("productId")
    if type(value) is str and not value:
        findings.string(
            "BrowseAbandonedItem.productId", path + "/productId", value, min_length=1, level="advice"
        )
    value = content.get("unitPrice")
    if type(value) in NUMBERS and value < 0:
        findings.number("BrowseAbandonedItem.unitPrice", path + "/unitPrice", value, 0, None, level="advice")
    value = content.get("productUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "BrowseAbandonedItem.productUrls",
                f"{path}/productUrls/{index}",
                item,
                format=URL_FORMAT,
                level="advice",
            )
    value = content.get("imageUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "BrowseAbandonedItem.imageUrls",
                f"{path}/imageUrls/{index}",
                item,
                format=URL_FORMAT,
                level="advice",
            )
    value = content.get("shoppingCartUrl")
    if type(value) is str and not is_url(value):
        findings.string(
            "BrowseAbandonedItem.shoppingCartUrl",
            path + "/shoppingCartUrl",
            value,
            format=URL_FORMAT,
            level="advice",
        )
    value = content.get("itemQuantity")
    if type(value) in NUMBERS and value < 0:
        findings.number(
            "BrowseAbandonedItem.itemQuantity", path + "/itemQuantity", value, 0, None, level="advice"
        )
    value = content.get("inventoryQuantity")
    if type(value) in NUMBERS and value < 0:
        findings.number(
            "BrowseAbandonedItem.inventoryQuantity",
            path + "/inventoryQuantity",
            value,
            0,
            None,
            level="advice",
        )
