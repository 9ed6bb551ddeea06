"""Bought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..errors import NoticeError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each
from ..validators.bought import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(1, ("title", "title", None), ("room", "room", None), ("shelves", "shelves", each(int)))


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
        content = _MEMBERS.wire(self)
        content["event"] = self.event
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise NoticeError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Bought:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
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
