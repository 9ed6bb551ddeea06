"""Validators of Item objects."""

from __future__ import annotations

from ..runtime.conditions import is_text_in_any_case
from ..vocabulary import ISBN13_FORMAT, LARGEST, MEDIUM, NUMBERS, is_isbn13

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

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


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["isbn"]
    if type(value) is not str or not is_isbn13(value):
        return False
    value = content["title"]
    if type(value) is not str or not value or len(value) > 120:
        return False
    if sum(value is not None for value in (content.get("medium"), content.get("copies"))) > 1:
        return False
    found = 2
    if "copies" in content:
        found += 1
        value = content["copies"]
        if (type(value) is not int or not 0 <= value <= 12) and value is not None:
            return False
    if "medium" in content:
        found += 1
        value = content["medium"]
        if (
            type(value) is not str or not value.isascii() or value.lower() not in MEDIUM
        ) and value is not None:
            return False
    if "fee" in content:
        found += 1
        value = content["fee"]
        if (type(value) not in NUMBERS or not 0 <= value <= LARGEST) and value is not None:
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
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "isbn" in content:
        value = content["isbn"]
        if type(value) is not str or not is_isbn13(value):
            findings.string("Item.isbn", path + "/isbn", value, format=ISBN13_FORMAT)
    else:
        findings.required("Item.isbn", path + "/isbn")
    if "title" in content:
        value = content["title"]
        if type(value) is not str or not value or len(value) > 120:
            findings.string("Item.title", path + "/title", value, min_length=1, max_length=120)
    else:
        findings.required("Item.title", path + "/title")
    if "copies" in content:
        value = content["copies"]
        if (type(value) is not int or not 0 <= value <= 12) and value is not None:
            findings.integer("Item.copies", path + "/copies", value, 0, 12)
    if "medium" in content:
        value = content["medium"]
        if (
            type(value) is not str or not value.isascii() or value.lower() not in MEDIUM
        ) and value is not None:
            findings.enum("Item.medium", path + "/medium", value, "Medium", MEDIUM, ignore_case=True)
    if "fee" in content:
        value = content["fee"]
        if (type(value) not in NUMBERS or not 0 <= value <= LARGEST) and value is not None:
            findings.number("Item.fee", path + "/fee", value, 0, LARGEST)
    if "tax" in content:
        value = content["tax"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("Item.tax", path + "/tax", value, -LARGEST, LARGEST)
    if "total" in content:
        value = content["total"]
        if (type(value) not in NUMBERS or not -LARGEST <= value <= LARGEST) and value is not None:
            findings.number("Item.total", path + "/total", value, -LARGEST, LARGEST)
    findings.count("Item.at_most_one", "at_most_one", path, content, ("medium", "copies"))
    if not KNOWN.issuperset(content):
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
