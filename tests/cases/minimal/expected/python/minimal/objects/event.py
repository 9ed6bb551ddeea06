"""The object Event."""

from __future__ import annotations

from dataclasses import dataclass

from ..contents import content_from_valid
from ..errors import EventError
from ..runtime.findings import Findings
from ..runtime.wire import wire_object
from ..validators.event import explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..contents import Content

_MEMBERS = (("content", "payload", True),)


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event."""

    content: Content
    """The event."""

    def __post_init__(self) -> None:
        """Raises EventError where a value breaks a rule."""
        content = wire_object(self, _MEMBERS)
        findings = Findings()
        explain(content, "", findings)
        if findings.violations:
            raise EventError(findings.violations)
        self.__dict__.update(vars(self.from_valid(content)))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Event:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(
            content=content_from_valid(content["payload"]),
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "payload": self.content.to_dict(),
        }
        return result
