"""Contents of any type."""

from __future__ import annotations

from typing import TypeAlias

from .ping import PingStruct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

ContentStruct: TypeAlias = PingStruct


def keeps_content(content: ContentStruct) -> bool:
    """Whether the content keeps the rules that its struct's types do not say."""
    return _KEEPS[type(content)](content)


def _keeps_all(content: ContentStruct) -> bool:
    return True


_KEEPS: dict[type[ContentStruct], Callable[[Any], bool]] = {
    PingStruct: _keeps_all,
}
