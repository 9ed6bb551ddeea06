"""The contents of all types together."""

from __future__ import annotations

from typing import TypeAlias

from .signals.acquisition import Acquisition
from .signals.bought import Bought
from .signals.closed import Closed
from .signals.loan import Loan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

Content: TypeAlias = Loan | Acquisition | Bought | Closed

# The value of `event` -> the class of such contents.
CONTENT_CLASSES: dict[str, type[Content]] = {
    "loan": Loan,
    "acquisition": Acquisition,
    "bought": Bought,
    "closed": Closed,
}


def content_from_valid(content: Mapping[str, Any]) -> Content:
    """The object for a content that keeps every rule; nothing is checked here."""
    return CONTENT_CLASSES[content["event"]].from_valid(content)
