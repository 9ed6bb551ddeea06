"""Validators of IdentifiableAttributes objects."""

from __future__ import annotations

from ..vocabulary import EMAIL_FORMAT, PHONE_FORMAT, is_email, is_phone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..runtime.findings import Findings

KNOWN = frozenset(
    {
        "contactKey",
        "email",
        "sms",
        "whatsapp",
    }
)


def accepts(content: dict[Any, Any]) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    if type(content) is not dict:
        return False
    if (
        content.get("contactKey") is None
        and content.get("email") is None
        and content.get("sms") is None
        and content.get("whatsapp") is None
    ):
        return False
    found = 0
    if "contactKey" in content:
        found += 1
        value = content["contactKey"]
        if (type(value) is not str or not value) and value is not None:
            return False
    if "email" in content:
        found += 1
        value = content["email"]
        if (type(value) is not str or not is_email(value)) and value is not None:
            return False
    if "sms" in content:
        found += 1
        value = content["sms"]
        if (type(value) is not str or not is_phone(value)) and value is not None:
            return False
    if "whatsapp" in content:
        found += 1
        value = content["whatsapp"]
        if (type(value) is not str or not is_phone(value)) and value is not None:
            return False
    return found == len(content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the object at `path` into `findings`."""
    if "contactKey" in content:
        value = content["contactKey"]
        if (type(value) is not str or not value) and value is not None:
            findings.string("IdentifiableAttributes.contactKey", path + "/contactKey", value, min_length=1)
    if "email" in content:
        value = content["email"]
        if (type(value) is not str or not is_email(value)) and value is not None:
            findings.string("IdentifiableAttributes.email", path + "/email", value, format=EMAIL_FORMAT)
    if "sms" in content:
        value = content["sms"]
        if (type(value) is not str or not is_phone(value)) and value is not None:
            findings.string("IdentifiableAttributes.sms", path + "/sms", value, format=PHONE_FORMAT)
    if "whatsapp" in content:
        value = content["whatsapp"]
        if (type(value) is not str or not is_phone(value)) and value is not None:
            findings.string("IdentifiableAttributes.whatsapp", path + "/whatsapp", value, format=PHONE_FORMAT)
    findings.count(
        "IdentifiableAttributes.at_least_one",
        "at_least_one",
        path,
        content,
        ("contactKey", "email", "sms", "whatsapp"),
    )
    if not KNOWN.issuperset(content):
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
