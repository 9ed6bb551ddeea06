"""Validators of Item objects."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import is_text_in_any_case
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members
from ..vocabulary import ISBN13_FORMAT, LARGEST, LOWEST, MEDIUM, NUMBERS, is_isbn13

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

KNOWN = frozenset(
    {
        "isbn",
        "title",
        "copies",
        "medium",
        "fee",
        "tax",
        "total",
    }
)
_REQUIRED = frozenset({"isbn", "title"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "isbn": members.string("Item.isbn", format=ISBN13_FORMAT),
    "title": members.string("Item.title", min_length=1, max_length=120),
    "copies": members.integer("Item.copies", 0, 12),
    "medium": members.enum("Item.medium", "Medium", MEDIUM, ignore_case=True),
    "fee": members.number("Item.fee", 0, LARGEST),
    "tax": members.number("Item.tax", LOWEST, LARGEST),
    "total": members.number("Item.total", LOWEST, LARGEST),
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
        value = content["isbn"]
        if type(value) is not str or not is_isbn13(value):
            wrong += (("isbn", SEEN),)
        value = content["title"]
        if type(value) is not str or not value or len(value) > 120:
            wrong += (("title", SEEN),)
        found = 2
        if "copies" in content:
            found += 1
            value = content["copies"]
            if (type(value) is not int or not 0 <= value <= 12) and value is not None:
                wrong += (("copies", SEEN),)
        if "medium" in content:
            found += 1
            value = content["medium"]
            if (
                type(value) is not str or not value.isascii() or value.lower() not in MEDIUM
            ) and value is not None:
                wrong += (("medium", SEEN),)
        if "fee" in content:
            found += 1
            value = content["fee"]
            if (type(value) not in NUMBERS or not 0 <= value <= LARGEST) and value is not None:
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
        if found != len(content):
            wrong += (AROUND,)
        if (
            not wrong
            and sum(value is not None for value in (content.get("medium"), content.get("copies"))) > 1
        ):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "Item", content, path, findings, wrong)
    findings.count("Item.at_most_one", "at_most_one", path, content, ("medium", "copies"))
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("Item", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("title")
    if type(value) is str and len(value) > 80:
        findings.string("Item.title", path + "/title", value, max_length=80, level="advice")
    value = content.get("copies")
    if type(value) in NUMBERS and value > 3:
        findings.integer("Item.copies", path + "/copies", value, None, 3, level="advice")
    value = content.get("medium")
    if type(value) is str and not is_text_in_any_case(value, "book", "map"):
        findings.string(
            "Item.medium", path + "/medium", value, one_of=("book", "map"), ignore_case=True, level="advice"
        )
    value = content.get("fee")
    if type(value) in NUMBERS and not 0.5 <= value <= 99.5:
        findings.number("Item.fee", path + "/fee", value, 0.5, 99.5, level="advice")
    findings.sum("Item.addsUp", path + "/total", content, ("fee", "tax"), "total", 0.005)
