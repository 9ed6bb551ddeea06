"""The contents of all types together."""

from __future__ import annotations

from typing import TypeAlias

from .signals.ping import Ping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

Content: TypeAlias = Ping

# The value of `kind` -> the class of such contents.
CONTENT_CLASSES: dict[str, type[Content]] = {
    "ping": Ping,
}


def content_from_valid(content: Mapping[str, Any]) -> Content:
    """The object for a content that keeps every rule; nothing is checked here."""
    return CONTENT_CLASSES[content["kind"]].from_valid(content)
