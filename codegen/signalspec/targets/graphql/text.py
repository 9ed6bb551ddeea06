"""Text as GraphQL strings that give it back exactly, whatever is in it."""

from __future__ import annotations

import json
import re

from signalspec.hidden import HIDDEN, has_hidden

WIDTH = 100

_LETTER = re.compile("[A-Za-z]")


def description(text: str, margin: int = 0) -> str:
    """`text` as the description of something that stands `margin` spaces in.

    A block string where that gives the text back to the letter and shows all of it, else a quoted
    one: after parsing, the description equals `text` in either case. `text` is valid Unicode.
    """
    if not _reads_back_from_block(text):
        return string(text)
    escaped = text.replace('"""', '\\"""')
    flat = "\n" not in text and text[-1] not in '"\\'
    if flat and len(escaped) + margin + 6 <= WIDTH:
        return f'"""{escaped}"""'
    pad = " " * margin
    lines = [pad + line if line else "" for line in escaped.split("\n")]
    return "\n".join(['"""', *lines, pad + '"""'])


def string(text: str) -> str:
    """`text`, valid Unicode, as a quoted string on one line."""
    return HIDDEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def wrap(text: str, margin: int = 0) -> str:
    """A long line broken into several; text that has line breaks of its own stays as it is.

    Breaks only before a letter: in Markdown, which descriptions are, other signs at the start of a
    line can begin something.
    """
    width = WIDTH - margin
    if len(text) <= width or "\n" in text:
        return text
    first, *words = text.split(" ")
    lines = [first]
    for word in words:
        line = lines[-1]
        breaks = len(line) + 1 + len(word) > width and _LETTER.match(word) and line[-1:] not in ("", " ")
        if breaks:
            lines.append(word)
        else:
            lines[-1] = f"{line} {word}"
    return "\n".join(lines)


def _reads_back_from_block(text: str) -> bool:
    """Whether GraphQL's own treatment of block strings (line ends, indentation, empty lines) keeps it."""
    return (
        bool(text)
        and not has_hidden(text.replace("\n", ""))
        and text == text.strip(" \n")
        and " \n" not in text
    )


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
