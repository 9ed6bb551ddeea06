"""The object Signal."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import SignalError
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members
from ..signals.content import content_from_valid
from ..validators.signal import accepts, explain
from .identifiable_attributes import IdentifiableAttributes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..contents import Content

_MEMBERS = Members(
    3,
    ("app_key", "appKey", None),
    ("identifiable_attributes", "identifiableAttributes", IdentifiableAttributes.from_valid),
    ("content", "signalContent", content_from_valid),
    ("session_id", "sessionId", None),
    ("test", "test", None),
)


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One signal as it is sent, with its sender, its contact and its content.

    Note: An error is what the source documents, and what these notes declare as ours; any other plausible
    limit is advice. Unknown fields are violations at every level, reported with the nearest known name,
    since most are misspelt; a caller may have them ignored, and parsing then drops them. null in an
    optional field means absent and leaves the stored value alone, whereas an empty string blanks it and
    zero sets zero; in a required field or inside an array null is a violation. Where a JSON object has a
    key twice the last one wins, with a remark. A lone surrogate has no UTF-8: whatever reads or writes
    text refuses it, validation of objects in memory does not look for it.
    """

    app_key: str = field(repr=False)
    """Key of the sending application. Advice: at least 1 character."""
    identifiable_attributes: IdentifiableAttributes
    """Whose behaviour it is."""
    content: Content
    """The behaviour itself.

    Note: Booleans and strings are no numbers. An integer has no fractional part (2.0 is one) and lies
    between -2147483648 and 2147483647, a limit of ours so that every target can carry it. A number is a
    finite binary64 value; NaN and infinities are no numbers. Whether a subscription includes the signal
    type is judged where the caller names one.
    """
    session_id: str | None = None
    """Groups the signals of one contact. Advice: at least 1 character."""
    test: bool | None = None
    """Marks a trial signal; left out means false."""

    def __post_init__(self) -> None:
        """Raises SignalError where a value breaks a rule."""
        content = _MEMBERS.wire(self)
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise SignalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> Signal:
        """The object for an object that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready object; absent members are left out."""
        result: dict[str, Any] = {
            "appKey": self.app_key,
            "identifiableAttributes": self.identifiable_attributes.to_dict(),
            "signalContent": self.content.to_dict(),
        }
        if self.session_id is not None:
            result["sessionId"] = self.session_id
        if self.test is not None:
            result["test"] = self.test
        return result
