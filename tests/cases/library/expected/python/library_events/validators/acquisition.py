"""Validators of acquisition contents."""

from __future__ import annotations

from ..runtime import members
from ..runtime.conditions import elements, is_array, is_list, is_text_in_any_case
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members
from ..vocabulary import MEDIUM, MOOD, NUMBERS, SHELF_MARK_FORMAT, WEEKDAY, is_shelf_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

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
_REQUIRED = frozenset({"isbn", "title", "medium", "shelves", "copies"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "isbn": members.string("acquisition.isbn", min_length=5),
    "title": members.string("acquisition.title", min_length=1, max_length=300),
    "medium": members.enum("acquisition.medium", "Medium", MEDIUM, ignore_case=True),
    "shelves": members.array(
        "acquisition.shelves", members.integer("acquisition.shelves", 1, 900), min_items=1
    ),
    "copies": members.integer("acquisition.copies", 1, 12),
    "days": members.array(
        "acquisition.days", members.enum("acquisition.days", "Weekday", WEEKDAY), min_items=1, max_items=3
    ),
    "moods": members.array("acquisition.moods", members.enum("acquisition.moods", "Mood", MOOD)),
    "ratings": members.array("acquisition.ratings", members.number("acquisition.ratings", -5, 5)),
    "flags": members.array("acquisition.flags", members.boolean("acquisition.flags")),
    "notes": members.array("acquisition.notes", members.string("acquisition.notes", min_length=2)),
    "reason": members.string("acquisition.reason"),
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
        if type(value) is not str or len(value) < 5:
            wrong += (("isbn", SEEN),)
        value = content["title"]
        if type(value) is not str or not value or len(value) > 300:
            wrong += (("title", SEEN),)
        value = content["medium"]
        if type(value) is not str or not value.isascii() or value.lower() not in MEDIUM:
            wrong += (("medium", SEEN),)
        value = content["shelves"]
        if (
            not is_array(value)
            or len(value) < 1
            or any(type(item) is not int or not 1 <= item <= 900 for item in value)
        ):
            wrong += (("shelves", SEEN),)
        value = content["copies"]
        if type(value) is not int or not 1 <= value <= 12:
            wrong += (("copies", SEEN),)
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
                wrong += (("days", SEEN),)
        if "moods" in content:
            found += 1
            value = content["moods"]
            if (
                not is_array(value) or any(type(item) is not str or item not in MOOD for item in value)
            ) and value is not None:
                wrong += (("moods", SEEN),)
        if "ratings" in content:
            found += 1
            value = content["ratings"]
            if (
                not is_array(value) or any(type(item) not in NUMBERS or not -5 <= item <= 5 for item in value)
            ) and value is not None:
                wrong += (("ratings", SEEN),)
        if "flags" in content:
            found += 1
            value = content["flags"]
            if (
                not is_array(value) or any(item is not True and item is not False for item in value)
            ) and value is not None:
                wrong += (("flags", SEEN),)
        if "notes" in content:
            found += 1
            value = content["notes"]
            if (
                not is_array(value) or any(type(item) is not str or len(item) < 2 for item in value)
            ) and value is not None:
                wrong += (("notes", SEEN),)
        if "reason" in content:
            found += 1
            value = content["reason"]
            if type(value) is not str and value is not None:
                wrong += (("reason", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        if (
            not wrong
            and content.get("days") is None
            and content.get("notes") is None
            and content.get("flags") is None
        ):
            wrong += (AROUND,)
        value = content.get("notes")
        if (
            not wrong
            and is_text_in_any_case(content["medium"], "book", "e-book")
            and (
                (value is not None and len(value) < 1)
                or (value is not None and any(not is_shelf_mark(item) for item in value))
            )
        ):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "acquisition", content, path, findings, wrong)
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
    if AROUND in wrong and not KNOWN.issuperset(content):
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
