"""Values in words, short and safe to print."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LISTED = 12
_SHOWN = 60
_LARGEST_SPELLED_OUT = 10**24


def describe(value: Any) -> str:
    """`value` as an error message says it: `the text "abc"`, `the number 5`, `an array of 3`."""
    if isinstance(value, str):
        return f"the text {quote(value)}"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if -_LARGEST_SPELLED_OUT < value < _LARGEST_SPELLED_OUT:
            return f"the number {int(value)}"
        return "a number of more than 24 digits"
    if isinstance(value, float):
        return f"the number {float(value)!r}"
    return describe_kind(value)


def describe_kind(value: Any) -> str:
    """What sort of value it is, without showing any of it."""
    if value is None:
        return "null"
    for kind, name in (
        (bool, "a boolean"),
        (str, "a text"),
        ((int, float), "a number"),
        (list, "an array"),
        (dict, "an object"),
    ):
        if isinstance(value, kind):
            return name
    return f"a {type(value).__name__}, which JSON does not have"


def quote(text: str) -> str:
    """`text` in double quotes, cut to a line, with nothing in it that a terminal would act on."""
    if type(text) is str and len(text) <= _SHOWN and _is_plain(text):
        return f'"{text}"'
    text = str.__str__(text)
    cut = shown = text[:_SHOWN]
    if not _is_plain(cut):
        shown = "".join(_printable(char) for char in cut)
    return f'"{shown}"' if len(cut) == len(text) else f'"{shown}..." ({len(text)} characters)'


def _is_plain(text: str) -> bool:
    return text.isprintable() and '"' not in text and "\\" not in text


def _printable(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def suggest(name: str, known: frozenset[str]) -> str:
    """`; did you mean "x"?` where one of the known names is near, else nothing."""
    return _suggestion(name, known) if len(name) <= 64 else ""


# The same slip comes with every signal of its sender, and looking for the nearest name takes long.
@lru_cache(maxsize=256)
def _suggestion(name: str, known: frozenset[str]) -> str:
    from difflib import get_close_matches

    by_folded = {candidate.casefold(): candidate for candidate in sorted(known)}
    found = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return f"; did you mean {quote(by_folded[found[0]])}?" if found else ""


@lru_cache(maxsize=256)
def expect_member(name: str) -> str:
    """What is expected of an object that lacks a member."""
    return f"expected the member {quote(name)}, which is missing"


@lru_cache(maxsize=256)
def expect_format(name: str, sample: str) -> str:
    """What is expected of a string that has a format."""
    return f"expected the format {name} (such as {quote(sample)})"


@lru_cache(maxsize=256)
def list_options(values: frozenset[str] | tuple[str, ...]) -> str:
    """`"a"`, `"a" or "b"`, `one of "a", "b", "c"`; of very many, the first few."""
    listed = [quote(value) for value in sorted(values)[:LISTED]]
    if len(values) <= 2:
        return " or ".join(listed)
    more = f" and {len(values) - LISTED} others" if len(values) > LISTED else ""
    return f"one of {', '.join(listed)}{more}"
