"""Text as Markdown: the one place where what a spec says is escaped.

Everything that a page prints is of the type `Markdown`, and only this module makes such values, so the type
checker sees to it that nothing reaches a page unescaped. What comes out is fit for table cells, too: on one
line, without a bare `|`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NewType

from signalspec.hidden import HIDDEN
from signalspec.quoting import code_point, is_clear, json_text

Markdown = NewType("Markdown", str)

NOTHING = Markdown("")

# The same meanings and names come again on page after page.
_REMEMBERED = 4096

_SPECIAL = re.compile(
    r"[\\`*\[\]<>~{$|]|&(?=[#A-Za-z])|:(?=//)|(?<=[Ww]{3})\.|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"
)
_NUMBER_START = re.compile(r"[0-9]{1,9}(?=[.)])")
_ADDRESS = re.compile(r"://|.@.|www\.", re.IGNORECASE)
_AROUND_ADDRESS = ".,:;!?()[]'\"’”“‘"
_WORD = re.compile(r"[A-Za-z0-9_.-]+")
_FIELD_NAME = re.compile(r"`([A-Za-z][A-Za-z0-9_]*)`")
_NOT_IN_SLUGS = re.compile(r"[^\w\- ]")


@lru_cache(_REMEMBERED)
def text(value: str) -> Markdown:
    """`value` as running text on one line, read as it is written; addresses become code, not links."""
    return _whole_line(_inline(value))


@lru_cache(_REMEMBERED)
def statement(value: str) -> Markdown:
    """A sentence of ours, in which field names stand between backticks; the rest may be a spec's words."""
    parts = _FIELD_NAME.split(value)
    parts[::2] = map(_inline, parts[::2])
    parts[1::2] = (f"`{name}`" for name in parts[1::2])
    return _whole_line("".join(parts))


def _inline(value: str) -> str:
    shown = visible(value)
    if not _ADDRESS.search(shown):
        return _escape(shown)
    return "".join(_escape(part) if part.isspace() else _word(part) for part in re.split(r"(\s+)", shown))


def _word(word: str) -> str:
    """A word without spaces. GitHub makes links of addresses in text, whatever escapes stand in them."""
    address = word.strip(_AROUND_ADDRESS)
    if not _ADDRESS.search(address) or set(address) & set("`|"):
        return _escape(word)
    before, _, after = word.partition(address)
    return f"{_escape(before)}`{address}`{_escape(after)}"


def _escape(part: str) -> str:
    return _SPECIAL.sub(lambda match: "&#124;" if match.group() == "|" else "\\" + match.group(), part)


def _whole_line(part: str) -> Markdown:
    """`part` on one line, with a mark that would begin or end a block escaped."""
    line = " ".join(part.split())
    if line[:1] in ("#", "+", "-", "="):
        line = "\\" + line
    elif number := _NUMBER_START.match(line):
        line = f"{number.group()}\\{line[number.end() :]}"
    return Markdown(line[:-1] + "\\#" if line.endswith((" #", "##")) else line)


def paragraphs(value: str) -> list[Markdown]:
    """`value` as running text, a paragraph for each stretch between empty lines."""
    return [text(part) for part in re.split(r"\n\s*\n", value) if part.strip()]


@lru_cache(_REMEMBERED)
def code(value: str) -> Markdown:
    """`value` as code: itself where that is unmistakable, else as a JSON string."""
    if _WORD.fullmatch(value):
        return Markdown(f"`{value}`")
    plain = value and value.strip() == value and is_clear(value)
    shown = value if plain else json_text(value)
    # Renderers disagree on backslashes before a pipe in a table cell's code.
    return text(shown) if "|" in shown else _span(shown)


def sample(value: str) -> Markdown:
    """`value` as a JSON string, which shows its spaces; not for table cells."""
    return _span(json_text(value))


def _span(shown: str) -> Markdown:
    fence = "`" * (_longest_run(shown) + 1)
    pad = " " if shown[0] == "`" or shown[-1] == "`" else ""
    return Markdown(f"{fence}{pad}{shown}{pad}{fence}")


def _longest_run(shown: str) -> int:
    """How many backticks stand side by side in it."""
    return max(map(len, re.findall("`+", shown))) if "`" in shown else 0


def fenced(source: str, language: str) -> Markdown:
    """A block of code, fenced with more backticks than stand in it."""
    fence = "`" * max(3, _longest_run(source) + 1)
    return Markdown(f"{fence}{language}\n{source}\n{fence}")


def link(label: Markdown, address: str) -> Markdown:
    """A link to a page of ours; `address` is made of names, so nothing in it needs escaping."""
    return Markdown(f"[{label}]({address})")


def words(value: str) -> Markdown:
    """Words of ours, which are Markdown as they stand."""
    return Markdown(value)


def join(parts: Iterable[Markdown], separator: str = ", ") -> Markdown:
    """The parts that are not empty, one after the other."""
    return Markdown(separator.join(filter(None, parts)))


def sentence(part: Markdown) -> Markdown:
    """`part` with a full stop."""
    return Markdown(f"{part}.")


def emphasis(value: Markdown) -> Markdown:
    return Markdown(f"*{value}*")


def strong(value: Markdown) -> Markdown:
    return Markdown(f"**{value}**")


def slug(heading: str) -> str:
    """The anchor that GitHub gives to a heading with this text."""
    return _NOT_IN_SLUGS.sub("", heading.strip().lower()).replace(" ", "-")


def anchors(headings: Iterable[str]) -> list[str]:
    """The anchor of each heading of a page, in their order; repeated ones are numbered."""
    seen: dict[str, int] = {}
    found = []
    for heading in headings:
        plain = slug(heading)
        number = seen.get(plain, -1) + 1
        seen[plain] = number
        found.append(f"{plain}-{number}" if number else plain)
    return found


def visible(value: str) -> str:
    """`value` with what is hidden and does not separate words written as an escape, such as `\\u202e`."""
    if is_clear(value):
        return value
    return HIDDEN.sub(lambda match: match[0] if match[0].isspace() else code_point(match[0]), value)
