"""The object IdentifiableAttributes."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..runtime.checked_model import CheckedModel, Rules
from ..validators.identifiable_attributes import accepts, explain
from . import _formats


class IdentifiableAttributes(CheckedModel):
    """What tells Connect which contact it is.

    At least one of `contactKey`, `email`, `sms`, `whatsapp` is there and not null.

    Advice: At most one of `contactKey`, `email`, `sms`, `whatsapp` is there and not null.

    Note: Several are valid, though one is clearer. One that is null does not count.
    """

    __rules__: ClassVar[Rules] = Rules(accepts, explain)

    contact_key: str | None = Field(default=None, alias="contactKey", min_length=1)
    """The contact's unique key in Connect. At least 1 character.

    Note: The source gives no form for it, so any text will do that is not empty.
    """
    email: _formats.Email | None = None
    """The contact's e-mail address. Format email."""
    sms: _formats.Phone | None = None
    """The phone number that gets the contact's text messages. Format phone."""
    whatsapp: _formats.Phone | None = None
    """The contact's WhatsApp number. Format phone."""
