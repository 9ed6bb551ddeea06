"""Text from payloads and specs, made safe to show: nothing in it can act on what displays it."""

from __future__ import annotations

import re

# What a terminal or a viewer acts on or hides: C0 and C1 controls, marks that turn the direction of
# text, zero-width and tag characters, line separators, lone surrogates, what is not in XML.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str) -> str:
    """`text` with every character that could act or hide written as an escape."""
    return _UNSAFE.sub(_escaped, text) if _UNSAFE.search(text) else text


def _escaped(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    if code <= 0xFF:
        return _NAMED.get(char, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def shortened(text: str, limit: int) -> str:
    """`text`, cut to `limit` characters with a mark where something is left out."""
    return text if len(text) <= limit else text[: limit - 3] + "..."
