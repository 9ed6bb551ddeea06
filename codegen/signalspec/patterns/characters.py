"""Single characters in a pattern: literals, escapes and classes, as every engine reads them."""

from __future__ import annotations

import re
from functools import lru_cache

from signalspec.patterns.nodes import Chars, PatternError, Ranges, complement, merge

ESCAPABLE = frozenset("^$\\.*+?()[]{}|/")
REFERENCE = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")

_CLASS = re.compile(r"\[(?:[^\]\\]|\\.)*\]", re.DOTALL)
_SET_OPERATORS = frozenset("&-~|")
_ASCII = 0x7F
_PLAIN = 'write the character itself (double quotes in YAML know "\\t", "\\n" and "\\u00e9")'
_AGAIN = "write out once more what is to be there"
_LOOSE = "is a class that engines read differently"
_LETTERS = {
    "d": (_LOOSE, "write `[0-9]`"),
    "D": (_LOOSE, "write `[^0-9]`"),
    "w": (_LOOSE, "write `[A-Za-z0-9_]`"),
    "W": (_LOOSE, "write `[^A-Za-z0-9_]`"),
    "s": (_LOOSE, "write the white space that you mean, such as a plain space"),
    "S": (_LOOSE, "write `[!-~]` for all visible ASCII characters"),
    **dict.fromkeys(
        "pP", ("is a Unicode class, which not every engine has", "write a class of ASCII characters")
    ),
    **dict.fromkeys("bB", ("is a word boundary, which engines see differently", "write what stands there")),
    **dict.fromkeys("AGZz", ("is an anchor", "the pattern describes the whole value: leave it out")),
    **dict.fromkeys("123456789k", ("is a back-reference, which Rust does not have", _AGAIN)),
    **dict.fromkeys("0NUacefnrtuvx", ("is an escape outside the portable subset", _PLAIN)),
}


def literal(text: str, at: int) -> tuple[int, int]:
    """The code point that begins at `at`, plain or escaped, and the place after it.

    Raises PatternError for a lone surrogate and for every escape but those of punctuation marks that
    mean something in patterns.
    """
    character = text[at]
    if character != "\\":
        if "\ud800" <= character <= "\udfff":
            raise PatternError("a lone surrogate is no character", at, "write the whole character")
        return ord(character), at + 1
    escaped = text[at + 1 : at + 2]
    if not escaped:
        raise PatternError("the pattern ends within an escape", at, "write `\\\\` for a backslash")
    if escaped in ESCAPABLE:
        return ord(escaped), at + 2
    if escaped in _LETTERS:
        what, instead = _LETTERS[escaped]
    else:
        what, instead = "is an escape that not every engine knows", f"write `{escaped}` without the backslash"
        if escaped == "-":
            instead += "; in a class, put it at the end"
    raise PatternError(f"`\\{escaped}` {what}", at, instead)


def character_class(text: str, start: int) -> tuple[Chars, int]:
    """The class that opens at `start`, and the place after its bracket.

    Raises PatternError where an engine would read the class differently or not at all.
    """
    match = _CLASS.match(text, start)
    if match is None:
        raise PatternError("this class has no end", start, "close it with `]`, or write `\\[`")
    try:
        return Chars(_ranges(match[0])), match.end()
    except PatternError as error:
        raise PatternError(error.message, error.offset + start, error.help) from None


@lru_cache(maxsize=256)
def _ranges(text: str) -> Ranges:
    """What a class with its brackets stands for."""
    if text.startswith("[:"):
        raise PatternError("`[:` opens a POSIX class to some engines", 0, "put `:` further back")
    negated = text.startswith("[^")
    first = at = 1 + negated
    end = len(text) - 1
    ranges: list[tuple[int, int]] = []
    while at < end:
        if text[at] == "-" and at != first and text[at + 1] not in "]-":
            raise PatternError("`-` stands between two members of a class", at, "put it at the end")
        low, after = _member(text, at)
        high = low
        if text[after] == "-" and text[after + 1] not in "]-":
            high, after = _member(text, after + 1)
            if high < low:
                what = f"the range `{text[at:after]}` is the wrong way round"
                raise PatternError(what, at, "write the lower end first")
        ranges.append((low, high))
        at = after
    if not ranges:
        raise PatternError("this class is empty", 0, "list its members, a `]` among them as `\\]`")
    members = merge(ranges)
    return complement(members) if negated else members


def _member(text: str, at: int) -> tuple[int, int]:
    character = text[at]
    if character in "[^":
        raise PatternError(f"`{character}` in a class needs a backslash", at, f"write `\\{character}`")
    if character in _SET_OPERATORS and text.startswith(character, at + 1):
        instead = f"name `{character}` once{', at the end' if character == '-' else ''}"
        raise PatternError(f"`{character * 2}` in a class is a set operation to some engines", at, instead)
    reference = REFERENCE.match(text, at)
    if reference:
        instead = "write its members here, or the brackets into the piece"
        raise PatternError(f"the piece `{reference[0]}` cannot stand in a class", at, instead)
    code, after = literal(text, at)
    if code > _ASCII:
        instead = f"put it beside the class: `(?:[...]|{chr(code)})`"
        raise PatternError(f"`{chr(code)}` in a class is not ASCII", at, instead)
    return code, after
