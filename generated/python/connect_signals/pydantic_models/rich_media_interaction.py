"""Rich media interaction."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Effect, InteractionType, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.rich_media_interaction import accepts, explain
from . import _formats
from .custom_attribute import CustomAttribute


class RichMediaInteraction(CheckedModel):
    """A visitor played, paused or enlarged a video or an audio file.

    Included in (subscription): premium, ultimate.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "richMediaInteraction"))

    signal_type: Literal["richMediaInteraction"] = Field(default="richMediaInteraction", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    media_id: str = Field(alias="mediaId")
    """Identifies the video or audio file. Advice: at least 1 character.

    Note: The source calls it the file's URL and shows an opaque id; read as any string.
    """
    category: SignalCategory | None = None
    """Broad class of the signal."""
    name: str | None = Field(default=None, max_length=256)
    """Tells this signal from others of its type. At most 256 characters.

    Note: The length counts Unicode code points, not bytes or UTF-16 units.
    """
    description: str | None = None
    """A few words on what the signal stands for."""
    signal_timestamp: _formats.Timestamp | None = Field(default=None, alias="signalTimestamp")
    """When it happened; left out means when Connect received it. Format timestamp."""
    effect: Effect | None = None
    """Whether the behaviour speaks for engagement or against it. Advice: only positive.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
    interaction_type: InteractionType | None = Field(default=None, alias="interactionType")
    """What the visitor did with it."""
    media_category: str | None = Field(default=None, alias="mediaCategory")
    """Sort of medium, such as "podcast"."""
    media_name: str | None = Field(default=None, alias="mediaName")
    """Title of the video or audio file."""
    url: str | None = None
    """Page that embeds the file. Advice: format url."""
    signal_custom_attributes: list[CustomAttribute] | None = Field(
        default=None, alias="signalCustomAttributes"
    )
    """Whatever else the sender wants to tell."""
