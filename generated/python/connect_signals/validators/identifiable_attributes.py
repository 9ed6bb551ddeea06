"""Validators of IdentifiableAttributes objects."""

from __future__ import annotations

from ..runtime import members
from ..runtime.faults import AROUND, ODD, SEEN, look_closer
from ..runtime.members import judge_members
from ..vocabulary import EMAIL_FORMAT, PHONE_FORMAT, is_email, is_phone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings
    from ..runtime.members import Judge

KNOWN = frozenset(
    {
        "contactKey",
        "email",
        "sms",
        "whatsapp",
    }
)
_REQUIRED: frozenset[str] = frozenset()

# How `explain` judges each member.
_JUDGES: dict[str, Judge] = {
    "contactKey": members.string("IdentifiableAttributes.contactKey", min_length=1),
    "email": members.string("IdentifiableAttributes.email", format=EMAIL_FORMAT),
    "sms": members.string("IdentifiableAttributes.sms", format=PHONE_FORMAT),
    "whatsapp": members.string("IdentifiableAttributes.whatsapp", format=PHONE_FORMAT),
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
        found = 0
        if "contactKey" in content:
            found += 1
            value = content["contactKey"]
            if (type(value) is not str or not value) and value is not None:
                wrong += (("contactKey", SEEN),)
        if "email" in content:
            found += 1
            value = content["email"]
            if (type(value) is not str or not is_email(value)) and value is not None:
                wrong += (("email", SEEN),)
        if "sms" in content:
            found += 1
            value = content["sms"]
            if (type(value) is not str or not is_phone(value)) and value is not None:
                wrong += (("sms", SEEN),)
        if "whatsapp" in content:
            found += 1
            value = content["whatsapp"]
            if (type(value) is not str or not is_phone(value)) and value is not None:
                wrong += (("whatsapp", SEEN),)
        if found != len(content):
            wrong += (AROUND,)
        if (
            not wrong
            and content.get("contactKey") is None
            and content.get("email") is None
            and content.get("sms") is None
            and content.get("whatsapp") is None
        ):
            wrong += (AROUND,)
        return wrong
    except KeyError:  # one that is missing, or unknown
        return look_closer(faults, content, KNOWN, _REQUIRED)


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the object at `path` into `findings`; `wrong` is what `faults` tells."""
    if wrong is ODD:
        wrong = look_closer(faults, content, KNOWN, _REQUIRED)
    judge_members(_JUDGES, "IdentifiableAttributes", content, path, findings, wrong)
    findings.count(
        "IdentifiableAttributes.at_least_one",
        "at_least_one",
        path,
        content,
        ("contactKey", "email", "sms", "whatsapp"),
    )
    if AROUND in wrong and not KNOWN.issuperset(content):
        findings.unknown("IdentifiableAttributes", path, content, KNOWN)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the object at `path` into `findings`."""
    findings.count(
        "IdentifiableAttributes.advice_at_most_one",
        "at_most_one",
        path,
        content,
        ("contactKey", "email", "sms", "whatsapp"),
        "advice",
    )
