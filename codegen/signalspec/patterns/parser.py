"""Reads a pattern: a recursive descent through the part of regular expressions that all engines share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from signalspec.patterns.characters import REFERENCE, character_class, literal
from signalspec.patterns.nodes import Alternation, Chars, Concat, Node, PatternError, Repeat

MAX_LENGTH = 20_000
MAX_DEPTH = 50
MAX_COUNT = 1_000
# Rust compiles a class of Unicode characters that often within its default limit on memory.
MAX_SIZE = 5_000

Shape = Literal["atom", "sequence", "alternation"]

_BOUNDS = re.compile(r"\{([0-9]+)(,?)([0-9]*)\}")
_STAND_IN = Chars(((0x61, 0x61),))
_EXACT = "write the character as `\\{}`"
_NOTHING = "there is nothing here for the quantifier to repeat"
_WHOLE = "the pattern describes the whole value: leave it out, or write `\\{}`"
_BARE = {
    ".": (
        "engines read `.` differently",
        "write a class, such as `[^,]` or `[ -~]`, or `\\.` for a full stop",
    ),
    "^": ("`^` is an anchor", _WHOLE.format("^")),
    "$": ("`$` is an anchor", _WHOLE.format("$")),
    "*": (_NOTHING, _EXACT.format("*")),
    "+": (_NOTHING, _EXACT.format("+")),
    "?": (_NOTHING, _EXACT.format("?")),
    ")": ("this `)` closes no group", _EXACT.format(")")),
    "]": ("this `]` closes no class", _EXACT.format("]")),
    "}": ("this `}` closes no quantifier", _EXACT.format("}")),
}
_QUANTIFIERS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_TWICE = ("a quantifier cannot follow another", "put a group around: `(?:...)`")
_SECOND = {
    "?": ("a lazy quantifier changes nothing for a whole value", "leave the `?` out"),
    "+": (
        "not every engine has possessive quantifiers",
        "leave the `+` out, or put a group around: `(?:...)`",
    ),
    "*": _TWICE,
    "{": _TWICE,
}
_LOOK = "look-around has no equivalent in Rust"
_NAMED = "a named group captures, which a pattern has no use for"
_GROUPS: tuple[tuple[str, str, str], ...] = (
    ("(?=", _LOOK, "describe the value itself"),
    ("(?!", _LOOK, "describe what the value may be"),
    ("(?<=", _LOOK, "describe the value itself"),
    ("(?<!", _LOOK, "describe what the value may be"),
    ("(?P", _NAMED, "write `(?:...)`"),
    ("(?<", _NAMED, "write `(?:...)`"),
    ("(?>", "an atomic group has no equivalent in ECMAScript", "write `(?:...)`"),
    ("(?#", "a comment is not part of the portable subset", "write it into `doc` or as a YAML comment"),
    ("(?", "flags are not part of the portable subset", "write the pattern so that it needs none"),
    ("(", "a capturing group is not part of the portable subset", "write `(?:...)`"),
)


class Reference(NamedTuple):
    """A `{name}` in a pattern, from `start` to `end`, and whether a quantifier follows it."""

    name: str
    start: int
    end: int
    quantified: bool


class Outline(NamedTuple):
    """What a pattern text is made of. References stand in `node` as if they were single letters.

    An `atom` can take a quantifier as it stands; a `sequence` only in a group.
    """

    node: Node
    shape: Shape
    references: tuple[Reference, ...]


def parse(pattern: str) -> Node:
    """The syntax tree of a pattern without references.

    Raises PatternError for all that Python, ECMAScript (with the `u` flag) and Rust do not read alike,
    and for patterns too large for one of them.
    """
    read = outline(pattern)
    if read.references:
        name, start, *_ = read.references[0]
        raise PatternError(f"`{{{name}}}` is a piece that was not filled in", start, _EXACT.format("{"))
    return read.node


@lru_cache(maxsize=256)
def outline(pattern: str) -> Outline:
    """Reads a pattern in which `{name}` may stand for a piece; raises PatternError as `parse` does."""
    return _Parser(pattern).outline()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._references: list[Reference] = []

    def outline(self) -> Outline:
        if not self._text:
            raise self._error("the pattern is empty", "describe the value from end to end")
        if len(self._text) > MAX_LENGTH:
            raise self._error(f"the pattern has more than {MAX_LENGTH} characters", "make it simpler")
        node, size, shape = self._alternation()
        self._check_size(size, 0)
        return Outline(node, shape, tuple(self._references))

    def _alternation(self) -> tuple[Node, int, Shape]:
        node, size, shape = self._sequence()
        if self._peek() != "|":
            return node, size, shape
        branches = [node]
        while self._peek() == "|":
            self._at += 1
            node, more, _ = self._sequence()
            branches.append(node)
            size += more
        return Alternation(tuple(branches)), size, "alternation"

    def _sequence(self) -> tuple[Node, int, Shape]:
        parts: list[Node] = []
        size = 0
        shape: Shape = "atom"
        ends = ("", "|", ")") if self._depth else ("", "|")
        while self._peek() not in ends:
            node, more = self._atom()
            repeated = self._quantified(node, more)
            if repeated is not None:
                (node, more), shape = repeated, "sequence"
            parts.append(node)
            size += more
        if not parts:
            instead = "write `(?:...)?` for what may be absent, `\\|` for the character"
            raise self._error("there is nothing in this alternative or group", instead)
        if len(parts) == 1:
            return parts[0], size, shape
        return Concat(tuple(parts)), size, "sequence"

    def _atom(self) -> tuple[Node, int]:
        character = self._peek()
        if character == "(":
            return self._group()
        if character == "[":
            node, self._at = character_class(self._text, self._at)
            return node, 1
        if character == "{":
            return self._reference(), 1
        if character in _BARE:
            raise self._error(*_BARE[character])
        code, self._at = literal(self._text, self._at)
        return Chars(((code, code),)), 1

    def _group(self) -> tuple[Node, int]:
        start = self._at
        if not self._text.startswith("(?:", start):
            why = next(why for why in _GROUPS if self._text.startswith(why[0], start))
            raise self._error(why[1], why[2])
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(f"groups are nested more than {MAX_DEPTH} deep", "make the pattern simpler")
        self._at += 3
        node, size, _ = self._alternation()
        if self._peek() != ")":
            raise self._error("this group has no end", "close it with `)`", start)
        self._at += 1
        self._depth -= 1
        return node, size

    def _reference(self) -> Node:
        start = self._at
        match = REFERENCE.match(self._text, start)
        if match is None:
            self._bounds()
            raise self._error(_NOTHING, _EXACT.format("{"), start)
        self._at = match.end()
        self._references.append(Reference(match[1], start, self._at, self._at_quantifier()))
        return _STAND_IN

    def _at_quantifier(self) -> bool:
        character = self._peek()
        if character == "{":
            return REFERENCE.match(self._text, self._at) is None
        return character in ("*", "+", "?")

    def _quantified(self, node: Node, size: int) -> tuple[Node, int] | None:
        """The node under the quantifier that comes next, and its size; None where there is none."""
        if not self._at_quantifier():
            return None
        start = self._at
        character = self._peek()
        if character == "{":
            minimum, maximum = self._bounds()
        else:
            minimum, maximum = _QUANTIFIERS[character]
            self._at += 1
        if self._at_quantifier():
            raise self._error(*_SECOND[self._peek()])
        size *= max(minimum, 1) if maximum is None else maximum
        self._check_size(size, start)
        return Repeat(node, minimum, maximum), size

    def _bounds(self) -> tuple[int, int | None]:
        match = _BOUNDS.match(self._text, self._at)
        if match is None:
            if self._text.startswith("{,", self._at):
                raise self._error("a quantifier needs its lower bound", "write `{0,` for none")
            raise self._error("this `{` opens no quantifier", _EXACT.format("{"))
        lower, comma, upper = match.groups()
        too_long = max(len(lower), len(upper)) > len(str(MAX_COUNT))
        if too_long or max(int(lower), int(upper or 0)) > MAX_COUNT:
            raise self._error(f"a quantifier counts to {MAX_COUNT} at most", "use a smaller bound")
        minimum = int(lower)
        maximum = None if comma and not upper else int(upper or lower)
        if maximum is not None and maximum < minimum:
            raise self._error("the bounds are the wrong way round", f"write `{{{maximum},{minimum}}}`")
        if maximum == 0:
            raise self._error("what is repeated 0 times is never there", "leave it out")
        self._at = match.end()
        return minimum, maximum

    def _check_size(self, size: int, offset: int) -> None:
        if size > MAX_SIZE:
            message = f"with all repeats written out, the pattern has more than {MAX_SIZE} characters"
            raise self._error(message, "use smaller bounds", offset)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _error(self, message: str, instead: str, at: int | None = None) -> PatternError:
        return PatternError(message, self._at if at is None else at, instead)
