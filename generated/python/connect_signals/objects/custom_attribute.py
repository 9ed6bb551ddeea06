"""The object CustomAttribute."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import SignalError
from ..runtime.findings import Findings
from ..runtime.wire import wire_object
from ..validators.custom_attribute import explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = (
    ("name", "name", True),
    ("value", "value", True),
)


@dataclass(frozen=True, kw_only=True)
class CustomAttribute:
    """A name and a value of the sender's own."""

    name: str
    """What the attribute is called."""
    value: str
    """Content of the attribute."""

    def __post_init__(self) -> None:
        """Raises SignalError where a value breaks a rule."""
        content = wire_object(self, _MEMBERS)
        findings = Findings()
        explain(content, "", findings)
        if findings.violations:
            raise SignalError(findings.violations)
        self.__dict__.update(vars(self.from_valid(content)))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> CustomAttribute:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(
            name=content["name"],
            value=content["value"],
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "name": self.name,
            "value": self.value,
        }
        return result
