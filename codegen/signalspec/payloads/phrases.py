"""Values in the few words of a vector's name."""

from __future__ import annotations

from signalspec.model import Json
from signalspec.quoting import json_text

# Longer ones are told by their length.
_SHOWN = 60


def shown(value: Json) -> str:
    """A value as it stands in a name: texts in single quotes, what is long or has parts described."""
    if isinstance(value, str):
        if not value:
            return "the empty text"
        return f"'{json_text(value)[1:-1]}'" if len(value) <= _SHOWN else f"a text of {len(value)} characters"
    if isinstance(value, list):
        return "an empty array" if not value else "an array"
    if isinstance(value, dict):
        return "an empty object" if not value else "an object"
    if value is None or isinstance(value, bool):
        return str(value).lower() if value is not None else "null"
    text = repr(value)
    if len(text) <= _SHOWN:
        return text
    return f"a {'negative ' if value < 0 else ''}number of {len(text.lstrip('-'))} digits"


def listed(words: list[str]) -> str:
    """`a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
