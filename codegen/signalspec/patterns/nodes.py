"""The syntax tree of a portable pattern, and the one error that reading a pattern can give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

MAX_CODE_POINT = 0x10FFFF
Ranges: TypeAlias = tuple[tuple[int, int], ...]


class PatternError(ValueError):
    """A pattern cannot be used.

    `offset` counts characters from the start of the pattern, or of the piece named `piece` where the
    mistake is inside one. `help` says what to write instead.
    """

    def __init__(self, message: str, offset: int, help: str | None = None, piece: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.help = help
        self.piece = piece


@dataclass(frozen=True, slots=True)
class Chars:
    """One character out of a set: inclusive code point ranges, sorted, neither touching nor empty.

    A literal is a set of one character.
    """

    ranges: Ranges

    def __contains__(self, character: str) -> bool:
        code = ord(character)
        return any(low <= code <= high for low, high in self.ranges)


@dataclass(frozen=True, slots=True)
class Concat:
    """Two or more parts, one after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alternation:
    """Two or more branches, tried in this order."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """The body `minimum` to `maximum` times; None is no upper bound, which is never 0."""

    body: Node
    minimum: int
    maximum: int | None


Node: TypeAlias = Chars | Concat | Alternation | Repeat


def merge(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """The same set of code points as sorted ranges that do not touch."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(ranges: Ranges) -> Ranges:
    """All other code points, where `ranges` is in the order that `merge` gives."""
    outside: list[tuple[int, int]] = []
    start = 0
    for low, high in ranges:
        if start < low:
            outside.append((start, low - 1))
        start = high + 1
    if start <= MAX_CODE_POINT:
        outside.append((start, MAX_CODE_POINT))
    return tuple(outside)


def may_contain(node: Node, character: str) -> bool:
    """Whether some string that the pattern describes has this character in it."""
    match node:
        case Chars():
            return character in node
        case Concat(parts) | Alternation(parts):
            return any(may_contain(part, character) for part in parts)
        case Repeat(body):
            return may_contain(body, character)


def may_end_with(node: Node, character: str) -> bool:
    """Whether some string that the pattern describes ends with this character."""
    match node:
        case Chars():
            return character in node
        case Concat(parts):
            for part in reversed(parts):
                if may_end_with(part, character):
                    return True
                if not _may_be_empty(part):
                    return False
            return False
        case Alternation(branches):
            return any(may_end_with(branch, character) for branch in branches)
        case Repeat(body):
            return may_end_with(body, character)


def _may_be_empty(node: Node) -> bool:
    match node:
        case Chars():
            return False
        case Concat(parts):
            return all(map(_may_be_empty, parts))
        case Alternation(branches):
            return any(map(_may_be_empty, branches))
        case Repeat(body, minimum):
            return minimum == 0 or _may_be_empty(body)
