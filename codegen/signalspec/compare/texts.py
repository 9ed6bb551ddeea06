"""Texts that several statements allow at once: one of them, or the certainty that there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from signalspec.compare.literals import Among, Literal, Literals, Matching, Sized, is_true, node
from signalspec.compare.outcome import UndecidedError
from signalspec.patterns import sample
from signalspec.patterns.graphs import Budget, TooLarge
from signalspec.patterns.products import Described, Language, Listed, shortest_text
from signalspec.patterns.walks import walks

# About a second of search; what needs more is left undecided.
_STEPS = 400_000
# How many texts are tried where the search would take too long.
_WALKS = 1_000
# Longer texts are not made.
_LONGEST = 100_000


class _Room(NamedTuple):
    """How long a text may be."""

    least: int
    most: int | None


@lru_cache(maxsize=4096)
def readable_text(literals: Literals, words: str) -> str | None:
    """A text of which all literals hold that people can make sense of: a sample, or `words` or something like
    it. None where no such text comes to mind."""
    if any(each.holds and isinstance(each.atom, Among) for each in literals):
        return None
    rooms = (room for room in _rooms(literals) if room.least <= _LONGEST)
    candidates = (text for room in rooms for text in _readable(literals, words, room))
    return next((text for text in candidates if _all_hold(literals, text)), None)


def find_text(literals: Literals) -> str | None:
    """A text of which all literals hold; None where there is none.

    Raises UndecidedError where the search would take too long.
    """
    listed = [each.atom for each in literals if each.holds and isinstance(each.atom, Among)]
    exact = [among for among in listed if not among.ignore_case]
    if exact:
        fewest = min(exact, key=lambda among: len(among.values))
        return next((value for value in _texts(fewest) if _all_hold(literals, value)), None)
    if listed:
        return _in_any_case(min(listed, key=lambda among: len(among.values)), literals)
    return _free(literals)


def _in_any_case(listed: Among, literals: Literals) -> str | None:
    """One of some texts in some letter case."""
    for value in _texts(listed):
        for spelling in (value, value.lower(), value.upper(), value.capitalize(), value.swapcase()):
            if _all_hold(literals, spelling):
                return spelling
    if not any(_minds_case(each) for each in literals):
        return None
    whole = Literal(listed)
    return _searched(literals - {whole}, _Room(0, None), [Listed(_texts(listed), ignore_case=True)])


def _minds_case(literal: Literal) -> bool:
    atom = literal.atom
    return isinstance(atom, Matching) or (isinstance(atom, Among) and not atom.ignore_case)


def _free(literals: Literals) -> str | None:
    for room in _rooms(literals):
        if room.least > _LONGEST:
            raise UndecidedError(f"a text of more than {_LONGEST:,} characters would be needed")
        found = _searched(literals, room)
        if found is not None:
            return found
    return None


def _rooms(literals: Literals) -> Iterator[_Room]:
    """The stretches of lengths that are allowed, the shorter first."""
    sizes = [(each.atom, each.holds) for each in literals if isinstance(each.atom, Sized)]
    rooms = [_Room(0, None)]
    for size, holds in sizes:
        above = [] if size.most is None else [_Room(size.most + 1, None)]
        allowed = [_Room(size.least, size.most)] if holds else [_Room(0, size.least - 1), *above]
        rooms = [met for room in rooms for other in allowed if (met := _meet(room, other)) is not None]
    yield from sorted(rooms, key=lambda room: room.least)


def _meet(one: _Room, other: _Room) -> _Room | None:
    least = max(one.least, other.least)
    ends = [most for most in (one.most, other.most) if most is not None]
    most = min(ends, default=None)
    return None if most is not None and most < least else _Room(least, most)


def _readable(literals: Literals, words: str, room: _Room) -> Iterator[str]:
    denied = any(not each.holds for each in literals)
    samples = [text for each in literals if isinstance(each.atom, Matching) for text in each.atom.samples]
    yield from sorted(samples, key=len) if denied else samples
    patterns = [each.atom.pattern for each in literals if isinstance(each.atom, Matching) and each.holds]
    yield from (sample(node(pattern)) for pattern in patterns)
    length = len(words) if room.least <= len(words) else room.least
    yield _of_length(words, length if room.most is None else min(length, room.most))


def _of_length(words: str, length: int) -> str:
    """`words`, cut or said again until there are exactly `length` characters; no space at the end."""
    text = " ".join([words] * (length // (len(words) + 1) + 1))[:length]
    return f"{text[:-1]}s" if text.endswith(" ") else text


def _searched(literals: Literals, room: _Room, given: Iterable[Language] = ()) -> str | None:
    """The shortest text within some lengths and languages that keeps all literals."""
    within: list[Language] = list(given)
    outside: list[Language] = []
    for each in literals:
        if Literal(each.atom, not each.holds) in literals:
            return None
    try:
        for each in literals:
            if not isinstance(each.atom, Sized):
                (within if each.holds else outside).append(_language(each))
        rooms = list(_rooms(literals)) if given else [room]
        found = (shortest_text(within, outside, each.least, each.most, Budget(_STEPS)) for each in rooms)
        return next((text for text in found if text is not None), None)
    except TooLarge:
        return _sampled(literals)


def _sampled(literals: Literals) -> str:
    """A text that happens to be one. Raises UndecidedError where none does."""
    patterns = [each.atom.pattern for each in literals if each.holds and isinstance(each.atom, Matching)]
    for pattern in patterns:
        for text in walks(node(pattern), _WALKS):
            if _all_hold(literals, text):
                return text
    tried = f"; none of {_WALKS * len(patterns):,} texts that were tried tells them apart" if patterns else ""
    raise UndecidedError(f"the patterns are too large to be compared as a whole{tried}")


def _language(literal: Literal) -> Language:
    if isinstance(literal.atom, Among):
        return Listed(_texts(literal.atom), ignore_case=literal.atom.ignore_case)
    assert isinstance(literal.atom, Matching)
    return _described(literal.atom.pattern)


@lru_cache(maxsize=64)
def _described(pattern: str) -> Described:
    return Described(node(pattern))


def _texts(among: Among) -> list[str]:
    return [value for value in among.values if isinstance(value, str)]


def _all_hold(literals: Literals, text: str) -> bool:
    return all(is_true(each, text) for each in literals)
