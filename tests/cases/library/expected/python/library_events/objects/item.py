"""The object Item."""

from __future__ import annotations

from dataclasses import dataclass

from ..enums import Medium
from ..errors import NoticeError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, member_of
from ..validators.item import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = Members(
    2,
    ("isbn", "isbn", None),
    ("title", "title", None),
    ("copies", "copies", int),
    ("medium", "medium", member_of(Medium)),
    ("fee", "fee", float),
    ("tax", "tax", None),
    ("total", "total", None),
)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that is lent.

    At most one of `medium`, `copies` is there and not null.

    Advice: `total` is `fee` + `tax`, give or take 0.005.
    """

    isbn: str
    """Number of the edition. Format isbn13."""
    title: str
    """Title on the cover. 1 to 120 characters. Advice: at most 80 characters.

    Note: The label has no room for more.
    """
    copies: int | None = None
    """How many of them. From 0 to 12. Advice: at most 3."""
    medium: Medium | None = None
    """What kind of thing it is. Advice: one of book, map."""
    fee: float | None = None
    """What the reader paid, in euros. At least 0. Advice: from 0.5 to 99.5. Written with a decimal point.

    Note: Zero means that nothing was asked for.
    """
    tax: float | None = None
    """Part of the total that is tax."""
    total: float | None = None
    """Fee and tax."""

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
    def from_valid(cls, content: Mapping[str, Any]) -> Item:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "isbn": self.isbn,
            "title": self.title,
        }
        if self.copies is not None:
            result["copies"] = self.copies
        if self.medium is not None:
            result["medium"] = self.medium.value
        if self.fee is not None:
            result["fee"] = self.fee
        if self.tax is not None:
            result["tax"] = self.tax
        if self.total is not None:
            result["total"] = self.total
        return result
