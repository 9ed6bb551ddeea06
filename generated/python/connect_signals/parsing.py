"""Data -> objects, checked.

What keeps the rules is read in one go. Whatever is odd or wrong is judged by the validators, so there is one
verdict.
"""

from __future__ import annotations

from .errors import SignalError
from .objects.signal import Signal
from .readers.content import read as read_content
from .readers.signal import read as read_signal
from .signals.content import content_from_valid
from .validation import validate, validate_content

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from .contents import Content


def parse(signal: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Signal:
    """The object for one signal. Raises SignalError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    if unknown == "reject":
        try:
            return read_signal(signal)
        except Exception:
            pass
    violations = validate(signal, unknown=unknown)
    if violations:
        raise SignalError(violations)
    return Signal.from_valid(signal)


def parse_content(content: Any, *, unknown: Literal["reject", "ignore"] = "reject") -> Content:
    """The object for one content, of the class of its type. Raises SignalError with every violation.

    With `unknown="ignore"`, unknown members are dropped.
    """
    if unknown == "reject":
        try:
            return read_content(content)
        except Exception:
            pass
    violations = validate_content(content, unknown=unknown)
    if violations:
        raise SignalError(violations)
    return content_from_valid(content)
