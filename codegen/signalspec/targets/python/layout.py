"""Python text: literals, docstrings and imports that keep to the line length."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache

from signalspec.hidden import HIDDEN

WIDTH = 110
_PIECE = 80
# How many texts are remembered: the same names and meanings come again in module after module.
_REMEMBERED = 1 << 13

# A quotation mark at the end that no backslash escapes.
_OPEN_QUOTE = re.compile(r'(?<!\\)(?:\\\\)*"\Z')


@lru_cache(_REMEMBERED)
def literal(text: str) -> str:
    """`text` as a Python string literal, in the quotes that need fewer escapes; nothing in it is hidden."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    escaped = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
    return f"{quote}{HIDDEN.sub(_escape, escaped)}{quote}"


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char)
    code = ord(char)
    return short or (
        f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    )


def number_literal(value: float) -> str:
    """A number as formatters write it: `1e22`, not `1e+22`."""
    return repr(value).replace("e+", "e")


def value_literal(value: str | bool | int | float) -> str:
    return literal(value) if isinstance(value, str) else number_literal(value)


def flat(text: str) -> str:
    """`text` on one line, with what is hidden spelled out."""
    return HIDDEN.sub(_escape, " ".join(text.split()))


def prose(text: str) -> str:
    """`text` on one line, safe inside a docstring or a comment."""
    flat = " ".join(text.split())
    return HIDDEN.sub(_escape, flat.replace("\\", "\\\\")).replace('"""', '\\"\\"\\"')


def docstring(paragraphs: Sequence[str], indent: int) -> str:
    """A docstring of wrapped paragraphs; the first line starts after `indent` spaces given outside."""
    return _docstring(tuple(paragraphs), indent)


@lru_cache(_REMEMBERED)
def _docstring(paragraphs: tuple[str, ...], indent: int) -> str:
    width, pad = WIDTH - indent, " " * indent
    said = [paragraph for paragraph in paragraphs if paragraph.strip()]
    wrapped = [_wrap(paragraph, width - (6 if len(paragraphs) == 1 else 3)) for paragraph in said]
    body = "\n\n".join(wrapped)
    if _OPEN_QUOTE.search(body):
        body = body[:-1] + '\\"'
    opening = '""" ' if body.startswith('"') else '"""'
    lines = f"{opening}{body}".split("\n")
    one_line = len(lines) == 1 and indent + len(lines[0]) + 3 <= WIDTH
    text = "\n".join([lines[0], *(pad + line if line else "" for line in lines[1:])])
    return f'{text}"""' if one_line else f'{text}\n{pad}"""'


def _wrap(paragraph: str, width: int) -> str:
    text = prose(paragraph)
    if len(text) <= width:
        return text
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def text_lines(text: str, indent: int) -> list[str]:
    """A string literal as the lines of several where it is too long for one; it breaks at spaces."""
    pad, quote = " " * indent, text[0]
    lines: list[str] = []
    line = ""
    for word in re.findall(r"[^ ]* ?", text[1:-1]):
        if line and indent + len(line) + len(word) + 2 > WIDTH:
            lines.append(pad + _requoted(line, quote))
            line = ""
        line += word
    return [*lines, pad + _requoted(line, quote)]


def _requoted(part: str, quote: str) -> str:
    """A part of a literal, in double quotes where these are not in it."""
    if quote == "'" and '"' not in part:
        part, quote = part.replace("\\'", "'"), '"'
    return f"{quote}{part}{quote}"


def text_pieces(text: str) -> list[str]:
    """A long text without spaces, such as a pattern, as literals of a length that lines have room for."""
    return [literal(text[start : start + _PIECE]) for start in range(0, max(len(text), 1), _PIECE)]


def assignment(name: str, text: str, indent: int) -> str:
    """`name = text` for a string literal, below in parentheses where it is too long."""
    if indent + len(name) + 3 + len(text) <= WIDTH:
        return f"{name} = {text}"
    return "\n".join([f"{name} = (", *text_lines(text, indent + 4), f"{' ' * indent})"])


def union(name: str, classes: Sequence[str]) -> str:
    """`name = A | B`, a class a line where it is too long."""
    line = f"{name} = {' | '.join(classes)}"
    if len(line) <= WIDTH:
        return line
    return f"{name} = (\n    " + "\n    | ".join(classes) + "\n)"


def string_set(literals: Sequence[str], indent: int) -> str:
    """`frozenset({...})` on one line where it fits, else an element a line."""
    flat_set = f"frozenset({{{', '.join(literals)}}})"
    if indent + len(flat_set) <= WIDTH - 30:
        return flat_set
    pad = " " * indent
    lines = "".join(f"{_element(item, indent + 8)},\n" for item in literals)
    return f"frozenset(\n{pad}    {{\n{lines}{pad}    }}\n{pad})"


def _element(item: str, indent: int) -> str:
    pad = " " * indent
    lines = text_lines(item, indent)
    if len(lines) == 1 or indent + len(item) < WIDTH:
        return pad + item
    return "\n".join([f"{pad}(", *text_lines(item, indent + 4), f"{pad})"])


def from_import(module: str, names: Iterable[str], indent: int = 0) -> str:
    """An import statement, a name a line where it would be too long, names in the order of linters."""
    ordered = sorted(names, key=import_order)
    line = f"from {module} import {', '.join(ordered)}"
    if indent + len(line) <= WIDTH:
        return line
    pad = " " * indent
    return f"from {module} import (\n" + "".join(f"{pad}    {name},\n" for name in ordered) + f"{pad})"


def import_order(name: str) -> tuple[int, list[tuple[str, int]]]:
    """Constants, then classes, then the rest, numbers in them by their value: the order of linters."""
    plain = name.partition(" ")[0]
    kind = 0 if len(plain) > 1 and plain.isupper() else 1 if plain[:1].isupper() else 2
    return kind, natural_order(plain)


def natural_order(name: str) -> list[tuple[str, int]]:
    """Sorts `depth9` before `depth10`."""
    return [(letters, int(digits or 0)) for letters, digits in re.findall(r"([^0-9]*)([0-9]*)", name.lower())]


def tuple_lines(items: Sequence[str]) -> str:
    """A tuple of a module, an element a line where there are several."""
    if len(items) == 1 and len(items[0]) < WIDTH // 2:
        return f"({items[0]},)"
    return "(\n" + "".join(f"    {item},\n" for item in items) + ")" if items else "()"
