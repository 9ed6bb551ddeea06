"""The struct of Signal objects."""

from __future__ import annotations

from msgspec import Struct, field

from .content import ContentStruct, keeps_content
from .identifiable_attributes import (
    IdentifiableAttributesStruct,
    keeps_rules as keeps_identifiable_attributes,
)


class SignalStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    app_key: str = field(name="appKey")
    identifiable_attributes: IdentifiableAttributesStruct = field(name="identifiableAttributes")
    content: ContentStruct = field(name="signalContent")
    session_id: str | None = field(name="sessionId", default=None)
    test: bool | None = None


def keeps_rules(struct: SignalStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return keeps_identifiable_attributes(struct.identifiable_attributes) and keeps_content(struct.content)
