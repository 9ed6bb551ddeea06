"""Closed lists of text."""

from __future__ import annotations

from enum import StrEnum


class Odd(StrEnum):
    """Values that are hard to write \"\"\" \\

    Note: */ \"\"\"
    """

    U0022 = '"'
    """A quote"""
    U0027 = "'"
    """An apostrophe '"""
    U0022_U0022_U0022 = '"""'
    """\"\"\""""
    U005C = "\\"
    """Ends with \\"""
    U005C_U005C = "\\\\"
    """Two \\\\"""
    N = "\\n"
    """A backslash and an n"""
    U000A = "\n"
    """A line end"""
    A_B = "a\nb"
    """Two lines"""
    U0000 = "\x00"
    """NUL"""
    A_C = "a\x00c"
    """NUL inside"""
    U0009 = "\t"
    """Tab"""
    U007F = "\x7f"
    """Delete"""
    EMPTY = ""
    """Empty text"""
    U0020 = " "
    """Blank"""
    PADDED = "  padded  "
    """padded"""
    ABC = "\u202eabc"
    """Right to left \u202e"""
    X = "\u2066x\u2069"
    """Isolated"""
    U200B = "\u200b"
    """Zero width space"""
    U2028 = "\u2028"
    """Line separator"""
    UFEFF = "\ufeff"
    """Byte order mark"""
    U1F389 = "🎉"
    """🎉"""
    U1F469_U1F469_U1F467 = "👩‍👩‍👧"
    """Joined"""
    E = "é"
    """Composed"""
    U00DF = "ß"
    """Sharp s"""
    U05E9_U05DC_U05D5_U05DD = "שלום"
    """Hebrew"""
    FI = "ﬁ"
    """A ligature"""
    U002A_U002F = "*/"
    """Closes a comment"""
    U002F_U002A = "/*"
    """Opens one"""
    U0023 = "#"
    """A hash"""
    U003C_U0021_U002D_U002D = "<!--"
    """Opens a comment"""
    U002D_U002D_U003E = "-->"
    """Closes it"""
    U005D_U005D_U003E = "]]>"
    """CDATA"""
    SCRIPT = "</script>"
    """A tag"""
    U007B_U007B_U0020_U007D_U007D = "{{ }}"
    """Template"""
    RAW = "{% raw %}"
    """Raw"""
    U007B_U0023 = "{#"
    """Comment"""
    Y = "${y}"
    """Shell"""
    U0060 = "`"
    """Backquote"""
    U0060_U0060_U0060 = "```"
    """Fence"""
    U007C = "|"
    """Pipe"""
    U007C_U007C = "||"
    """Pipes"""
    U0024 = "$"
    """Dollar"""
    U005E = "^"
    """Caret"""
    VALUE_404 = "404"
    """A number"""
    VALUE_1 = "-1"
    """Another one"""
    VALUE_1E5 = "1e5"
    """And another one"""
    TRUE = "true"
    """Yes"""
    NULL = "null"
    """Nothing"""
    NONE = "None"
    """None"""
    CLASS = "class"
    """Keyword"""
    VALUE_MRO = "mro"
    """Of enums"""
    VALUE_NAME = "name"
    """Of enums"""
    VALUE_VALUE = "value"
    """Of enums"""
    SELF = "self"
    """Self"""
    TYPENAME = "__typename"
    """GraphQL's own"""
    U005F = "_"
    """Underscore"""
    ON = "on"
    """GraphQL keyword"""
    A_SENTENCE_AS_A_VALUE_WHICH_GOES_ON_FOR_A_GOOD_WHILE_SO_THAT_NO_LINE_OF_CODE_HAS_ROOM_FOR_IT = (
        "a sentence as a value, which goes on for a good while so that no line of code has room for it"
    )
    """Long."""


class Single(StrEnum):
    """One value."""

    ONLY = "only"
    """Only one, and its description has so many words that it must be wrapped onto a second line, at
    least.
    """


class Case(StrEnum):
    """In any case."""

    A_B = "a.b*"
    """Dots."""
    X_Y = "X|Y"
    """Pipe."""
    Z = "[z]"
    """Class."""
    U0024_U005E = "$^"
    """Anchors."""
    U005C = "\\"
    """Backslash."""
    A_Z_9 = "a-Z_9"
    """Mixed."""
    U0022 = '"'
    """Quote."""
    U000A = "\n"
    """Line end."""

    @classmethod
    def _missing_(cls, value: object) -> Case | None:
        if isinstance(value, str) and value.isascii():
            for member in cls:
                if member.value.lower() == value.lower():
                    return member
        return None


class StrEnum_(StrEnum):
    """A name that the module uses."""

    A = "a"
    """A"""
    B = "b"
    """B"""


class Numbers(StrEnum):
    """A name that the module uses."""

    ONE = "one"
    """One"""
    TWO = "two"
    """Two"""


class Largest(StrEnum):
    """A name that the module uses."""

    ONE = "one"
    """One"""
    TWO = "two"
    """Two"""

    @classmethod
    def _missing_(cls, value: object) -> Largest | None:
        if isinstance(value, str) and value.isascii():
            for member in cls:
                if member.value.lower() == value.lower():
                    return member
        return None


class ListFormat(StrEnum):
    """A name that the module uses."""

    ONE = "one"
    """One"""


class True_(StrEnum):
    """A keyword."""

    NONE = "none"
    """None"""
    OTHER = "other"
    """Other"""
