"""Fills named pieces into a pattern."""

from __future__ import annotations

from collections.abc import Mapping

from signalspec.diagnostics import did_you_mean
from signalspec.patterns.nodes import PatternError
from signalspec.patterns.parser import MAX_DEPTH, MAX_LENGTH, Outline, Reference, outline


def expand(pattern: str, pieces: Mapping[str, str]) -> str:
    """The pattern with every `{name}` replaced by the piece of that name; `parse` can read the result.

    A piece is a pattern of its own, and may refer to others. It comes in `(?:...)` only where it would
    mean something else without. Raises PatternError, with the piece's name where the mistake is inside
    a piece, for whatever `parse` refuses, unknown names, circles, and results over 20,000 characters.
    """
    return _Expansion(pieces).fill(pattern, ())[0]


class _Expansion:
    def __init__(self, pieces: Mapping[str, str]) -> None:
        self._pieces = pieces
        self._filled: dict[str, tuple[str, Outline]] = {}

    def fill(self, text: str, trail: tuple[str, ...]) -> tuple[str, Outline]:
        """`text` without its references. It is the last piece of `trail`, or the pattern itself."""
        here = trail[-1] if trail else None
        raw = _outline(text, here)
        if not raw.references:
            return text, raw
        parts: list[str] = []
        length = done = 0
        for reference in raw.references:
            piece, made_of = self._piece(reference, trail)
            alone = reference.start == 0 and reference.end == len(text)
            shape = made_of.shape
            if (reference.quantified and shape != "atom") or (shape == "alternation" and not alone):
                piece = f"(?:{piece})"
            parts += (text[done : reference.start], piece)
            length += reference.start - done + len(piece)
            done = reference.end
            if length > MAX_LENGTH:
                message = f"with its pieces filled in, the pattern has more than {MAX_LENGTH} characters"
                raise PatternError(message, reference.start, "make it simpler", here)
        whole = "".join((*parts, text[done:]))
        try:
            return whole, outline(whole)
        except PatternError as error:
            # Each part was fine, so only size or depth can be wrong, and no one place is to blame.
            raise PatternError(
                f"once its pieces are filled in: {error.message}", 0, error.help, here
            ) from None

    def _piece(self, reference: Reference, trail: tuple[str, ...]) -> tuple[str, Outline]:
        name = reference.name
        here = trail[-1] if trail else None
        if name in trail:
            circle = " -> ".join((*trail[trail.index(name) :], name))
            raise PatternError(
                f"pieces refer to each other in a circle: {circle}", reference.start, None, here
            )
        if name not in self._pieces:
            raise PatternError(
                f"there is no piece {name!r}", reference.start, did_you_mean(name, self._pieces), here
            )
        if len(trail) >= MAX_DEPTH:
            message = f"pieces are nested more than {MAX_DEPTH} deep"
            raise PatternError(message, reference.start, "make the pattern simpler", here)
        if name not in self._filled:
            self._filled[name] = self.fill(self._pieces[name], (*trail, name))
        return self._filled[name]


def _outline(text: str, piece: str | None) -> Outline:
    try:
        return outline(text)
    except PatternError as error:
        raise PatternError(error.message, error.offset, error.help, piece) from None
