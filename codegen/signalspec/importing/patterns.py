"""Patterns of JSON Schema in the portable subset: of a whole text, in the words that all engines share."""

from __future__ import annotations

import re

from signalspec.load.slowness import slowness
from signalspec.patterns import PatternError, parse, sample
from signalspec.patterns.characters import ESCAPABLE
from signalspec.patterns.parser import outline

# Any character at all: an unanchored pattern may stand between any others.
ANYTHING = "(?:[^a]|a)*"
_SPACES = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_"}
_QUANTIFIER = re.compile(r"\{[0-9]+(?:,[0-9]*)?\}")
_NAMED_GROUP = re.compile(r"\(\?<[A-Za-z_][A-Za-z0-9_]*>")
NO_LINE_END = "[^\n\r]"


def portable(pattern: str) -> str:
    """A portable pattern that describes the texts that the given one finds something in.

    Raises ValueError, with a few words, where there is none.
    """
    begins = pattern.startswith("^")
    ends = pattern.endswith("$") and not _escaped(pattern, len(pattern) - 1)
    inner = pattern[begins : len(pattern) - ends or None] if ends else pattern[begins:]
    if not ends and inner.endswith((".*", ".+")) and not _escaped(inner, len(inner) - 2):
        # Beside anything at all, one is as good as many.
        inner = inner[:-2] if inner.endswith("*") else inner[:-1]
    if not begins and inner.startswith((".*", ".+")) and inner[2:3] != "?":
        inner = inner[2:] if inner[1] == "*" else f".{inner[2:]}"
    found = _Translation(inner).text() if inner else ""
    try:
        if found and outline(found).shape == "alternation":
            if begins or ends:
                raise ValueError("an anchor of one alternative only")
            found = f"(?:{found})"
        whole = ("" if begins else ANYTHING) + found + ("" if ends else ANYTHING)
        slow = slowness(parse(_bare(whole)))
    except PatternError as error:
        raise ValueError(error.message) from error
    if slow is not None:
        raise ValueError("it can take more than linear time")
    return _bare(whole)


def fitting(pattern: str) -> str:
    """A text that a portable pattern describes."""
    return sample(parse(pattern))


def _bare(pattern: str) -> str:
    """The pattern without a group around all of it."""
    if not (pattern.startswith("(?:") and pattern.endswith(")")):
        return pattern
    depth, at = 0, 0
    while at < len(pattern) - 1:
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = _class_end(pattern, at)
        depth += (char == "(") - (char == ")")
        at += 1
        if depth == 0:
            return pattern
    return pattern[3:-1]


def _class_end(pattern: str, at: int) -> int:
    """Where the class that begins at `at` ends."""
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at


def _escaped(text: str, at: int) -> bool:
    return (at - len(text[:at].rstrip("\\"))) % 2 == 1


class _Translation:
    """One pass over a pattern of ECMAScript."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def text(self) -> str:
        pieces: list[str] = []
        while self._at < len(self._pattern):
            pieces.append(self._piece(pieces))
        return "".join(pieces)

    def _piece(self, before: list[str]) -> str:
        char = self._pattern[self._at]
        rest = self._pattern[self._at :]
        if char == "\\":
            return self._escape(inside=False)
        if char == "[":
            return self._class()
        if char == "(":
            return self._group(rest)
        quantifier = _QUANTIFIER.match(rest)
        if quantifier:
            self._at += quantifier.end()
            self._skip_lazy()
            return quantifier[0]
        self._at += 1
        if char in "*+?":
            self._skip_lazy()
            return char
        if char == ".":
            return NO_LINE_END
        return f"\\{char}" if char in "{}]" else char

    def _skip_lazy(self) -> None:
        """A lazy quantifier finds the same whole texts."""
        if self._pattern[self._at : self._at + 1] == "?":
            self._at += 1

    def _group(self, rest: str) -> str:
        named = _NAMED_GROUP.match(rest)
        if named:
            self._at += named.end()
            return "(?:"
        if rest.startswith("(?:"):
            self._at += 3
            return "(?:"
        if rest.startswith("(?"):
            raise ValueError("it looks around, or sets flags")
        self._at += 1
        return "(?:"

    def _escape(self, *, inside: bool) -> str:
        """What an escape stands for; in a class, without brackets around it."""
        name = self._pattern[self._at + 1 : self._at + 2]
        self._at += 2
        if name in ("x", "u"):
            digits = self._pattern[self._at : self._at + (2 if name == "x" else 4)]
            self._at += len(digits)
            if not re.fullmatch("[0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}", digits):
                raise ValueError(f"an escape `\\{name}` that is not understood")
            return _literal(chr(int(digits, 16)), inside)
        if name in _CLASSES:
            return _CLASSES[name] if inside else f"[{_CLASSES[name]}]"
        if name.lower() in _CLASSES and not inside:
            return f"[^{_CLASSES[name.lower()]}]"
        if name in _SPACES:
            return _SPACES[name]
        if not name or name.isalnum():
            raise ValueError(f"`\\{name}` has no portable form")
        return _literal(name, inside)

    def _class(self) -> str:
        """A class, its lone dashes at the end."""
        self._at += 1
        negated = self._pattern[self._at : self._at + 1] == "^"
        self._at += negated
        items: list[str] = []
        dash = False
        while self._pattern[self._at : self._at + 1] not in ("]", ""):
            if self._pattern[self._at] == "-" and not self._is_range(items):
                dash = True
                self._at += 1
            elif self._pattern[self._at] == "-":
                self._at += 1
                items[-1] += f"-{self._item()}"
            elif self._pattern.startswith("\\-", self._at):
                dash = True
                self._at += 2
            else:
                items.append(self._item())
        if self._at >= len(self._pattern):
            raise ValueError("a class that does not end")
        self._at += 1
        return f"[{'^' * negated}{''.join(items)}{'-' * dash}]"

    def _is_range(self, items: list[str]) -> bool:
        """Whether the dash stands between two characters."""
        following = self._pattern[self._at + 1 : self._at + 2]
        lone = bool(items) and "-" not in items[-1][1:]
        return (
            lone
            and following not in ("]", "")
            and self._pattern[self._at + 1 : self._at + 3] not in ("\\d", "\\w")
        )

    def _item(self) -> str:
        if self._pattern[self._at] == "\\":
            return self._escape(inside=True)
        self._at += 1
        return _literal(self._pattern[self._at - 1], inside=True)


def _literal(char: str, inside: bool) -> str:
    special = "[]^\\" if inside else ESCAPABLE - {"/"}
    return f"\\{char}" if char in special else char
