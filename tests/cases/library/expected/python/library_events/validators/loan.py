"""Validators of loan contents."""

from __future__ import annotations

from ..runtime.conditions import (
    are_all,
    elements,
    is_between,
    is_integer,
    is_number,
    is_number_of,
    is_text,
    passes,
)
from ..vocabulary import DATE_FORMAT, LARGEST, MAX_INTEGER, MIN_INTEGER, MOOD, NUMBERS, is_date
from .item import accepts as accepts_item, advise as advise_item, explain as explain_item
from .person import accepts as accepts_person, advise as advise_person, explain as explain_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "event",
        "reader",
        "items",
        "due",
        "fee",
        "tax",
        "total",
        "dueDate",
        "renewed",
        "renewals",
        "reason",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["reader"]
    if not accepts_person(value):
        return False
    value = content["items"]
    if not are_all(accepts_item, value) or len(value) < 1 or len(value) > 20:
        return False
    value = content["due"]
    if type(value) is not str or not is_date(value):
        return False
    value = content.get("renewals")
    if content.get("renewed") is True and ((value is None) or (value < 1)):
        return False
    value = content.get("reason")
    if (
        content.get("renewals") is not None
        and content["renewals"] >= 3
        and content["renewals"] <= 9
        and content.get("renewed") is True
        and value is not None
        and value not in ("bad", "")
    ):
        return False
    value = content.get("tax")
    if content.get("fee") in (0.5, 1, 2) and value is not None and value > 0.38:
        return False
    found = 4
    if "fee" in content:
        found += 1
        value = content["fee"]
        if (type(value) not in NUMBERS or not 0 <= value <= 500) and value is not None:
            return False
    if "tax" in content:
        found += 1
        value = content["tax"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            return False
    if "total" in content:
        found += 1
        value = content["total"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            return False
    if "dueDate" in content:
        found += 1
        value = content["dueDate"]
        if type(value) is not str and value is not None:
            return False
    if "renewed" in content:
        found += 1
        value = content["renewed"]
        if value is not True and value is not False and value is not None:
            return False
    if "renewals" in content:
        found += 1
        value = content["renewals"]
        if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
            return False
    if "reason" in content:
        found += 1
        value = content["reason"]
        if value not in MOOD and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "reader" in content:
        value = content["reader"]
        if not passes(accepts_person, value) and findings.object("loan.reader", path + "/reader", value):
            explain_person(value, path + "/reader", findings)
    else:
        findings.required("loan.reader", path + "/reader")
    if "items" in content:
        value = content["items"]
        if findings.array("loan.items", path + "/items", value, min_items=1, max_items=20):
            for index, item in enumerate(value):
                if not passes(accepts_item, item) and findings.object(
                    "loan.items", f"{path}/items/{index}", item
                ):
                    explain_item(item, f"{path}/items/{index}", findings)
    else:
        findings.required("loan.items", path + "/items")
    if "due" in content:
        value = content["due"]
        if type(value) is not str or not is_date(value):
            findings.string("loan.due", path + "/due", value, format=DATE_FORMAT)
    else:
        findings.required("loan.due", path + "/due")
    if "fee" in content:
        value = content["fee"]
        if (type(value) not in NUMBERS or not 0 <= value <= 500) and value is not None:
            findings.number("loan.fee", path + "/fee", value, 0, 500)
    if "tax" in content:
        value = content["tax"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("loan.tax", path + "/tax", value, -LARGEST, LARGEST)
    if "total" in content:
        value = content["total"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("loan.total", path + "/total", value, -LARGEST, LARGEST)
    if "dueDate" in content:
        value = content["dueDate"]
        if type(value) is not str and value is not None:
            findings.string("loan.dueDate", path + "/dueDate", value)
    if "renewed" in content:
        value = content["renewed"]
        if value is not True and value is not False and value is not None:
            findings.boolean("loan.renewed", path + "/renewed", value)
    if "renewals" in content:
        value = content["renewals"]
        if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
            findings.integer("loan.renewals", path + "/renewals", value, MIN_INTEGER, MAX_INTEGER)
    if "reason" in content:
        value = content["reason"]
        if (type(value) is not str or value not in MOOD) and value is not None:
            findings.enum("loan.reason", path + "/reason", value, "Mood", MOOD)
    value = content.get("renewals")
    if content.get("renewed") is True and (
        (value is None) or (is_integer(value) and not is_between(value, 1, None))
    ):
        findings.when(
            "loan.renewedHowOften",
            path + "/renewals",
            value,
            "when `renewed` is true, `renewals` is there and `renewals` is at least 1",
        )
    value = content.get("reason")
    if (
        is_integer(content.get("renewals"))
        and is_between(content.get("renewals"), 3, 9)
        and content.get("renewed") is True
        and isinstance(value, str)
        and not is_text(value, "bad", "")
    ):
        findings.when(
            "loan.manyRenewals",
            path + "/reason",
            value,
            'when `renewals` is from 3 to 9 and `renewed` is true, `reason` is one of: bad, ""',
        )
    value = content.get("tax")
    if is_number_of(content.get("fee"), 0.5, 1, 2) and is_number(value) and not is_between(value, None, 0.38):
        findings.when(
            "loan.roundFee", path + "/tax", value, "when `fee` is 0.5 or 1 or 2, `tax` is at most 0.38"
        )
    if not KNOWN.issuperset(content):
        findings.unknown("loan", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("reader")
    if isinstance(value, dict):
        advise_person(value, path + "/reader", findings)
    value = content.get("items")
    for index, item in enumerate(elements(value)):
        if isinstance(item, dict):
            advise_item(item, f"{path}/items/{index}", findings)
    value = content.get("fee")
    if type(value) in NUMBERS and not 0.5 <= value <= 99.5:
        findings.number("loan.fee", path + "/fee", value, 0.5, 99.5, level="advice")
    value = content.get("dueDate")
    if value is not None:
        findings.add(
            "loan.dueDate.deprecated",
            "deprecated",
            path + "/dueDate",
            "expected no dueDate, which is deprecated; use due instead",
            "advice",
        )
    value = content.get("total")
    if is_number(content.get("fee")) and value is None:
        findings.when(
            "loan.feeNeedsTotal",
            path + "/total",
            value,
            "when `fee` is there, `total` is there",
            level="advice",
        )
    findings.sum("loan.totalAddsUp", path + "/total", content, ("fee", "tax"), "total", 0.0)
    value = content.get("items")
    if len(elements(value)) > 10:
        findings.when(
            "loan.fewItems", path + "/items", value, "`items` has at most 10 elements", level="advice"
        )
