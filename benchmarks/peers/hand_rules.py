"""The two rules of the contract that no library declares, written by hand as a user of one would.

Once on mappings, once on objects with attributes. Patterns are compiled for Python's `re`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from signalspec.model import Format, Spec


class UnfitError(ValueError):
    """A rule that spans fields is broken."""


NO_CONTACT = "expected at least one of contactKey, email, sms, whatsapp"
UNFIT_VALUE = "the identifier does not have the form that its name asks for"

Rule = Callable[[Any], Any]


def whole(format: Format) -> str:
    """The format's pattern for engines of Python's kind, from the first character to the last."""
    return rf"^(?:{format.pattern})\Z"


def any_case(values: tuple[str, ...]) -> str:
    """A pattern for these values in any ASCII letter case, without the flag that would fold others."""
    spelt = ("".join(f"[{c.upper()}{c.lower()}]" if c.isalpha() else re.escape(c) for c in v) for v in values)
    return "|".join(spelt)


def rules_on_mappings(spec: Spec) -> dict[str, Rule]:
    """Object or signal type -> what returns its argument, or raises UnfitError."""
    fits = _fits(spec)

    def contact(who: Mapping[str, Any]) -> Mapping[str, Any]:
        if (
            who.get("contactKey") is None
            and who.get("email") is None
            and who.get("sms") is None
            and who.get("whatsapp") is None
        ):
            raise UnfitError(NO_CONTACT)
        return who

    def identifier(content: Mapping[str, Any]) -> Mapping[str, Any]:
        if not fits[content["identifierName"]](content["identifierValue"]):
            raise UnfitError(UNFIT_VALUE)
        return content

    return {"IdentifiableAttributes": contact, "identification": identifier}


def rules_on_objects(spec: Spec) -> dict[str, Rule]:
    """As `rules_on_mappings`, for instances with an attribute a field."""
    fits = _fits(spec)

    def contact(who: Any) -> Any:
        if who.contactKey is None and who.email is None and who.sms is None and who.whatsapp is None:
            raise UnfitError(NO_CONTACT)
        return who

    def identifier(content: Any) -> Any:
        if not fits[content.identifierName](content.identifierValue):
            raise UnfitError(UNFIT_VALUE)
        return content

    return {"IdentifiableAttributes": contact, "identification": identifier}


def _fits(spec: Spec) -> dict[str, Callable[[str], object]]:
    patterns = {format.name: re.compile(format.pattern).fullmatch for format in spec.formats}
    return {"email": patterns["email"], "sms": patterns["phone"], "contactKey": len}
