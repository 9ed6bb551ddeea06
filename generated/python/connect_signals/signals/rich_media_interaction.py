"""Rich media interaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ..enums import Effect, InteractionType, SignalCategory
from ..errors import SignalError
from ..objects.custom_attribute import CustomAttribute
from ..runtime.conditions import passes
from ..runtime.findings import Findings
from ..runtime.wire import Members, each, member_of
from ..validators.rich_media_interaction import accepts, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_MEMBERS = Members(
    1,
    ("media_id", "mediaId", None),
    ("category", "category", member_of(SignalCategory)),
    ("name", "name", None),
    ("description", "description", None),
    ("signal_timestamp", "signalTimestamp", None),
    ("effect", "effect", member_of(Effect)),
    ("interaction_type", "interactionType", member_of(InteractionType)),
    ("media_category", "mediaCategory", None),
    ("media_name", "mediaName", None),
    ("url", "url", None),
    ("signal_custom_attributes", "signalCustomAttributes", each(CustomAttribute.from_valid)),
)


@dataclass(frozen=True, kw_only=True)
class RichMediaInteraction:
    """A visitor played, paused or enlarged a video or an audio file.

    Included in (subscription): premium, ultimate.
    """

    signal_type: ClassVar[Literal["richMediaInteraction"]] = "richMediaInteraction"

    media_id: str
    """Identifies the video or audio file. Advice: at least 1 character.

    Note: The source calls it the file's URL and shows an opaque id; read as any string.
    """
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
    """Whether the behaviour speaks for engagement or against it. Advice: only positive.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
    interaction_type: InteractionType | None = None
    """What the visitor did with it."""
    media_category: str | None = None
    """Sort of medium, such as "podcast"."""
    media_name: str | None = None
    """Title of the video or audio file."""
    url: str | None = None
    """Page that embeds the file. Advice: format url."""
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
    def from_valid(cls, content: Mapping[str, Any]) -> RichMediaInteraction:
        """The object for a content that keeps every rule; nothing is checked here."""
        self = object.__new__(cls)
        self.__dict__.update(_MEMBERS.read(content))
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready content; absent members are left out."""
        result: dict[str, Any] = {
            "signalType": self.signal_type,
            "mediaId": self.media_id,
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
        if self.interaction_type is not None:
            result["interactionType"] = self.interaction_type.value
        if self.media_category is not None:
            result["mediaCategory"] = self.media_category
        if self.media_name is not None:
            result["mediaName"] = self.media_name
        if self.url is not None:
            result["url"] = self.url
        if self.signal_custom_attributes is not None:
            result["signalCustomAttributes"] = [item.to_dict() for item in self.signal_custom_attributes]
        return result
