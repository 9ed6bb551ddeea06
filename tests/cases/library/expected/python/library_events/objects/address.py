"""The object Address."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import NoticeError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..validators.address import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = Members(1, ("street", "street", None), ("town", "town", None))


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address."""

    street: str
    """Street and number."""
    town: str | None = None
    """Town. Advice: at least 1 character."""

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
    def from_valid(cls, content: Mapping[str, Any]) -> Address:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "street": self.street,
        }
        if self.town is not None:
            result["town"] = self.town
        return result
