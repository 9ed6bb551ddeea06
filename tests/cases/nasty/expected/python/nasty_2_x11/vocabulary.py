"""Bounds of numbers, values of enums, and formats, as the validators use them."""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MIN_INTEGER = -2147483648
MAX_INTEGER = 2147483647
LARGEST = 1.7976931348623157e308
NUMBERS = frozenset({int, float})

ODD = frozenset(
    {
        '"',
        "'",
        '"""',
        "\\",
        "\\\\",
        "\\n",
        "\n",
        "a\nb",
        "\x00",
        "a\x00c",
        "\t",
        "\x7f",
        "",
        " ",
        "  padded  ",
        "\u202eabc",
        "\u2066x\u2069",
        "\u200b",
        "\u2028",
        "\ufeff",
        "🎉",
        "👩‍👩‍👧",
        "é",
        "ß",
        "שלום",
        "ﬁ",
        "*/",
        "/*",
        "#",
        "<!--",
        "-->",
        "]]>",
        "</script>",
        "{{ }}",
        "{% raw %}",
        "{#",
        "${y}",
        "`",
        "```",
        "|",
        "||",
        "$",
        "^",
        "404",
        "-1",
        "1e5",
        "true",
        "null",
        "None",
        "class",
        "mro",
        "name",
        "value",
        "self",
        "__typename",
        "_",
        "on",
        "a sentence as a value, which goes on for a good while so that no line of code has room for it",
    }
)

SINGLE = frozenset({"only"})

# In lower case: ASCII letter case does not matter.
CASE = frozenset({"a.b*", "x|y", "[z]", "$^", "\\", "a-z_9", '"', "\n"})

STR_ENUM = frozenset({"a", "b"})

NUMBERS_ = frozenset({"one", "two"})

# In lower case: ASCII letter case does not matter.
LARGEST_ = frozenset({"one", "two"})

LIST_FORMAT_ = frozenset({"one"})

TRUE = frozenset({"none", "other"})


@cache
def _list_match() -> Callable[[str], object]:
    # On first use: compiling all patterns would take longer than importing the package.
    return re.compile("[\"'`]+").fullmatch


def is_list_(text: str) -> bool:
    """\"\"\""""
    return _list_match()(text) is not None


@cache
def _number_match() -> Callable[[str], object]:
    return re.compile("\\\\\\]\\$\\{\\}\\||\\*/|</script>").fullmatch


def is_number_(text: str) -> bool:
    """Ends in a backslash \\"""
    return _number_match()(text) is not None


@cache
def _text_match() -> Callable[[str], object]:
    return re.compile("\t\n é😀\u2028").fullmatch


def is_text_(text: str) -> bool:
    """{{ format }} \u202e"""
    return _text_match()(text) is not None


@cache
def _array_match() -> Callable[[str], object]:
    return re.compile("(?:x?){2}").fullmatch


def is_array_(text: str) -> bool:
    """Any number of x."""
    return _array_match()(text) is not None


@cache
def _between_match() -> Callable[[str], object]:
    return re.compile("#").fullmatch


def is_between_(text: str) -> bool:
    """One."""
    return _between_match()(text) is not None


LIST_FORMAT = ("list", is_list_, '"')
NUMBER_FORMAT = ("number", is_number_, "\\]${}|")
TEXT_FORMAT = ("text", is_text_, "\t\n é😀\u2028")
ARRAY_FORMAT = ("array", is_array_, "x")
BETWEEN_FORMAT = ("between", is_between_, "#")
