"""The object Event."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import EventError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..signals.content import content_from_valid
from ..validators.event import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..contents import Content

_MEMBERS = Members(1, ("content", "payload", content_from_valid))


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event."""

    content: Content
    """The event."""

    def __post_init__(self) -> None:
        """Raises EventError where a value breaks a rule."""
        content = _MEMBERS.wire(self)
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise EventError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Event:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "payload": self.content.to_dict(),
        }
        return result
