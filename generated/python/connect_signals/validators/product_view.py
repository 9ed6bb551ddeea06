"""Validators of productView contents."""

from __future__ import annotations

from ..runtime.conditions import are_all, are_strings, elements, passes
from ..vocabulary import (
    CATALOG_TIME_FORMAT,
    CURRENCY,
    EFFECT,
    LARGEST,
    MAX_INTEGER,
    MIN_INTEGER,
    NUMBERS,
    SIGNAL_CATEGORY,
    TIMESTAMP_FORMAT,
    URL_FORMAT,
    is_catalog_time,
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
        "productId",
        "productName",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "effect",
        "currency",
        "unitPrice",
        "msrp",
        "discount",
        "productCategory",
        "productDescription",
        "productUrls",
        "imageUrls",
        "shoppingCartUrl",
        "promotionId",
        "virtualCategory",
        "productCategoryId",
        "categories",
        "tags",
        "sku",
        "model",
        "brandName",
        "brandDescription",
        "availability",
        "inventoryQuantity",
        "productStatus",
        "productRating",
        "dateAdded",
        "signalCustomAttributes",
    }
)

# The check that each member takes in the loop of `accepts`; 0 is for what is judged before it.
_CHECKS = {
    "signalType": 0,
    "productId": 0,
    "productName": 0,
    "category": 4,
    "name": 5,
    "description": 1,
    "signalTimestamp": 6,
    "effect": 7,
    "currency": 8,
    "unitPrice": 2,
    "msrp": 2,
    "discount": 2,
    "productCategory": 1,
    "productDescription": 1,
    "productUrls": 3,
    "imageUrls": 3,
    "shoppingCartUrl": 1,
    "promotionId": 1,
    "virtualCategory": 1,
    "productCategoryId": 1,
    "categories": 1,
    "tags": 3,
    "sku": 1,
    "model": 1,
    "brandName": 1,
    "brandDescription": 1,
    "availability": 1,
    "inventoryQuantity": 9,
    "productStatus": 1,
    "productRating": 2,
    "dateAdded": 10,
    "signalCustomAttributes": 11,
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
    for key, value in content.items():
        check = _CHECKS[key]
        if check == 0:
            continue
        if check == 1:  # 14 fields
            if type(value) is not str and value is not None:
                return False
        elif check == 2:  # 4 fields
            if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
                return False
        elif check == 3:  # 3 fields
            if not are_strings(value) and value is not None:
                return False
        elif check == 4:  # category
            if value not in SIGNAL_CATEGORY and value is not None:
                return False
        elif check == 5:  # name
            if (type(value) is not str or len(value) > 256) and value is not None:
                return False
        elif check == 6:  # signalTimestamp
            if (type(value) is not str or not is_timestamp(value)) and value is not None:
                return False
        elif check == 7:  # effect
            if value not in EFFECT and value is not None:
                return False
        elif check == 8:  # currency
            if value not in CURRENCY and value is not None:
                return False
        elif check == 9:  # inventoryQuantity
            if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
                return False
        elif check == 10:  # dateAdded
            if (type(value) is not str or not is_catalog_time(value)) and value is not None:
                return False
        else:  # 11: signalCustomAttributes
            if not are_all(accepts_custom_attribute, value) and value is not None:
                return False
    return True


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "productId" in content:
        value = content["productId"]
        if type(value) is not str:
            findings.string("productView.productId", path + "/productId", value)
    else:
        findings.required("productView.productId", path + "/productId")
    if "productName" in content:
        value = content["productName"]
        if type(value) is not str:
            findings.string("productView.productName", path + "/productName", value)
    else:
        findings.required("productView.productName", path + "/productName")
    if "category" in content:
        value = content["category"]
        if (type(value) is not str or value not in SIGNAL_CATEGORY) and value is not None:
            findings.enum(
                "productView.category", path + "/category", value, "SignalCategory", SIGNAL_CATEGORY
            )
    if "name" in content:
        value = content["name"]
        if (type(value) is not str or len(value) > 256) and value is not None:
            findings.string("productView.name", path + "/name", value, max_length=256)
    if "description" in content:
        value = content["description"]
        if type(value) is not str and value is not None:
            findings.string("productView.description", path + "/description", value)
    if "signalTimestamp" in content:
        value = content["signalTimestamp"]
        if (type(value) is not str or not is_timestamp(value)) and value is not None:
            findings.string(
                "productView.signalTimestamp", path + "/signalTimestamp", value, format=TIMESTAMP_FORMAT
            )
    if "effect" in content:
        value = content["effect"]
        if (type(value) is not str or value not in EFFECT) and value is not None:
            findings.enum("productView.effect", path + "/effect", value, "Effect", EFFECT)
    if "currency" in content:
        value = content["currency"]
        if (type(value) is not str or value not in CURRENCY) and value is not None:
            findings.enum("productView.currency", path + "/currency", value, "Currency", CURRENCY)
    if "unitPrice" in content:
        value = content["unitPrice"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("productView.unitPrice", path + "/unitPrice", value, -LARGEST, LARGEST)
    if "msrp" in content:
        value = content["msrp"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("productView.msrp", path + "/msrp", value, -LARGEST, LARGEST)
    if "discount" in content:
        value = content["discount"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("productView.discount", path + "/discount", value, -LARGEST, LARGEST)
    if "productCategory" in content:
        value = content["productCategory"]
        if type(value) is not str and value is not None:
            findings.string("productView.productCategory", path + "/productCategory", value)
    if "productDescription" in content:
        value = content["productDescription"]
        if type(value) is not str and value is not None:
            findings.string("productView.productDescription", path + "/productDescription", value)
    if "productUrls" in content:
        value = content["productUrls"]
        if value is not None and findings.array("productView.productUrls", path + "/productUrls", value):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("productView.productUrls", f"{path}/productUrls/{index}", item)
    if "imageUrls" in content:
        value = content["imageUrls"]
        if value is not None and findings.array("productView.imageUrls", path + "/imageUrls", value):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("productView.imageUrls", f"{path}/imageUrls/{index}", item)
    if "shoppingCartUrl" in content:
        value = content["shoppingCartUrl"]
        if type(value) is not str and value is not None:
            findings.string("productView.shoppingCartUrl", path + "/shoppingCartUrl", value)
    if "promotionId" in content:
        value = content["promotionId"]
        if type(value) is not str and value is not None:
            findings.string("productView.promotionId", path + "/promotionId", value)
    if "virtualCategory" in content:
        value = content["virtualCategory"]
        if type(value) is not str and value is not None:
            findings.string("productView.virtualCategory", path + "/virtualCategory", value)
    if "productCategoryId" in content:
        value = content["productCategoryId"]
        if type(value) is not str and value is not None:
            findings.string("productView.productCategoryId", path + "/productCategoryId", value)
    if "categories" in content:
        value = content["categories"]
        if type(value) is not str and value is not None:
            findings.string("productView.categories", path + "/categories", value)
    if "tags" in content:
        value = content["tags"]
        if value is not None and findings.array("productView.tags", path + "/tags", value):
            for index, item in enumerate(value):
                if type(item) is not str:
                    findings.string("productView.tags", f"{path}/tags/{index}", item)
    if "sku" in content:
        value = content["sku"]
        if type(value) is not str and value is not None:
            findings.string("productView.sku", path + "/sku", value)
    if "model" in content:
        value = content["model"]
        if type(value) is not str and value is not None:
            findings.string("productView.model", path + "/model", value)
    if "brandName" in content:
        value = content["brandName"]
        if type(value) is not str and value is not None:
            findings.string("productView.brandName", path + "/brandName", value)
    if "brandDescription" in content:
        value = content["brandDescription"]
        if type(value) is not str and value is not None:
            findings.string("productView.brandDescription", path + "/brandDescription", value)
    if "availability" in content:
        value = content["availability"]
        if type(value) is not str and value is not None:
            findings.string("productView.availability", path + "/availability", value)
    if "inventoryQuantity" in content:
        value = content["inventoryQuantity"]
        if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
            findings.integer(
                "productView.inventoryQuantity", path + "/inventoryQuantity", value, MIN_INTEGER, MAX_INTEGER
            )
    if "productStatus" in content:
        value = content["productStatus"]
        if type(value) is not str and value is not None:
            findings.string("productView.productStatus", path + "/productStatus", value)
    if "productRating" in content:
        value = content["productRating"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("productView.productRating", path + "/productRating", value, -LARGEST, LARGEST)
    if "dateAdded" in content:
        value = content["dateAdded"]
        if (type(value) is not str or not is_catalog_time(value)) and value is not None:
            findings.string("productView.dateAdded", path + "/dateAdded", value, format=CATALOG_TIME_FORMAT)
    if "signalCustomAttributes" in content:
        value = content["signalCustomAttributes"]
        if value is not None and findings.array(
            "productView.signalCustomAttributes", path + "/signalCustomAttributes", value
        ):
            for index, item in enumerate(value):
                if not passes(accepts_custom_attribute, item) and findings.object(
                    "productView.signalCustomAttributes", f"{path}/signalCustomAttributes/{index}", item
                ):
                    explain_custom_attribute(item, f"{path}/signalCustomAttributes/{index}", findings)
    if not KNOWN.issuperset(content):
        findings.unknown("productView", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("productId")
    if type(value) is str and not value:
        findings.string("productView.productId", path + "/productId", value, min_length=1, level="advice")
    value = content.get("effect")
    if type(value) is str and value not in ("positive",):
        findings.string("productView.effect", path + "/effect", value, one_of=("positive",), level="advice")
    value = content.get("unitPrice")
    if type(value) in NUMBERS and value < 0:
        findings.number("productView.unitPrice", path + "/unitPrice", value, 0, None, level="advice")
    value = content.get("msrp")
    if type(value) in NUMBERS and value < 0:
        findings.number("productView.msrp", path + "/msrp", value, 0, None, level="advice")
    value = content.get("productUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "productView.productUrls",
                f"{path}/productUrls/{index}",
                item,
                format=URL_FORMAT,
                level="advice",
            )
    value = content.get("imageUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "productView.imageUrls", f"{path}/imageUrls/{index}", item, format=URL_FORMAT, level="advice"
            )
    value = content.get("shoppingCartUrl")
    if type(value) is str and not is_url(value):
        findings.string(
            "productView.shoppingCartUrl", path + "/shoppingCartUrl", value, format=URL_FORMAT, level="advice"
        )
    value = content.get("inventoryQuantity")
    if type(value) in NUMBERS and value < 0:
        findings.integer(
            "productView.inventoryQuantity", path + "/inventoryQuantity", value, 0, None, level="advice"
        )
