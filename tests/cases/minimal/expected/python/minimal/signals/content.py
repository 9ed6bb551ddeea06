"""Objects for contents of any type, told apart by `kind`.

The class of a type is loaded when the first content of that type comes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from ..contents import Content

# The value of `kind` -> module and class.
_CLASSES = {
    "ping": ("ping", "Ping"),
}

_READ: dict[str, Callable[[Mapping[str, Any]], Content]] = {}


def content_from_valid(content: Mapping[str, Any]) -> Content:
    """The object for a content that keeps every rule; nothing is checked here."""
    name = content["kind"]
    read = _READ.get(name)
    if read is None:
        read = _load(name)
    return read(content)


def _load(name: str) -> Callable[[Mapping[str, Any]], Content]:
    module, class_name = _CLASSES[name]
    loaded: Any = __import__(f"{__package__}.{module}", fromlist=(class_name,))
    read: Callable[[Mapping[str, Any]], Content] = getattr(loaded, class_name).from_valid
    _READ[name] = read
    return read
