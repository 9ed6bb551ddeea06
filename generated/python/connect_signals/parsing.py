"""Data -> objects, checked."""

from __future__ import annotations

from .contents import content_from_valid
from .errors import SignalError
from .objects.signal import Signal
from .validation import validate, validate_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .contents import Content


def parse(signal: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Signal:
    """The object for one signal. Raises SignalError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    violations = validate(signal, unknown=unknown)
    if violations:
        raise SignalError(violations)
    return Signal.from_valid(signal)


def parse_content(content: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Content:
    """The object for one content, of the class of its type. Raises SignalError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    violations = validate_content(content, unknown=unknown)
    if violations:
        raise SignalError(violations)
    return content_from_valid(content)


def decode(data: bytes | str, *, unknown: Literal["reject", "ignore"] = "reject") -> Signal:
    """The object for one signal as JSON text (UTF-8). Raises SignalError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    from .runtime.json_text import load
    from .text import accepted_value, validate_json

    signal = accepted_value(data)
    if signal is None:
        violations = validate_json(data, unknown=unknown)
        if violations:
            raise SignalError(violations)
        signal = load(data)
    return Signal.from_valid(signal)
