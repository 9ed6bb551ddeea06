"""Validators of productConfiguration contents."""

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
        "productId",
        "productName",
        "category",
        "name",
        "description",
        "signalTimestamp",
        "effect",
        "configurationType",
        "unitPrice",
        "inventoryQuantity",
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
_REQUIRED = frozenset({"currency", "productId", "productName"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "currency": members.enum("productConfiguration.currency", "Currency", CURRENCY),
    "productId": members.string("productConfiguration.productId"),
    "productName": members.string("productConfiguration.productName"),
    "category": members.enum("productConfiguration.category", "SignalCategory", SIGNAL_CATEGORY),
    "name": members.string("productConfiguration.name", max_length=256),
    "description": members.string("productConfiguration.description"),
    "signalTimestamp": members.string("productConfiguration.signalTimestamp", format=TIMESTAMP_FORMAT),
    "effect": members.enum("productConfiguration.effect", "Effect", EFFECT),
    "configurationType": members.string("productConfiguration.configurationType"),
    "unitPrice": members.number("productConfiguration.unitPrice", LOWEST, LARGEST),
    "inventoryQuantity": members.integer("productConfiguration.inventoryQuantity", MIN_INTEGER, MAX_INTEGER),
    "discount": members.number("productConfiguration.discount", LOWEST, LARGEST),
    "productCategory": members.string("productConfiguration.productCategory"),
    "productDescription": members.string("productConfiguration.productDescription"),
    "productUrls": members.array(
        "productConfiguration.productUrls", members.string("productConfiguration.productUrls")
    ),
    "imageUrls": members.array(
        "productConfiguration.imageUrls", members.string("productConfiguration.imageUrls")
    ),
    "shoppingCartUrl": members.string("productConfiguration.shoppingCartUrl"),
    "promotionId": members.string("productConfiguration.promotionId"),
    "virtualCategory": members.string("productConfiguration.virtualCategory"),
    "productCategoryId": members.string("productConfiguration.productCategoryId"),
    "signalCustomAttributes": members.records(
        "productConfiguration.signalCustomAttributes", faults_custom_attribute, explain_custom_attribute
    ),
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
        value = content["productId"]
        if type(value) is not str:
            wrong += (("productId", SEEN),)
        value = content["productName"]
        if type(value) is not str:
            wrong += (("productName", SEEN),)
        found = 4
        if "category" in content:
            found += 1
            value = content["category"]
            if value not in SIGNAL_CATEGORY and value is not None:
                wrong += (("category", SEEN),)
        if "name" in content:
            found += 1
            value = content["name"]
            if (type(value) is not str or len(value) > 256) and value is not None:
                wrong += (("name", SEEN),)
        if "description" in content:
            found += 1
            value = content["description"]
            if type(value) is not str and value is not None:
                wrong += (("description", SEEN),)
        if "signalTimestamp" in content:
            found += 1
            value = content["signalTimestamp"]
            if (type(value) is not str or not is_timestamp(value)) and value is not None:
                wrong += (("signalTimestamp", SEEN),)
        if "effect" in content:
            found += 1
            value = content["effect"]
            if value not in EFFECT and value is not None:
                wrong += (("effect", SEEN),)
        if "configurationType" in content:
            found += 1
            value = content["configurationType"]
            if type(value) is not str and value is not None:
                wrong += (("configurationType", SEEN),)
        if "unitPrice" in content:
            found += 1
            value = content["unitPrice"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("unitPrice", SEEN),)
        if "inventoryQuantity" in content:
            found += 1
            value = content["inventoryQuantity"]
            if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
                wrong += (("inventoryQuantity", SEEN),)
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
        if "signalCustomAttributes" in content:
            found += 1
            value = content["signalCustomAttributes"]
            if (inside := look_through(faults_custom_attribute, value)) and value is not None:
                wrong += (("signalCustomAttributes", inside),)
        if found != len(content):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "productConfiguration", content, path, findings, wrong)
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("productConfiguration", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("productId")
    if type(value) is str and not value:
        findings.string(
            "productConfiguration.productId", path + "/productId", value, min_length=1, level="advice"
        )
    value = content.get("effect")
    if type(value) is str and value not in ("positive",):
        findings.string(
            "productConfiguration.effect", path + "/effect", value, one_of=("positive",), level="advice"
        )
    value = content.get("unitPrice")
    if type(value) in NUMBERS and value < 0:
        findings.number("productConfiguration.unitPrice", path + "/unitPrice", value, 0, None, level="advice")
    value = content.get("inventoryQuantity")
    if type(value) in NUMBERS and value < 0:
        findings.integer(
            "productConfiguration.inventoryQuantity",
            path + "/inventoryQuantity",
            value,
            0,
            None,
            level="advice",
        )
    value = content.get("productUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "productConfiguration.productUrls",
                f"{path}/productUrls/{index}",
                item,
                format=URL_FORMAT,
                level="advice",
            )
    value = content.get("imageUrls")
    for index, item in enumerate(elements(value)):
        if type(item) is str and not is_url(item):
            findings.string(
                "productConfiguration.imageUrls",
                f"{path}/imageUrls/{index}",
                item,
                format=URL_FORMAT,
                level="advice",
            )
    value = content.get("shoppingCartUrl")
    if type(value) is str and not is_url(value):
        findings.string(
            "productConfiguration.shoppingCartUrl",
            path + "/shoppingCartUrl",
            value,
            format=URL_FORMAT,
            level="advice",
        )
