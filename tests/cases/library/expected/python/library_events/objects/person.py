"""The object Person."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import NoticeError
from ..runtime.findings import Findings
from ..runtime.wire import optional, wire_object
from ..validators.person import explain
from .address import Address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = (
    ("card", "card", False),
    ("mail", "mail", False),
    ("phone", "phone", False),
    ("home", "home", False),
)


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person.

    At least one of `card`, `mail`, `phone` is there and not null.

    Advice: At most one of `mail`, `phone` is there and not null.
    """

    card: str | None = None
    """Number of the reader's card."""
    mail: str | None = field(default=None, repr=False)
    """E-mail address. Advice: at least 3 characters."""
    phone: str | None = field(default=None, repr=False)
    """Telephone number."""
    home: Address | None = None
    """Where the person lives."""

    def __post_init__(self) -> None:
        """Raises NoticeError where a value breaks a rule."""
        content = wire_object(self, _MEMBERS)
        findings = Findings()
        explain(content, "", findings)
        if findings.violations:
            raise NoticeError(findings.violations)
        self.__dict__.update(vars(self.from_valid(content)))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Person:
        """The object for an object that keeps every rule; nothing is checked here."""
        get = content.get
        self = object.__new__(cls)
        self.__dict__.update(
            card=get("card"),
            mail=get("mail"),
            phone=get("phone"),
            home=optional(Address.from_valid, get("home")),
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {}
        if self.card is not None:
            result["card"] = self.card
        if self.mail is not None:
            result["mail"] = self.mail
        if self.phone is not None:
            result["phone"] = self.phone
        if self.home is not None:
            result["home"] = self.home.to_dict()
        return result
