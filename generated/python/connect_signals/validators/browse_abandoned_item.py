"""Validators of BrowseAbandonedItem objects."""

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
_REQUIRED = frozenset({"productId", "productName", "unitPrice"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "productId": members.string("BrowseAbandonedItem.productId"),
    "productName": members.string("BrowseAbandonedItem.productName"),
    "unitPrice": members.number("BrowseAbandonedItem.unitPrice", LOWEST, LARGEST),
    "discount": members.number("BrowseAbandonedItem.discount", LOWEST, LARGEST),
    "productCategory": members.string("BrowseAbandonedItem.productCategory"),
    "productDescription": members.string("BrowseAbandonedItem.productDescription"),
    "productUrls": members.array(
        "BrowseAbandonedItem.productUrls", members.string("BrowseAbandonedItem.productUrls")
    ),
    "imageUrls": members.array(
        "BrowseAbandonedItem.imageUrls", members.string("BrowseAbandonedItem.imageUrls")
    ),
    "shoppingCartUrl": members.string("BrowseAbandonedItem.shoppingCartUrl"),
    "promotionId": members.string("BrowseAbandonedItem.promotionId"),
    "virtualCategory": members.string("BrowseAbandonedItem.virtualCategory"),
    "itemQuantity": members.number("BrowseAbandonedItem.itemQuantity", LOWEST, LARGEST),
    "inventoryQuantity": members.number("BrowseAbandonedItem.inventoryQuantity", LOWEST, LARGEST),
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
        value = content["unitPrice"]
        if type(value) not in NUMBERS or not LOWEST <= value <= LARGEST:
            wrong += (("unitPrice", SEEN),)
        found = 3
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
        if "itemQuantity" in content:
            found += 1
            value = content["itemQuantity"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("itemQuantity", SEEN),)
        if "inventoryQuantity" in content:
            found += 1
            value = content["inventoryQuantity"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("inventoryQuantity", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "BrowseAbandonedItem", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
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
