"""Validators of Notice objects."""

from __future__ import annotations

from ..runtime import members
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members
from ..vocabulary import SHELF_MARK_FORMAT, is_shelf_mark
from .content import advise as advise_content, explain as explain_content, faults as faults_content
from .person import advise as advise_person, explain as explain_person, faults as faults_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

KNOWN = frozenset(
    {
        "branch",
        "body",
        "desk_key",
        "sender",
        "dryRun",
    }
)
_REQUIRED = frozenset({"branch", "body"})

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "branch": members.string("Notice.branch", format=SHELF_MARK_FORMAT),
    "body": members.record("Notice.body", explain_content),
    "desk_key": members.string("Notice.desk_key", min_length=8, max_length=64, secret=True),
    "sender": members.record("Notice.sender", explain_person),
    "dryRun": members.boolean("Notice.dryRun"),
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
        value = content["branch"]
        if type(value) is not str or not is_shelf_mark(value):
            wrong += (("branch", SEEN),)
        value = content["body"]
        if inside := faults_content(value):
            wrong += (("body", inside),)
        found = 2
        if "desk_key" in content:
            found += 1
            value = content["desk_key"]
            if (type(value) is not str or len(value) < 8 or len(value) > 64) and value is not None:
                wrong += (("desk_key", SEEN),)
        if "sender" in content:
            found += 1
            value = content["sender"]
            if (inside := faults_person(value)) and value is not None:
                wrong += (("sender", inside),)
        if "dryRun" in content:
            found += 1
            value = content["dryRun"]
            if value is not True and value is not False and value is not None:
                wrong += (("dryRun", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        value = content.get("sender")
        if not wrong and content.get("dryRun") is True and value is None:
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    if findings.tier is not None:  # which only the content itself compares with its type
        wrong = (("body", SEEN), *wrong)
    judge_members(_JUDGES, "Notice", content, path, findings, wrong)
    value = content.get("sender")
    if content.get("dryRun") is True and value is None:
        findings.when(
            "Notice.dryRunsAreNamed", path + "/sender", value, "when `dryRun` is true, `sender` is there"
        )
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("Notice", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    value = content.get("body")
    if isinstance(value, dict):
        advise_content(value, path + "/body", findings)
    value = content.get("sender")
    if isinstance(value, dict):
        advise_person(value, path + "/sender", findings)
