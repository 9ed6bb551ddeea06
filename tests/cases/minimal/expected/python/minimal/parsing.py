"""Data -> objects, checked.

What keeps the rules is read in one go. Whatever is odd or wrong is judged by the validators, so there is one
verdict.
"""

from __future__ import annotations

from .errors import EventError
from .objects.event import Event
from .readers.content import read as read_content
from .readers.event import read as read_event
from .signals.content import content_from_valid
from .validation import validate, validate_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .contents import Content


def parse(event: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Event:
    """The object for one event. Raises EventError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    if unknown == "reject":
        try:
            return read_event(event)
        except Exception:
            pass
    violations = validate(event, unknown=unknown)
    if violations:
        raise EventError(violations)
    return Event.from_valid(event)


def parse_content(content: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Content:
    """The object for one content, of the class of its type. Raises EventError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    if unknown == "reject":
        try:
            return read_content(content)
        except Exception:
            pass
    violations = validate_content(content, unknown=unknown)
    if violations:
        raise EventError(violations)
    return content_from_valid(content)
