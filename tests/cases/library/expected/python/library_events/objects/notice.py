"""The object Notice."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import NoticeError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..signals.content import content_from_valid
from ..validators.notice import accepts, explain
from .person import Person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..contents import Content

_MEMBERS = Members(
    2,
    ("branch", "branch", None),
    ("content", "body", content_from_valid),
    ("desk_key", "desk_key", None),
    ("sender", "sender", Person.from_valid),
    ("dry_run", "dryRun", None),
)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A notice, with the branch that sends it.

    When `dryRun` is true, `sender` is there.
    """

    branch: str
    """Mark of the sending branch. Format shelfMark."""
    content: Content
    """What happened."""
    desk_key: str | None = field(default=None, repr=False)
    """Key of the desk. 8 to 64 characters."""
    sender: Person | None = None
    """Who sent it."""
    dry_run: bool | None = None
    """Nothing is stored."""

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
    def from_valid(cls, content: Mapping[str, Any]) -> Notice:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "branch": self.branch,
            "body": self.content.to_dict(),
        }
        if self.desk_key is not None:
            result["desk_key"] = self.desk_key
        if self.sender is not None:
            result["sender"] = self.sender.to_dict()
        if self.dry_run is not None:
            result["dryRun"] = self.dry_run
        return result
