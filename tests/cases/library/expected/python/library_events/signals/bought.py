"""Bought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..errors import NoticeError
from ..runtime.findings import Findings
from ..runtime.wire import optional_each, wire_object
from ..validators.bought import explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = (
    ("title", "title", True),
    ("room", "room", False),
    ("shelves", "shelves", False),
)


@dataclass(frozen=True, kw_only=True)
class Bought:
    """The branch bought something, said the old way.

    Included in (membership): consortium.

    Deprecated. Use acquisition instead. It left out the shelves.
    """

    event: ClassVar[Literal["bought"]] = "bought"

    title: str
    """Title on the cover. 1 to 300 characters. Advice: at most 80 characters."""
    room: str | None = None
    """Name of the room. Deprecated."""
    shelves: Sequence[int] | None = None
    """Where it stands. Each from 1 to 900. At least 1 element. Advice: at most 3 elements."""

    def __post_init__(self) -> None:
        """Raises NoticeError where a value breaks a rule."""
        content = wire_object(self, _MEMBERS)
        content["event"] = self.event
        findings = Findings()
        explain(content, "", findings)
        if findings.violations:
            raise NoticeError(findings.violations)
        self.__dict__.update(vars(self.from_valid(content)))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Bought:
        """The object for a content that keeps every rule; nothing is checked here."""
        get = content.get
        self = object.__new__(cls)
        self.__dict__.update(
            title=content["title"],
            room=get("room"),
            shelves=optional_each(int, get("shelves")),
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "event": self.event,
            "title": self.title,
        }
        if self.room is not None:
            result["room"] = self.room
        if self.shelves is not None:
            result["shelves"] = list(self.shelves)
        return result
