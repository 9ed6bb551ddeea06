"""The object Global."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import GlobalError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..signals.content import content_from_valid
from ..validators.global_ import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..contents import Content

_MEMBERS = Members(
    2,
    ("content", "lambda", content_from_valid),
    ("secret_text", "secretText", None),
    ("content_", "content", None),
    ("class_", "class", None),
    ("from_", "from", None),
    ("self_", "self", None),
    ("get", "get", None),
)


@dataclass(frozen=True, kw_only=True)
class Global:
    """The envelope: \"\"\" \\ {{ x }} \u202e

    Note: Ends with a quote\"
    """

    content: Content
    """*/ {{ content }}"""
    secret_text: str = field(repr=False)
    """Secret " text. Format list."""
    content_: str | None = None
    """content: \"\"\" \\ {{ x }} */"""
    class_: str | None = None
    """class: \"\"\" \\ {{ x }} */"""
    from_: str | None = None
    """from: \"\"\" \\ {{ x }} */"""
    self_: str | None = None
    """self: \"\"\" \\ {{ x }} */"""
    get: str | None = None
    """get: \"\"\" \\ {{ x }} */"""

    def __post_init__(self) -> None:
        """Raises GlobalError where a value breaks a rule."""
        content = _MEMBERS.wire(self)
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise GlobalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Global:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "lambda": self.content.to_dict(),
            "secretText": self.secret_text,
        }
        if self.content_ is not None:
            result["content"] = self.content_
        if self.class_ is not None:
            result["class"] = self.class_
        if self.from_ is not None:
            result["from"] = self.from_
        if self.self_ is not None:
            result["self"] = self.self_
        if self.get is not None:
            result["get"] = self.get
        return result
