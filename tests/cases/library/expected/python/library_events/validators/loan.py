"""Validators of loan contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import elements, is_between, is_integer, is_number, is_number_of, is_text
from ..runtime.faults import AROUND, ODD, SEEN, look_closer, look_through
from ..runtime.members import judge_members
from ..vocabulary import DATE_FORMAT, LARGEST, LOWEST, MAX_INTEGER, MIN_INTEGER, MOOD, NUMBERS, is_date
from .item import advise as advise_item, explain as explain_item, faults as faults_item
from .person import advise as advise_person, explain as explain_person, faults as faults_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

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
_REQUIRED = frozenset({"reader", "items", "due"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "reader": members.record("loan.reader", explain_person),
    "items": members.records("loan.items", faults_item, explain_item, min_items=1, max_items=20),
    "due": members.string("loan.due", format=DATE_FORMAT),
    "fee": members.number("loan.fee", 0, 500),
    "tax": members.number("loan.tax", LOWEST, LARGEST),
    "total": members.number("loan.total", LOWEST, LARGEST),
    "dueDate": members.string("loan.dueDate"),
    "renewed": members.boolean("loan.renewed"),
    "renewals": members.integer("loan.renewals", MIN_INTEGER, MAX_INTEGER),
    "reason": members.enum("loan.reason", "Mood", MOOD),
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
        value = content["reader"]
        if inside := faults_person(value):
            wrong += (("reader", inside),)
        value = content["items"]
        if inside := look_through(faults_item, value):
            wrong += (("items", inside),)
        elif len(value) < 1 or len(value) > 20:
            wrong += (("items", SEEN),)
        value = content["due"]
        if type(value) is not str or not is_date(value):
            wrong += (("due", SEEN),)
        found = 4
        if "fee" in content:
            found += 1
            value = content["fee"]
            if (type(value) not in NUMBERS or not 0 <= value <= 500) and value is not None:
                wrong += (("fee", SEEN),)
        if "tax" in content:
            found += 1
            value = content["tax"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("tax", SEEN),)
        if "total" in content:
            found += 1
            value = content["total"]
            if (type(value) not in NUMBERS or not LOWEST <= value <= LARGEST) and value is not None:
                wrong += (("total", SEEN),)
        if "dueDate" in content:
            found += 1
            value = content["dueDate"]
            if type(value) is not str and value is not None:
                wrong += (("dueDate", SEEN),)
        if "renewed" in content:
            found += 1
            value = content["renewed"]
            if value is not True and value is not False and value is not None:
                wrong += (("renewed", SEEN),)
        if "renewals" in content:
            found += 1
            value = content["renewals"]
            if (type(value) is not int or not MIN_INTEGER <= value <= MAX_INTEGER) and value is not None:
                wrong += (("renewals", SEEN),)
        if "reason" in content:
            found += 1
            value = content["reason"]
            if value not in MOOD and value is not None:
                wrong += (("reason", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        value = content.get("renewals")
        if not wrong and content.get("renewed") is True and ((value is None) or (value < 1)):
            wrong += (AROUND,)
        value = content.get("reason")
        if (
            not wrong
            and content.get("renewals") is not None
            and content["renewals"] >= 3
            and content["renewals"] <= 9
            and content.get("renewed") is True
            and value is not None
            and value not in ("bad", "")
        ):
            wrong += (AROUND,)
        value = content.get("tax")
        if not wrong and content.get("fee") in (0.5, 1, 2) and value is not None and value > 0.38:
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "loan", content, path, findings, wrong)
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
    if AROUND in wrong and not KNOWN.issuperset(content):
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
