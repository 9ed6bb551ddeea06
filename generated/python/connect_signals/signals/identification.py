"""Identification."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Effect, IdentifierName, SignalCategory
from ..errors import SignalError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, member_of
from ..validators.identification import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = Members(
    2,
    ("identifier_name", "identifierName", member_of(IdentifierName)),
    ("identifier_value", "identifierValue", None),
    ("category", "category", member_of(SignalCategory)),
    ("name", "name", None),
    ("description", "description", None),
    ("signal_timestamp", "signalTimestamp", None),
    ("effect", "effect", member_of(Effect)),
    ("identification_from_login", "identificationFromLogin", None),
)


@dataclass(frozen=True, kw_only=True)
class Identification:
    """A visitor's e-mail address, phone number or contact key became known.

    Included in (subscription): all.

    When `identifierName` is email, `identifierValue` has the format email.

    When `identifierName` is sms, `identifierValue` has the format phone.

    When `identifierName` is contactKey, `identifierValue` has at least 1 character.

    Note: The source says that the value depends on the name; the format that each name asks for is ours.
    """

    signal_type: ClassVar[Literal["identification"]] = "identification"

    identifier_name: IdentifierName
    """Which identifier became known."""
    identifier_value: str
    """The identifier itself."""
    category: SignalCategory | None = None
    """Broad class of the signal."""
    name: str | None = None
    """Tells this signal from others of its type. At most 256 characters.

    Note: The length counts Unicode code points, not bytes or UTF-16 units.
    """
    description: str | None = None
    """A few words on what the signal stands for."""
    signal_timestamp: str | None = None
    """When it happened; left out means when Connect received it. Format timestamp."""
    effect: Effect | None = None
    """Whether the behaviour speaks for engagement or against it.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
    identification_from_login: bool | None = None
    """True after a login; false where a cookie or a query string told."""

    def __post_init__(self) -> None:
        """Raises SignalError where a value breaks a rule."""
        content = _MEMBERS.wire(self)
        content["signalType"] = self.signal_type
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise SignalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Identification:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "signalType": self.signal_type,
            "identifierName": self.identifier_name.value,
            "identifierValue": self.identifier_value,
        }
        if self.category is not None:
            result["category"] = self.category.value
        if self.name is not None:
            result["name"] = self.name
        if self.description is not None:
            result["description"] = self.description
        if self.signal_timestamp is not None:
            result["signalTimestamp"] = self.signal_timestamp
        if self.effect is not None:
            result["effect"] = self.effect.value
        if self.identification_from_login is not None:
            result["identificationFromLogin"] = self.identification_from_login
        return result
