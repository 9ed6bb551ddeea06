"""Texts of samples with a number in them: `{signal}`, `{session}`, or `{signal:5}` for its last digits."""

from __future__ import annotations

import re

from signalspec.model import Json

_PLACE = re.compile(r"\{(signal|session)(?::([1-9]))?\}")


def has_number(value: Json) -> bool:
    """Whether any text in the value has a place for a number."""
    if isinstance(value, list):
        return any(map(has_number, value))
    if isinstance(value, dict):
        return any(map(has_number, value.values()))
    return isinstance(value, str) and _PLACE.search(value) is not None


def numbered(value: Json, signal: int, session: int) -> Json:
    """A copy of the value with the numbers of this signal and of its session in their places."""
    if isinstance(value, str):
        return _PLACE.sub(lambda place: _digits(place, signal, session), value)
    if isinstance(value, list):
        return [numbered(item, signal, session) for item in value]
    if isinstance(value, dict):
        return {name: numbered(member, signal, session) for name, member in value.items()}
    return value


def _digits(place: re.Match[str], signal: int, session: int) -> str:
    digits = str(signal if place[1] == "signal" else session)
    width = int(place[2] or 0)
    return digits.zfill(width)[-width:]
