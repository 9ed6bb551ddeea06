"""Room closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Mood, Weekday
from ..errors import NoticeError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.closed import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    2,
    ("room", "room", None),
    ("days", "days", each(member_of(Weekday))),
    ("seats", "seats", int),
    ("moods", "moods", each(member_of(Mood))),
)


@dataclass(frozen=True, kw_only=True)
class Closed:
    """A room was closed for the day.

    Included in (membership): branch, city.
    """

    event: ClassVar[Literal["closed"]] = "closed"

    room: str
    """Name of the room."""
    days: Sequence[Weekday]
    """For which days. At least 1 element."""
    seats: int | None = None
    """Seats in the room."""
    moods: Sequence[Mood] | None = None
    """What readers said."""

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
    def from_valid(cls, content: Mapping[str, Any]) -> Closed:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "event": self.event,
            "room": self.room,
            "days": [item.value for item in self.days],
        }
        if self.seats is not None:
            result["seats"] = self.seats
        if self.moods is not None:
            result["moods"] = [item.value for item in self.moods]
        return result
