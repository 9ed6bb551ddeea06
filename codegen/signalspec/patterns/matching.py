"""Matches whole strings without backtracking, so that no pattern takes exponential time."""

from __future__ import annotations

from signalspec.patterns.nodes import Alternation, Chars, Concat, Node, Repeat


def matches(node: Node, text: str) -> bool:
    """Whether the pattern describes all of `text`.

    Takes time in proportion to the pattern's size (repeats written out) and to the text's length to the
    power of how deep unbounded repeats are nested, at worst.
    """
    return bool(_Matcher(text).ends(node, 1) >> len(text))


class _Matcher:
    """Sets of places in the text are bits of a number: bit n is the place before character n."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[Chars, int] = {}

    def ends(self, node: Node, starts: int) -> int:
        """Where a match of `node` can end that begins at one of `starts`."""
        match node:
            case Chars():
                return (starts & self._places(node)) << 1
            case Concat(parts):
                for part in parts:
                    if not starts:
                        break
                    starts = self.ends(part, starts)
                return starts
            case Alternation(branches):
                found = 0
                for branch in branches:
                    found |= self.ends(branch, starts)
                return found
            case Repeat():
                return self._repeat(node, starts)

    def _repeat(self, node: Repeat, starts: int) -> int:
        for _ in range(node.minimum):
            if not starts:
                return 0
            starts = self.ends(node.body, starts)
        found = new = starts
        left = None if node.maximum is None else node.maximum - node.minimum
        # A place that was reached before, in fewer rounds, leads nowhere new: it has more rounds left.
        while new and left != 0:
            new = self.ends(node.body, new) & ~found
            found |= new
            left = None if left is None else left - 1
        return found

    def _places(self, chars: Chars) -> int:
        places = self._found.get(chars)
        if places is None:
            places = sum(1 << at for at, character in enumerate(self._text) if character in chars)
            self._found[chars] = places
        return places
