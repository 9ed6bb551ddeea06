"""Validators of productView contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import are_strings, elements
from ..runtime.faults import AROUND, ODD, SEEN, look_closer, look_through
from ..runtime.members import judge_members
from ..vocabulary import (
    CATALOG_TIME_FORMAT,
    CURRENCY,
    EFFECT,
    LARGEST,
    LOWEST,
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
from .custom_attribute import explain as explain_custom_attribute, faults as faults_custom_attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

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
_REQUIRED = frozenset({"productId", "productName"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "productId": members.string("productView.productId"),
    "productName": members.string("productView.productName"),
    "category": members.enum("productView.category", "SignalCategory", SIGNAL_CATEGORY),
    "name": members.string("productView.name", max_length=256),
    "description": members.string("productView.description"),
    "signalTimestamp": members.string("productView.signalTimestamp", format=TIMESTAMP_FORMAT),
    "effect": members.enum("productView.effect", "Effect", EFFECT),
    "currency": members.enum("productView.currency", "Currency", CURRENCY),
    "unitPrice": members.number("productView.unitPrice", LOWEST, LARGEST),
    "msrp": members.number("productView.msrp", LOWEST, LARGEST),
    "discount": members.number("productView.discount", LOWEST, LARGEST),
    "productCategory": members.string("productView.productCategory"),
    "productDescription": members.string("productView.productDescription"),
    "productUrls": members.array("productView.productUrls", members.string("productView.productUrls")),
    "imageUrls": members.array("productView.imageUrls", members.string("productView.imageUrls")),
    "shoppingCartUrl": members.string("productView.shoppingCartUrl"),
    "promotionId": members.string("productView.promotionId"),
    "virtualCategory": members.string("productView.virtualCategory"),
    "productCategoryId": members.string("productView.productCategoryId"),
    "categories": members.string("productView.categories"),
    "tags": members.array("productView.tags", members.string("productView.tags")),
    "sku": members.string("productView.sku"),
    "model": members.string("productView.model"),
    "brandName": members.string("productView.brandName"),
    "brandDescription": members.string("productView.brandDescription"),
    "availability": members.string("productView.availability"),
    "inventoryQuantity": members.integer("productView.inventoryQuantity", MIN_INTEGER, MAX_INTEGER),
    "productStatus": members.string("productView.productStatus"),
    "productRating": members.number("productView.productRating", LOWEST, LARGEST),
    "dateAdded": members.string("productView.dateAdded", format=CATALOG_TIME_FORMAT),
    "signalCustomAttributes": members.records(
        "productView.signalCustomAttributes", faults_custom_attribute, explain_custom_attribute
    ),
}

# The check that each member takes in the loop of `faults`; 0 is for what is judged before it.
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
    return not faults(content)


def faults(content: dict[Any, Any]) -> Faults:
    """Where `explain` has to look: nowhere if every rule is kept. Raises where a value is odd."""
    if type(content) is not dict:
        return ODD
    wrong: Faults = ()
    try:
        value = content["productId"]
        if type(value) is not str:
            wrong += (("productId", SEEN),)
        value = content["productName"]
        if type(value) is not str:
            wrong += (("productName", SEEN),)
        for key, value in content.items():
            check = _CHECKS[key]
            if check == 1:  # 14 fields
                if type(value) is not str and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 0:
                continue
            elif check == 2:  # 4 fields
                if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 3:  # 3 fields
                if not are_strings(value) and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 4:  # category
                if value not in SIGNAL_CATEGORY and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 5:  # name
                if (type(value) is not str or len(value) > 256) and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 6:  # signalTimestamp
                if (type(value) is not str or not is_timestamp(value)) and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 7:  # effect
                if value not in EFFECT and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 8:  # currency
                if value not in CURRENCY and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 9:  # inventoryQuantity
                if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 10:  # dateAdded
                if (type(value) is not str or not is_catalog_time(value)) and value is not None:
                    wrong += ((key, SEEN),)
            else:  # 11: signalCustomAttributes
                if (inside := look_through(faults_custom_attribute, value)) and value is not None:
                    wrong += ((key, inside),)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "productView", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
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
