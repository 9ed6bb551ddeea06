"""Validators of CartAbandonedItem objects."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import are_strings, elements
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members
from ..vocabulary import LARGEST, LOWEST, NUMBERS, URL_FORMAT, is_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

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
_REQUIRED: frozenset[str] = frozenset()

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "productId": members.string("CartAbandonedItem.productId"),
    "productName": members.string("CartAbandonedItem.productName"),
    "unitPrice": members.number("CartAbandonedItem.unitPrice", LOWEST, LARGEST),
    "itemQuantity": members.number("CartAbandonedItem.itemQuantity", LOWEST, LARGEST),
    "discount": members.number("CartAbandonedItem.discount", LOWEST, LARGEST),
    "productCategory": members.string("CartAbandonedItem.productCategory"),
    "productDescription": members.string("CartAbandonedItem.productDescription"),
    "productUrls": members.array(
        "CartAbandonedItem.productUrls", members.string("CartAbandonedItem.productUrls")
    ),
    "imageUrls": members.array("CartAbandonedItem.imageUrls", members.string("CartAbandonedItem.imageUrls")),
    "shoppingCartUrl": members.string("CartAbandonedItem.shoppingCartUrl"),
    "promotionId": members.string("CartAbandonedItem.promotionId"),
    "virtualCategory": members.string("CartAbandonedItem.virtualCategory"),
    "productCategoryId": members.string("CartAbandonedItem.productCategoryId"),
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
        found = 0
        if "productId" in content:
            found += 1
            value = content["productId"]
            if type(value) is not str and value is not None:
                wrong += (("productId", SEEN),)
        if "productName" in content:
            found += 1
            value = content["productName"]
            if type(value) is not str and value is not None:
                wrong += (("productName", SEEN),)
        if "unitPrice" in content:
            found += 1
            value = content["unitPrice"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("unitPrice", SEEN),)
        if "itemQuantity" in content:
            found += 1
            value = content["itemQuantity"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("itemQuantity", SEEN),)
        if "discount" in content:
            found += 1
            value = content["discount"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("discount", SEEN),)
        if "productCategory" in content:
            found += 1
            value = content["productCategory"]
            if type(value) is not str and value is not None:
                wrong += (("productCategory", SEEN),)
        if "productDescription" in content:
            found += 1
            value = content["productDescription"]
            if type(value) is not str and value is not None:
                wrong += (("productDescription", SEEN),)
        if "productUrls" in content:
            found += 1
            value = content["productUrls"]
            if not are_strings(value) and value is not None:
                wrong += (("productUrls", SEEN),)
        if "imageUrls" in content:
            found += 1
            value = content["imageUrls"]
            if not are_strings(value) and value is not None:
                wrong += (("imageUrls", SEEN),)
        if "shoppingCartUrl" in content:
            found += 1
            value = content["shoppingCartUrl"]
            if type(value) is not str and value is not None:
                wrong += (("shoppingCartUrl", SEEN),)
        if "promotionId" in content:
            found += 1
            value = content["promotionId"]
            if type(value) is not str and value is not None:
                wrong += (("promotionId", SEEN),)
        if "virtualCategory" in content:
            found += 1
            value = content["virtualCategory"]
            if type(value) is not str and value is not None:
                wrong += (("virtualCategory", SEEN),)
        if "productCategoryId" in content:
            found += 1
            value = content["productCategoryId"]
            if type(value) is not str and value is not None:
                wrong += (("productCategoryId", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "CartAbandonedItem", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
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
