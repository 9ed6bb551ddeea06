"""Validators of addToCart contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import are_strings, elements
from ..runtime.faults import AROUND, ODD, SEEN, look_closer, look_through
from ..runtime.members import judge_members
from ..vocabulary import (
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
_REQUIRED = frozenset({"currency", "itemQuantity", "productId", "productName", "unitPrice"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "currency": members.enum("addToCart.currency", "Currency", CURRENCY),
    "itemQuantity": members.integer("addToCart.itemQuantity", MIN_INTEGER, MAX_INTEGER),
    "productId": members.string("addToCart.productId"),
    "productName": members.string("addToCart.productName"),
    "unitPrice": members.number("addToCart.unitPrice", LOWEST, LARGEST),
    "category": members.enum("addToCart.category", "SignalCategory", SIGNAL_CATEGORY),
    "name": members.string("addToCart.name", max_length=256),
    "description": members.string("addToCart.description"),
    "signalTimestamp": members.string("addToCart.signalTimestamp", format=TIMESTAMP_FORMAT),
    "effect": members.enum("addToCart.effect", "Effect", EFFECT),
    "discount": members.number("addToCart.discount", LOWEST, LARGEST),
    "productCategory": members.string("addToCart.productCategory"),
    "productDescription": members.string("addToCart.productDescription"),
    "productUrls": members.array("addToCart.productUrls", members.string("addToCart.productUrls")),
    "imageUrls": members.array("addToCart.imageUrls", members.string("addToCart.imageUrls")),
    "shoppingCartUrl": members.string("addToCart.shoppingCartUrl"),
    "promotionId": members.string("addToCart.promotionId"),
    "virtualCategory": members.string("addToCart.virtualCategory"),
    "productCategoryId": members.string("addToCart.productCategoryId"),
    "signalCustomAttributes": members.records(
        "addToCart.signalCustomAttributes", faults_custom_attribute, explain_custom_attribute
    ),
}

# The check that each member takes in the loop of `faults`; 0 is for what is judged before it.
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
    return not faults(content)


def faults(content: dict[Any, Any]) -> Faults:
    """Where `explain` has to look: nowhere if every rule is kept. Raises where a value is odd."""
    if type(content) is not dict:
        return ODD
    wrong: Faults = ()
    try:
        value = content["currency"]
        if value not in CURRENCY:
            wrong += (("currency", SEEN),)
        value = content["itemQuantity"]
        if type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER:
            wrong += (("itemQuantity", SEEN),)
        value = content["productId"]
        if type(value) is not str:
            wrong += (("productId", SEEN),)
        value = content["productName"]
        if type(value) is not str:
            wrong += (("productName", SEEN),)
        value = content["unitPrice"]
        if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
            wrong += (("unitPrice", SEEN),)
        for key, value in content.items():
            check = _CHECKS[key]
            if check == 1:  # 7 fields
                if type(value) is not str and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 0:
                continue
            elif check == 2:  # 2 fields
                if not are_strings(value) and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 3:  # category
                if value not in SIGNAL_CATEGORY and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 4:  # name
                if (type(value) is not str or len(value) > 256) and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 5:  # signalTimestamp
                if (type(value) is not str or not is_timestamp(value)) and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 6:  # effect
                if value not in EFFECT and value is not None:
                    wrong += ((key, SEEN),)
            elif check == 7:  # discount
                if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                    wrong += ((key, SEEN),)
            else:  # 8: signalCustomAttributes
                if (inside := look_through(faults_custom_attribute, value)) and value is not None:
                    wrong += ((key, inside),)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "addToCart", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
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
