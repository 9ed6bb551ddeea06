"""Error."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Effect, ErrorType, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.error import accepts, explain
from . import _formats
from .custom_attribute import CustomAttribute


class Error(CheckedModel):
    """A visitor ran into an error. Those that cost orders matter most, at payment, promo codes and
    registration.

    Included in (subscription): premium, ultimate.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "error"))

    signal_type: Literal["error"] = Field(default="error", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    error_text: str = Field(alias="errorText")
    """The message as the visitor read it."""
    error_type: ErrorType = Field(alias="errorType")
    """Whose error it was."""
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
    """Whether the behaviour speaks for engagement or against it. Advice: only negative.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
    error_identifier: str | None = Field(default=None, alias="errorIdentifier")
    """What the error is about, such as a form field."""
    signal_custom_attributes: list[CustomAttribute] | None = Field(
        default=None, alias="signalCustomAttributes"
    )
    """Whatever else the sender wants to tell."""
