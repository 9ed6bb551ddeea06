"""Bounds of numbers, values of enums, and formats, as the validators use them."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MIN_INTEGER = -2147483648
MAX_INTEGER = 2147483647
LARGEST = 1.7976931348623157e308
LOWEST = -LARGEST
NUMBERS = frozenset({int, float})

ODD_ = frozenset(
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


# Patterns are compiled on first use: all of them would take longer than importing the package.
_list_match: Callable[[str], object] | None = None


def is_list_(text: str) -> bool:
    """\"\"\""""
    return (_list_match or _list_match_compiled())(text) is not None


def _list_match_compiled() -> Callable[[str], object]:
    global _list_match
    _list_match = re.compile("[\"'`]+").fullmatch
    return _list_match


_number_match: Callable[[str], object] | None = None


def is_number_(text: str) -> bool:
    """Ends in a backslash \\"""
    return (_number_match or _number_match_compiled())(text) is not None


def _number_match_compiled() -> Callable[[str], object]:
    global _number_match
    _number_match = re.compile("\\\\\\]\\$\\{\\}\\||\\*/|</script>").fullmatch
    return _number_match


_text_match: Callable[[str], object] | None = None


def is_text_(text: str) -> bool:
    """{{ format }} \u202e"""
    return (_text_match or _text_match_compiled())(text) is not None


def _text_match_compiled() -> Callable[[str], object]:
    global _text_match
    _text_match = re.compile("\t\n é😀\u2028").fullmatch
    return _text_match


_array_match: Callable[[str], object] | None = None


def is_array_(text: str) -> bool:
    """Any number of x."""
    return (_array_match or _array_match_compiled())(text) is not None


def _array_match_compiled() -> Callable[[str], object]:
    global _array_match
    _array_match = re.compile("(?:x?){2}").fullmatch
    return _array_match


_between_match: Callable[[str], object] | None = None


def is_between_(text: str) -> bool:
    """One."""
    return (_between_match or _between_match_compiled())(text) is not None


def _between_match_compiled() -> Callable[[str], object]:
    global _between_match
    _between_match = re.compile("#").fullmatch
    return _between_match


LIST_FORMAT = ("list", is_list_, '"')
NUMBER_FORMAT = ("number", is_number_, "\\]${}|")
TEXT_FORMAT = ("text", is_text_, "\t\n é😀\u2028")
ARRAY_FORMAT = ("array", is_array_, "x")
BETWEEN_FORMAT = ("between", is_between_, "#")
