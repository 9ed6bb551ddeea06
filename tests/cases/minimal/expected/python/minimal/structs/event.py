"""The struct of Event objects."""

from __future__ import annotations

from msgspec import Struct, field

from .content import ContentStruct, keeps_content


class EventStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    content: ContentStruct = field(name="payload")


def keeps_rules(struct: EventStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return keeps_content(struct.content)
