"""The object Person."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import NoticeError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..validators.person import accepts, explain
from .address import Address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = Members(
    0,
    ("card", "card", None),
    ("mail", "mail", None),
    ("phone", "phone", None),
    ("home", "home", Address.from_valid),
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
        content = _MEMBERS.wire(self)
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise NoticeError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Person:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
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
