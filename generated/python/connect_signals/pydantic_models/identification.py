"""Identification."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from ..enums import Effect, IdentifierName, SignalCategory
from ..runtime.checked_model import CheckedModel, Rules
from ..validators.identification import accepts, explain
from . import _formats


class Identification(CheckedModel):
    """A visitor's e-mail address, phone number or contact key became known.

    Included in (subscription): all.

    When `identifierName` is email, `identifierValue` has the format email.

    When `identifierName` is sms, `identifierValue` has the format phone.

    When `identifierName` is contactKey, `identifierValue` has at least 1 character.

    Note: The source says that the value depends on the name; the format that each name asks for is ours.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain, ("signalType", "identification"))

    signal_type: Literal["identification"] = Field(default="identification", alias="signalType")
    """Which kind of behaviour this is; selects the other fields."""
    identifier_name: IdentifierName = Field(alias="identifierName")
    """Which identifier became known."""
    identifier_value: str = Field(alias="identifierValue")
    """The identifier itself."""
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
    """Whether the behaviour speaks for engagement or against it.

    Note: What the source merely suggests, such as negative for errors, is advice.
    """
    identification_from_login: bool | None = Field(default=None, alias="identificationFromLogin")
    """True after a login; false where a cookie or a query string told."""
