"""Minimal: validation, types and the mutation, from one spec.

The least that a spec can say.
"""

from __future__ import annotations

SPEC_VERSION = "0.1.0"
SPEC_DIGEST = "04561a2e1168c5d3e7b40dcd6a761059afc7e1d51c009b2d7279c01db13a830f"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .contents import Content
    from .decoding import decode
    from .errors import EventError
    from .objects.event import Event
    from .operation import send
    from .parsing import parse, parse_content
    from .runtime.violation import Violation
    from .signals.ping import Ping
    from .text import validate_json
    from .validation import validate, validate_batch, validate_content
    from .validators.content import KINDS

__all__ = [
    "KINDS",
    "SPEC_DIGEST",
    "SPEC_VERSION",
    "Content",
    "Event",
    "EventError",
    "Ping",
    "Violation",
    "decode",
    "parse",
    "parse_content",
    "send",
    "validate",
    "validate_batch",
    "validate_content",
    "validate_json",
]

# Each name loads its module on first use, so that a validator does not pay for classes and GraphQL.
_MODULES = {
    "Content": "contents",
    "decode": "decoding",
    "EventError": "errors",
    "Event": "objects.event",
    "send": "operation",
    "parse": "parsing",
    "parse_content": "parsing",
    "Violation": "runtime.violation",
    "Ping": "signals.ping",
    "validate_json": "text",
    "validate": "validation",
    "validate_batch": "validation",
    "validate_content": "validation",
    "KINDS": "validators.content",
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
