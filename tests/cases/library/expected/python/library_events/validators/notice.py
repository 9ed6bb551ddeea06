"""Validators of Notice objects."""

from __future__ import annotations

from ..runtime.conditions import passes
from ..vocabulary import SHELF_MARK_FORMAT, is_shelf_mark
from .content import accepts as accepts_content, advise as advise_content, explain as explain_content
from .person import accepts as accepts_person, advise as advise_person, explain as explain_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "branch",
        "body",
        "desk_key",
        "sender",
        "dryRun",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    value = content["branch"]
    if type(value) is not str or not is_shelf_mark(value):
        return False
    value = content["body"]
    if not accepts_content(value):
        return False
    value = content.get("sender")
    if content.get("dryRun") is True and value is None:
        return False
    found = 2
    if "desk_key" in content:
        found += 1
        value = content["desk_key"]
        if (type(value) is not str or len(value) < 8 or len(value) > 64) and value is not None:
            return False
    if "sender" in content:
        found += 1
        value = content["sender"]
        if not accepts_person(value) and value is not None:
            return False
    if "dryRun" in content:
        found += 1
        value = content["dryRun"]
        if value is not True and value is not False and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "branch" in content:
        value = content["branch"]
        if type(value) is not str or not is_shelf_mark(value):
            findings.string("Notice.branch", path + "/branch", value, format=SHELF_MARK_FORMAT)
    else:
        findings.required("Notice.branch", path + "/branch")
    if "body" in content:
        value = content["body"]
        if findings.object("Notice.body", path + "/body", value):
            explain_content(value, path + "/body", findings)
    else:
        findings.required("Notice.body", path + "/body")
    if "desk_key" in content:
        value = content["desk_key"]
        if (type(value) is not str or len(value) < 8 or len(value) > 64) and value is not None:
            findings.string(
                "Notice.desk_key", path + "/desk_key", value, min_length=8, max_length=64, secret=True
            )
    if "sender" in content:
        value = content["sender"]
        if (
            not passes(accepts_person, value)
            and value is not None
            and findings.object("Notice.sender", path + "/sender", value)
        ):
            explain_person(value, path + "/sender", findings)
    if "dryRun" in content:
        value = content["dryRun"]
        if value is not True and value is not False and value is not None:
            findings.boolean("Notice.dryRun", path + "/dryRun", value)
    value = content.get("sender")
    if content.get("dryRun") is True and value is None:
        findings.when(
            "Notice.dryRunsAreNamed", path + "/sender", value, "when `dryRun` is true, `sender` is there"
        )
    if not KNOWN.issuperset(content):
        findings.unknown("Notice", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("body")
    if isinstance(value, dict):
        advise_content(value, path + "/body", findings)
    value = content.get("sender")
    if isinstance(value, dict):
        advise_person(value, path + "/sender", findings)
