"""The object IdentifiableAttributes."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import SignalError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..validators.identifiable_attributes import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = Members(
    0,
    ("contact_key", "contactKey", None),
    ("email", "email", None),
    ("sms", "sms", None),
    ("whatsapp", "whatsapp", None),
)


@dataclass(frozen=True, kw_only=True)
class IdentifiableAttributes:
    """What tells Connect which contact it is.

    At least one of `contactKey`, `email`, `sms`, `whatsapp` is there and not null.

    Advice: At most one of `contactKey`, `email`, `sms`, `whatsapp` is there and not null.

    Note: Several are valid, though one is clearer. One that is null does not count.
    """

    contact_key: str | None = None
    """The contact's unique key in Connect. At least 1 character.

    Note: The source gives no form for it, so any text will do that is not empty.
    """
    email: str | None = None
    """The contact's e-mail address. Format email."""
    sms: str | None = None
    """The phone number that gets the contact's text messages. Format phone."""
    whatsapp: str | None = None
    """The contact's WhatsApp number. Format phone."""

    def __post_init__(self) -> None:
        """Raises SignalError where a value breaks a rule."""
        content = _MEMBERS.wire(self)
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise SignalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> IdentifiableAttributes:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {}
        if self.contact_key is not None:
            result["contactKey"] = self.contact_key
        if self.email is not None:
            result["email"] = self.email
        if self.sms is not None:
            result["sms"] = self.sms
        if self.whatsapp is not None:
            result["whatsapp"] = self.whatsapp
        return result
