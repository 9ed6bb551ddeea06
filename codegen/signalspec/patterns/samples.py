"""Strings for a pattern: one that it describes, and some that it just fails to."""

from __future__ import annotations

from signalspec.patterns.matching import matches
from signalspec.patterns.nodes import Alternation, Chars, Concat, Node, Ranges, Repeat

# Letters and digits first, then other visible characters, whatever is not ASCII, white space last.
_PREFERRED: Ranges = (
    (0x61, 0x7A),
    (0x41, 0x5A),
    (0x30, 0x39),
    (0x21, 0x7E),
    (0xE0, 0xD7FF),
    (0x20, 0x20),
    (0xE000, 0x10FFFF),
)
_VARIED = 32


def preference(ranges: Ranges) -> tuple[int, int]:
    """What sorts a set of characters by how readable its most readable one is, and that one's code point."""
    for rank, (wanted_low, wanted_high) in enumerate(_PREFERRED):
        for low, high in ranges:
            if max(low, wanted_low) <= min(high, wanted_high):
                return rank, max(low, wanted_low)
    return len(_PREFERRED), ranges[0][0]


def readable(ranges: Ranges) -> str:
    """One character of a set, the same each time, and one that people can read where there is one."""
    return chr(preference(ranges)[1])


def sample(node: Node) -> str:
    """A string that the pattern describes: of the shortest, the first by the order of branches."""
    match node:
        case Chars(ranges):
            return readable(ranges)
        case Concat(parts):
            return "".join(map(sample, parts))
        case Alternation(branches):
            return min(map(sample, branches), key=len)
        case Repeat(body, minimum):
            return sample(body) * minimum


def near_misses(node: Node) -> tuple[str, ...]:
    """Strings one small change away from `sample` that the pattern does not describe; none twice.

    Changes its ends and single characters, of which only the first 32 in long strings.
    """
    text = sample(node)
    candidates = [
        "",
        text[1:],
        text[:-1],
        f" {text}",
        f"{text} ",
        f"{text}\n",
        text + text[-1:],
        text.swapcase(),
    ]
    for at, character in enumerate(text[:_VARIED]):
        candidates += [
            text[:at] + other + text[at + 1 :] for other in ("a", "0", "-", "é") if other != character
        ]
    return tuple(candidate for candidate in dict.fromkeys(candidates) if not matches(node, candidate))
