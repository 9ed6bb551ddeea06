"""violation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..errors import GlobalError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..validators.violation import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_MEMBERS = Members(0, ("x", "x", None))


@dataclass(frozen=True, kw_only=True)
class Violation_:
    """violation

    Included in (class): all.
    """

    type_: ClassVar[Literal["violation"]] = "violation"

    x: str | None = None
    """x: \"\"\" \\ {{ x }} */"""

    def __post_init__(self) -> None:
        """Raises GlobalError where a value breaks a rule."""
        content = _MEMBERS.wire(self)
        content["type"] = self.type_
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise GlobalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Violation_:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "type": self.type_,
        }
        if self.x is not None:
            result["x"] = self.x
        return result
