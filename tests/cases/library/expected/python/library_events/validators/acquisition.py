"""Validators of acquisition contents."""

from __future__ import annotations

from ..runtime.conditions import elements, is_array, is_list, is_text_in_any_case
from ..vocabulary import MEDIUM, MOOD, NUMBERS, SHELF_MARK_FORMAT, WEEKDAY, is_shelf_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "event",
        "isbn",
        "title",
        "medium",
        "shelves",
        "copies",
        "days",
        "moods",
        "ratings",
        "flags",
        "notes",
        "reason",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["isbn"]
    if type(value) is not str or len(value) < 5:
        return False
    value = content["title"]
    if type(value) is not str or not value or len(value) > 300:
        return False
    value = content["medium"]
    if type(value) is not str or not value.isascii() or value.lower() not in MEDIUM:
        return False
    value = content["shelves"]
    if (
        not is_array(value)
        or len(value) < 1
        or any(type(item) is not int or not 1 <= item <= 900 for item in value)
    ):
        return False
    value = content["copies"]
    if type(value) is not int or not 1 <= value <= 12:
        return False
    if content.get("days") is None and content.get("notes") is None and content.get("flags") is None:
        return False
    value = content.get("notes")
    if is_text_in_any_case(content["medium"], "book", "e-book") and (
        (value is not None and len(value) < 1)
        or (value is not None and any(not is_shelf_mark(item) for item in value))
    ):
        return False
    found = 6
    if "days" in content:
        found += 1
        value = content["days"]
        if (
            not is_array(value)
            or len(value) < 1
            or len(value) > 3
            or any(type(item) is not str or item not in WEEKDAY for item in value)
        ) and value is not None:
            return False
    if "moods" in content:
        found += 1
        value = content["moods"]
        if (
            not is_array(value) or any(type(item) is not str or item not in MOOD for item in value)
        ) and value is not None:
            return False
    if "ratings" in content:
        found += 1
        value = content["ratings"]
        if (
            not is_array(value) or any(type(item) not in NUMBERS or not -5 <= item <= 5 for item in value)
        ) and value is not None:
            return False
    if "flags" in content:
        found += 1
        value = content["flags"]
        if (
            not is_array(value) or any(item is not True and item is not False for item in value)
        ) and value is not None:
            return False
    if "notes" in content:
        found += 1
        value = content["notes"]
        if (
            not is_array(value) or any(type(item) is not str or len(item) < 2 for item in value)
        ) and value is not None:
            return False
    if "reason" in content:
        found += 1
        value = content["reason"]
        if type(value) is not str and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "isbn" in content:
        value = content["isbn"]
        if type(value) is not str or len(value) < 5:
            findings.string("acquisition.isbn", path + "/isbn", value, min_length=5)
    else:
        findings.required("acquisition.isbn", path + "/isbn")
    if "title" in content:
        value = content["title"]
        if type(value) is not str or not value or len(value) > 300:
            findings.string("acquisition.title", path + "/title", value, min_length=1, max_length=300)
    else:
        findings.required("acquisition.title", path + "/title")
    if "medium" in content:
        value = content["medium"]
        if type(value) is not str or not value.isascii() or value.lower() not in MEDIUM:
            findings.enum("acquisition.medium", path + "/medium", value, "Medium", MEDIUM, ignore_case=True)
    else:
        findings.required("acquisition.medium", path + "/medium")
    if "shelves" in content:
        value = content["shelves"]
        if findings.array("acquisition.shelves", path + "/shelves", value, min_items=1):
            for index, item in enumerate(value):
                if type(item) is not int or not 1 <= item <= 900:
                    findings.integer("acquisition.shelves", f"{path}/shelves/{index}", item, 1, 900)
    else:
        findings.required("acquisition.shelves", path + "/shelves")
    if "copies" in content:
        value = content["copies"]
        if type(value) is not int or not 1 <= value <= 12:
            findings.integer("acquisition.copies", path + "/copies", value, 1, 12)
    else:
        findings.required("acquisition.copies", path + "/copies")
    if "days" in content:
        value = content["days"]
        if value is not None and findings.array(
            "acquisition.days", path + "/days", value, min_items=1, max_items=3
        ):
            for index, item in enumerate(value):
                if type(item) is not str or item not in WEEKDAY:
                    findings.enum("acquisition.days", f"{path}/days/{index}", item, "Weekday", WEEKDAY)
    if "moods" in content:
        value = content["moods"]
        if value is not None and findings.array("acquisition.moods", path + "/moods", value):
            for index, item in enumerate(value):
                if type(item) is not str or item not in MOOD:
                    findings.enum("acquisition.moods", f"{path}/moods/{index}", item, "Mood", MOOD)
    if "ratings" in content:
        value = content["ratings"]
        if value is not None and findings.array("acquisition.ratings", path + "/ratings", value):
            for index, item in enumerate(value):
                if type(item) not in NUMBERS or not -5 <= item <= 5:
                    findings.number("acquisition.ratings", f"{path}/ratings/{index}", item, -5, 5)
    if "flags" in content:
        value = content["flags"]
        if value is not None and findings.array("acquisition.flags", path + "/flags", value):
            for index, item in enumerate(value):
                if item is not True and item is not False:
                    findings.boolean("acquisition.flags", f"{path}/flags/{index}", item)
    if "notes" in content:
        value = content["notes"]
        if value is not None and findings.array("acquisition.notes", path + "/notes", value):
            for index, item in enumerate(value):
                if type(item) is not str or len(item) < 2:
                    findings.string("acquisition.notes", f"{path}/notes/{index}", item, min_length=2)
    if "reason" in content:
        value = content["reason"]
        if type(value) is not str and value is not None:
            findings.string("acquisition.reason", path + "/reason", value)
    findings.count("acquisition.at_least_one", "at_least_one", path, content, ("days", "notes", "flags"))
    value = content.get("notes")
    if is_text_in_any_case(content.get("medium"), "book", "e-book") and (
        (is_list(value) and len(elements(value)) < 1)
        or (any(isinstance(item, str) and not is_shelf_mark(item) for item in elements(value)))
    ):
        findings.when(
            "acquisition.booksAreMarked",
            path + "/notes",
            value,
            "when `medium` is book or e-book, each element of `notes` has the format shelfMark and `notes` "
            "has at least 1 element",
        )
    if not KNOWN.issuperset(content):
        findings.unknown("acquisition", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("title")
    if type(value) is str and len(value) > 80:
        findings.string("acquisition.title", path + "/title", value, max_length=80, level="advice")
    value = content.get("medium")
    if type(value) is str and not is_text_in_any_case(value, "book", "map"):
        findings.string(
            "acquisition.medium",
            path + "/medium",
            value,
            one_of=("book", "map"),
            ignore_case=True,
            level="advice",
        )
    value = content.get("shelves")
    if value is not None:
        findings.array("acquisition.shelves", path + "/shelves", value, 0, 3, level="advice")
    value = content.get("copies")
    if type(value) in NUMBERS and value > 3:
        findings.integer("acquisition.copies", path + "/copies", value, None, 3, level="advice")
    value = content.get("moods")
    if value is not None:
        findings.array("acquisition.moods", path + "/moods", value, 2, None, level="advice")
    for index, item in enumerate(elements(value)):
        if type(item) is str and item not in ("good", "very good"):
            findings.string(
                "acquisition.moods",
                f"{path}/moods/{index}",
                item,
                one_of=("good", "very good"),
                level="advice",
            )
    value = content.get("ratings")
    for index, item in enumerate(elements(value)):
        if type(item) in NUMBERS and item < 0:
            findings.number("acquisition.ratings", f"{path}/ratings/{index}", item, 0, None, level="advice")
    value = content.get("notes")
    for index, item in enumerate(elements(value)):
        if type(item) is str and (len(item) < 4 or not is_shelf_mark(item)):
            findings.string(
                "acquisition.notes",
                f"{path}/notes/{index}",
                item,
                min_length=4,
                format=SHELF_MARK_FORMAT,
                level="advice",
            )
