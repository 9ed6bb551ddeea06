"""Library events: validation, types and the mutation, from one spec.

What branches of a public library tell the consortium about loans, readers and rooms.
"""

from __future__ import annotations

SPEC_VERSION = "2.3.0"
SPEC_DIGEST = "943c0fe3096b4afb4cbf42851f3e5224d816d1eacee8b9f4a006c746437fe0c5"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .contents import Content
    from .decoding import decode
    from .enums import Medium, Mood, Weekday
    from .errors import NoticeError
    from .objects.address import Address
    from .objects.item import Item
    from .objects.notice import Notice
    from .objects.person import Person
    from .operation import publish_notices
    from .parsing import parse, parse_content
    from .runtime.violation import Violation
    from .signals.acquisition import Acquisition
    from .signals.bought import Bought
    from .signals.closed import Closed
    from .signals.loan import Loan
    from .text import validate_json
    from .validation import validate, validate_batch, validate_content
    from .validators.content import EVENTS

__all__ = [
    "EVENTS",
    "SPEC_DIGEST",
    "SPEC_VERSION",
    "Acquisition",
    "Address",
    "Bought",
    "Closed",
    "Content",
    "Item",
    "Loan",
    "Medium",
    "Mood",
    "Notice",
    "NoticeError",
    "Person",
    "Violation",
    "Weekday",
    "decode",
    "parse",
    "parse_content",
    "publish_notices",
    "validate",
    "validate_batch",
    "validate_content",
    "validate_json",
]

# Each name loads its module on first use, so that a validator does not pay for classes and GraphQL.
_MODULES = {
    "Content": "contents",
    "decode": "decoding",
    "Medium": "enums",
    "Mood": "enums",
    "Weekday": "enums",
    "NoticeError": "errors",
    "Address": "objects.address",
    "Item": "objects.item",
    "Notice": "objects.notice",
    "Person": "objects.person",
    "publish_notices": "operation",
    "parse": "parsing",
    "parse_content": "parsing",
    "Violation": "runtime.violation",
    "Acquisition": "signals.acquisition",
    "Bought": "signals.bought",
    "Closed": "signals.closed",
    "Loan": "signals.loan",
    "validate_json": "text",
    "validate": "validation",
    "validate_batch": "validation",
    "validate_content": "validation",
    "EVENTS": "validators.content",
}


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Loading importlib would take as long as loading a validator does.
    value = getattr(__import__(f"{__name__}.{module}", fromlist=(name,)), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
