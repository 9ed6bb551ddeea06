"""Texts as literals, with every hidden character escaped."""

from __future__ import annotations

import re

from signalspec.hidden import HIDDEN
from signalspec.model import Json
from signalspec.templating import to_json

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def json_text(value: Json) -> str:
    """What `to_json` gives, sooner for the texts that a spec is full of."""
    if isinstance(value, str) and '"' not in value and "\\" not in value and is_clear(value):
        return f'"{value}"'
    return to_json(value)


def is_clear(value: str) -> bool:
    """Whether nothing in `value` is hidden; most texts are plain ASCII, which is soon told."""
    return (value.isascii() and value.isprintable()) or not HIDDEN.search(value)


def python_text(value: str) -> str:
    """`value` as a Python literal in double quotes."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{HIDDEN.sub(_escape, escaped)}"'


def _escape(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or code_point(match[0])


def code_point(char: str) -> str:
    """The escape of a character by its number, such as `\\u202e`."""
    number = ord(char)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
