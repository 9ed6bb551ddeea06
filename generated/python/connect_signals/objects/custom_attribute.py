"""The object CustomAttribute."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import SignalError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..validators.custom_attribute import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = Members(2, ("name", "name", None), ("value", "value", None))


@dataclass(frozen=True, kw_only=True)
class CustomAttribute:
    """A name and a value of the sender's own."""

    name: str
    """What the attribute is called."""
    value: str
    """Content of the attribute."""

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
    def from_valid(cls, content: Mapping[str, Any]) -> CustomAttribute:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "name": self.name,
            "value": self.value,
        }
        return result
