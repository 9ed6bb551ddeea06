"""Loan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Mood
from ..errors import NoticeError
from ..objects.item import Item
from ..objects.person import Person
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.loan import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    3,
    ("reader", "reader", Person.from_valid),
    ("items", "items", each(Item.from_valid)),
    ("due", "due", None),
    ("fee", "fee", float),
    ("tax", "tax", None),
    ("total", "total", None),
    ("due_date", "dueDate", None),
    ("renewed", "renewed", None),
    ("renewals", "renewals", int),
    ("reason", "reason", member_of(Mood)),
)


@dataclass(frozen=True, kw_only=True)
class Loan:
    """A reader took things home.

    Included in (membership): all.

    When `renewed` is true, `renewals` is there and `renewals` is at least 1.

    When `renewals` is from 3 to 9 and `renewed` is true, `reason` is one of: bad, "".

    Advice: When `fee` is there, `total` is there.

    When `fee` is 0.5 or 1 or 2, `tax` is at most 0.38.

    Advice: `total` is `fee` + `tax`.

    Advice: `items` has at most 10 elements.
    """

    event: ClassVar[Literal["loan"]] = "loan"

    reader: Person
    """Who borrowed it."""
    items: Sequence[Item]
    """What was borrowed. 1 to 20 elements."""
    due: str
    """Last day of the loan. Format date."""
    fee: float | None = None
    """What the reader paid, in euros. From 0 to 500. Advice: from 0.5 to 99.5. Written with a decimal point.

    Note: Zero means that nothing was asked for.
    """
    tax: float | None = None
    """Part of the total that is tax."""
    total: float | None = None
    """Fee and tax."""
    due_date: str | None = None
    """As the old system wrote it. Use `due`. Deprecated; use due."""
    renewed: bool | None = None
    """The loan was made longer."""
    renewals: int | None = None
    """How often it was made longer."""
    reason: Mood | None = None
    """How the reader felt about it."""

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
    def from_valid(cls, content: Mapping[str, Any]) -> Loan:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "event": self.event,
            "reader": self.reader.to_dict(),
            "items": [item.to_dict() for item in self.items],
            "due": self.due,
        }
        if self.fee is not None:
            result["fee"] = self.fee
        if self.tax is not None:
            result["tax"] = self.tax
        if self.total is not None:
            result["total"] = self.total
        if self.due_date is not None:
            result["dueDate"] = self.due_date
        if self.renewed is not None:
            result["renewed"] = self.renewed
        if self.renewals is not None:
            result["renewals"] = self.renewals
        if self.reason is not None:
            result["reason"] = self.reason.value
        return result
