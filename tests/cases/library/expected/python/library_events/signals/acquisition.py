"""Acquisition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Medium, Mood, Weekday
from ..errors import NoticeError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.acquisition import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    5,
    ("isbn", "isbn", None),
    ("title", "title", None),
    ("medium", "medium", member_of(Medium)),
    ("shelves", "shelves", each(int)),
    ("copies", "copies", int),
    ("days", "days", each(member_of(Weekday))),
    ("moods", "moods", each(member_of(Mood))),
    ("ratings", "ratings", tuple),
    ("flags", "flags", tuple),
    ("notes", "notes", tuple),
    ("reason", "reason", None),
)


@dataclass(frozen=True, kw_only=True)
class Acquisition:
    """The branch bought something.

    Included in (membership): city, consortium.

    At least one of `days`, `notes`, `flags` is there and not null.

    When `medium` is book or e-book, each element of `notes` has the format shelfMark and `notes` has at
    least 1 element.

    Note: Gifts count, too.
    """

    event: ClassVar[Literal["acquisition"]] = "acquisition"

    isbn: str
    """Number of the edition. At least 5 characters."""
    title: str
    """Title on the cover. 1 to 300 characters. Advice: at most 80 characters."""
    medium: Medium
    """What kind of thing it is. Advice: one of book, map."""
    shelves: Sequence[int]
    """Where it stands. Each from 1 to 900. At least 1 element. Advice: at most 3 elements."""
    copies: int
    """How many of them. From 1 to 12. Advice: at most 3."""
    days: Sequence[Weekday] | None = None
    """Days on which it can be had. 1 to 3 elements."""
    moods: Sequence[Mood] | None = None
    """What readers said. Advice: each one of good, very good, at least 2 elements."""
    ratings: Sequence[float] | None = None
    """Stars, more or less. Each from -5 to 5. Advice: each at least 0."""
    flags: Sequence[bool] | None = None
    """Answers to yes-or-no questions."""
    notes: Sequence[str] | None = None
    """Remarks. Each at least 2 characters. Advice: each format shelfMark, each at least 4 characters."""
    reason: str | None = None
    """Why."""

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
    def from_valid(cls, content: Mapping[str, Any]) -> Acquisition:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "event": self.event,
            "isbn": self.isbn,
            "title": self.title,
            "medium": self.medium.value,
            "shelves": list(self.shelves),
            "copies": self.copies,
        }
        if self.days is not None:
            result["days"] = [item.value for item in self.days]
        if self.moods is not None:
            result["moods"] = [item.value for item in self.moods]
        if self.ratings is not None:
            result["ratings"] = list(self.ratings)
        if self.flags is not None:
            result["flags"] = list(self.flags)
        if self.notes is not None:
            result["notes"] = list(self.notes)
        if self.reason is not None:
            result["reason"] = self.reason
        return result
