"""Texts of a given length or format."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from signalspec.model import Format
from signalspec.patterns import Alternation, Chars, Concat, Node, Repeat, near_misses, parse, sample

# One code point that takes two units of UTF-16 and four bytes of UTF-8.
WIDE = "\U0001f4a1"


def of_length(words: str, length: int) -> str:
    """`words`, cut or said again until there are exactly `length` characters; no space at either end."""
    text = " ".join([words] * (length // (len(words) + 1) + 1))[:length]
    return f"{text[:-1]}s" if text.endswith(" ") else text


def matching(format: Format, least: int, most: int | None) -> Iterator[str]:
    """Texts of the format: those that the spec shows, then made ones, if possible of these lengths."""
    yield from format.matches
    yield sample(_node(format.pattern))
    yield from (stretched(format, length) for length in (least, most) if length)


def stretched(format: Format, length: int) -> str:
    """A text of the format that comes as near to `length` characters from below as this simple search gets.

    Where all texts of the format are longer, it is one of the shortest.
    """
    node = _node(format.pattern)
    return _grown(node, max(length, len(sample(node))))


def missing(format: Format) -> Iterator[str]:
    """Texts that just miss the format: a good one with a line end behind it, then those of the spec."""
    if format.matches:
        yield f"{format.matches[0]}\n"
    yield from format.rejects


def made_missing(format: Format) -> Iterator[str]:
    """More of these, made from the pattern; the longer it is, the longer that takes."""
    yield ""
    yield from near_misses(_node(format.pattern))


def _grown(node: Node, room: int) -> str:
    """The longest of the texts that are tried, of at most `room` characters; the shortest has room."""
    match node:
        case Chars():
            return sample(node)
        case Concat(parts):
            spare = room - sum(len(sample(part)) for part in parts)
            pieces = []
            for part in parts:
                least = len(sample(part))
                pieces.append(_grown(part, least + spare))
                spare -= len(pieces[-1]) - least
            return "".join(pieces)
        case Alternation(branches):
            return max((_grown(b, room) for b in branches if len(sample(b)) <= room), key=len)
        case Repeat(body, minimum, maximum):
            return _repeated(body, minimum, maximum, room)


def _repeated(body: Node, minimum: int, maximum: int | None, room: int) -> str:
    least = len(sample(body))
    pieces = [sample(body)] * minimum
    room -= least * minimum
    while least <= room and room > 0 and (maximum is None or len(pieces) < maximum):
        pieces.append(_grown(body, room))
        if not pieces[-1]:
            break
        room -= len(pieces[-1])
    return "".join(pieces)


@cache
def _node(pattern: str) -> Node:
    return parse(pattern)
