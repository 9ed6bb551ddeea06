"""The struct of Notice objects."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from ..vocabulary import is_shelf_mark
from .content import ContentStruct, keeps_content
from .person import PersonStruct, keeps_rules as keeps_person


class NoticeStruct(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    branch: str
    content: ContentStruct = field(name="body")
    desk_key: Annotated[str, Meta(min_length=8, max_length=64)] | None = None
    sender: PersonStruct | None = None
    dry_run: bool | None = field(name="dryRun", default=None)


def keeps_rules(struct: NoticeStruct) -> bool:
    """Whether the rules are kept that the types do not say."""
    return (
        is_shelf_mark(struct.branch)
        and keeps_content(struct.content)
        and (struct.sender is None or keeps_person(struct.sender))
        and not (struct.dry_run is True and struct.sender is None)
    )
