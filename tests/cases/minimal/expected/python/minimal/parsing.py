"""Data -> objects, checked."""

from __future__ import annotations

from .contents import content_from_valid
from .errors import EventError
from .objects.event import Event
from .validation import validate, validate_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .contents import Content


def parse(event: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Event:
    """The object for one event. Raises EventError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    violations = validate(event, unknown=unknown)
    if violations:
        raise EventError(violations)
    return Event.from_valid(event)


def parse_content(content: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Content:
    """The object for one content, of the class of its type. Raises EventError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    violations = validate_content(content, unknown=unknown)
    if violations:
        raise EventError(violations)
    return content_from_valid(content)


def decode(data: bytes | str, *, unknown: Literal["reject", "ignore"] = "reject") -> Event:
    """The object for one event as JSON text (UTF-8). Raises EventError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    from .runtime.json_text import load
    from .text import accepted_value, validate_json

    event = accepted_value(data)
    if event is None:
        violations = validate_json(data, unknown=unknown)
        if violations:
            raise EventError(violations)
        event = load(data)
    return Event.from_valid(event)
