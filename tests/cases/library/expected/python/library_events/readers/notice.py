"""Reads Notice objects: checks and builds them in one go."""

from __future__ import annotations

from ..objects.notice import Notice
from ..runtime.wire import absent, blank
from ..vocabulary import is_shelf_mark
from .content import read as read_content
from .person import read as read_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ABSENT = absent(Notice)


def read(content: dict[Any, Any]) -> Notice:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    if type(content) is not dict:
        raise ValueError
    made = blank(Notice)
    values = made.__dict__
    values.update(_ABSENT)
    value = content["branch"]
    if type(value) is not str or not is_shelf_mark(value):
        raise ValueError
    values["branch"] = value
    value = content["body"]
    values["content"] = read_content(value)
    found = 2
    if "desk_key" in content:
        found += 1
        value = content["desk_key"]
        if value is not None:
            if type(value) is not str or len(value) < 8 or len(value) > 64:
                raise ValueError
            values["desk_key"] = value
    if "sender" in content:
        found += 1
        value = content["sender"]
        if value is not None:
            values["sender"] = read_person(value)
    if "dryRun" in content:
        found += 1
        value = content["dryRun"]
        if value is not None:
            if value is not True and value is not False:
                raise ValueError
            values["dry_run"] = value
    if len(content) != found:
        raise ValueError
    value = content.get("sender")
    if content.get("dryRun") is True and value is None:
        raise ValueError
    return made
