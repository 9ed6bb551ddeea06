"""On-site search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Effect, SignalCategory
from ..errors import SignalError
from ..objects.custom_attribute import CustomAttribute
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.on_site_search import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    2,
    ("number_of_results", "numberOfResults", int),
    ("search_term", "searchTerm", None),
    ("category", "category", member_of(SignalCategory)),
    ("name", "name", None),
    ("description", "description", None),
    ("signal_timestamp", "signalTimestamp", None),
    ("effect", "effect", member_of(Effect)),
    ("signal_custom_attributes", "signalCustomAttributes", each(CustomAttribute.from_valid)),
)


@dataclass(frozen=True, kw_only=True)
class OnSiteSearch:
    """A visitor searched the site.

    Included in (subscription): premium, ultimate.

    Advice: When `numberOfResults` is at least 1, `effect` is positive.

    Advice: When `numberOfResults` is 0, `effect` is negative.
    """

    signal_type: ClassVar[Literal["onSiteSearch"]] = "onSiteSearch"

    number_of_results: int
    """How many results were found. Advice: at least 0."""
    search_term: str
    """What the visitor typed."""
    category: SignalCategory | None = None
    """Broad class of the signal."""
    name: str | None = None
    """Tells this signal from others of its type. At most 256 characters.

    Note: The length counts Unicode code points, not bytes or UTF-16 units.
    """
    description: str | None = None
    """A few words on what the signal stands for."""
    signal_timestamp: str | None = None
    """When it happened; left out means when Connect received it. Format timestamp."""
    effect: Effect | None = None
    """Whether the behaviour speaks for engagement or against it.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
    signal_custom_attributes: Sequence[CustomAttribute] | None = None
    """Whatever else the sender wants to tell."""

    def __post_init__(self) -> None:
        """Raises SignalError where a value breaks a rule."""
        content = _MEMBERS.wire(self)
        content["signalType"] = self.signal_type
        if not passes(accepts, content):
            findings = Findings()
            explain(content, "", findings)
            if findings.violations:
                raise SignalError(findings.violations)
        self.__dict__.update(_MEMBERS.read(content))

    @classmethod
    def from_valid(cls, content: Mapping[str, Any]) -> OnSiteSearch:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "signalType": self.signal_type,
            "numberOfResults": self.number_of_results,
            "searchTerm": self.search_term,
        }
        if self.category is not None:
            result["category"] = self.category.value
        if self.name is not None:
            result["name"] = self.name
        if self.description is not None:
            result["description"] = self.description
        if self.signal_timestamp is not None:
            result["signalTimestamp"] = self.signal_timestamp
        if self.effect is not None:
            result["effect"] = self.effect.value
        if self.signal_custom_attributes is not None:
            result["signalCustomAttributes"] = [item.to_dict() for item in self.signal_custom_attributes]
        return result
