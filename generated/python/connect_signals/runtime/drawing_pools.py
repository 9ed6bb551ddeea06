"""Ready-made values, the simplest first: drawing one of them takes a single choice."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from random import Random
from typing import Any

from .drawing_shapes import Format

# The language's own bounds: an integer has 32 bits, a number is a finite binary64 value.
MIN_INTEGER, MAX_INTEGER = -2147483648, 2147483647
LARGEST = 1.7976931348623157e308
# Longer texts and arrays are not made, whatever the limits allow.
LONGEST = 10_000
# How many variations of a format are tried, and how many samples (and characters of them) are cut.
_VARIATIONS, _VARIED = 48, 12

# Plain texts, then those that have tripped somebody up: white space, quotes, markup, other scripts,
# characters of two units in UTF-16, invisible and direction characters, what looks like another type.
_TEXTS = (
    *(
        "",
        "a",
        "b",
        "A",
        "0",
        "1",
        "-",
        "_",
        " ",
        "ab",
        "abc",
        "Ana",
        "Name",
        "two words",
        "A-1",
        "B_2",
        "x.y",
    ),
    *(
        "10",
        "-1",
        "1.5",
        "1,50",
        "007",
        "1e3",
        "0x1F",
        "NaN",
        "Infinity",
        "true",
        "false",
        "null",
        "None",
        "[]",
    ),
    *(
        "{}",
        "undefined",
        "yes",
        "no",
        "2026-05-12",
        "2026-05-12T09:14:02Z",
        "ana@example.com",
        "+12025550143",
    ),
    *("https://example.com/a?b=c&d=%20#e", "/etc/passwd", "C:\\temp", "a/b~c", "~0~1", "$ref", "__proto__"),
    *(
        "constructor",
        "a=b",
        "a;b",
        "a,b",
        'say "hi"',
        "it's",
        "`x`",
        "${x}",
        "{{ x }}",
        "%s",
        "%n",
        "#",
        "*",
        "\\",
    ),
    *(
        "\\n",
        "\\u0000",
        "<b>bold</b>",
        "<!-- x",
        "*/",
        "--",
        "'; drop table x; --",
        '"""',
        "&amp;",
        "a & b",
        "$5.00",
    ),
    *(
        " a",
        "a ",
        "\t",
        "\n",
        "a\nb",
        "\r\n",
        "\x00",
        "\x1f",
        "\x7f",
        "\x85",
        "\xa0",
        "\xad",
        "\u200b",
        "\u2028",
    ),
    *(
        "\ufeff",
        "\u202eabc",
        "\ufffd",
        "\uffff",
        "\xe9",
        "e\u0301",
        "\xdf",
        "\u0130",
        "\u0131",
        "\u017f",
        "\u212a",
    ),
    *("\u0391\u03b8\u03ae\u03bd\u03b1", "\u041c\u043e\u0441\u043a\u0432\u0430", "\u05e9\u05dc\u05d5\u05dd"),
    *(
        "\u0645\u0631\u062d\u0628\u0627",
        "\u0928\u092e\u0938\u094d\u0924\u0947",
        "\u6771\u4eac",
        "\ud55c\uad6d",
    ),
    *("\U0001f642", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea", "\U00010348"),
    *("\U0010ffff", "x" * 64, "\xe9" * 130, "y" * 255, "z" * 257, "\U0001f642" * 129, "long " * 200),
)
# Each ascending, or farther and farther from zero: what is above some threshold shrinks towards it.
_INTEGERS = (
    *(0, 1, 2, 3, 4, 5, 7, 10, 12, 24, 42, 48, 99, 100, 127, 128, 255, 256, 365, 999, 1000, 1001, 1024, 9999),
    *(10_000, 65_535, 65_536, 10**6, 123_456_789),
)
_NEGATIVE = (-1, -2, -10, -100, -1000, -65_536)
_FRACTIONS = (
    *(0.01, 0.1, 0.25, 0.3, 0.1 + 0.2, 0.5, 1.5, 2.0, 2.5, 3.141592653589793, 9.99, 19.99, 24.5, 49.95, 99.9),
    *(129.5, 999.99, 1234.56, 2.0**53, 2.0**53 + 2, 1e16, 1e21, 1e100),
)
_TINY = (0.005, 1e-7, 5e-324, -0.0, -1e-7, -0.5, -1.5, -9.99)
_JUNK: tuple[Any, ...] = (None, False, True, 0, 1, -1, 1.5, "", "a", "1", "1.5", "true", "null", [], {})
_JUNK_IN: tuple[list[Any] | dict[str, Any], ...] = ([None], [0], [""], [[]], [{}], {"a": 1}, {"": None})


def texts(least: int, most: int | None) -> Iterator[str]:
    """Texts of `least` to `most` characters."""
    for text in (*_TEXTS, *(char * least for char in ("a", "0", " ", "\U0001f642"))):
        if least <= len(text) and (most is None or len(text) <= most):
            yield text
        elif 0 < len(text) < least <= LONGEST:
            yield (text * (least // len(text) + 1))[:least]
    if most is not None and least <= most <= LONGEST:
        yield from ("x" * most, "\U0001f642" * most)


@cache
def of_format(format: Format) -> tuple[str, ...]:
    """The samples of a format, then small variations of them, longer and shorter ones, all of the format."""
    random = Random(0)
    varied = [
        "".join(_varied(char, random) for char in _one(format.samples, random)) for _ in range(_VARIATIONS)
    ]
    cut = [text for sample in format.samples[:_VARIED] for text in _cut(sample)]
    made = [text for text in dict.fromkeys((*varied, *cut)) if text not in format.samples]
    return (*format.samples, *[text for text in made if format.accepts(text)][: 2 * _VARIATIONS])


def _cut(sample: str) -> Iterator[str]:
    """The sample with some of its characters left out, or said again."""
    for start in range(min(len(sample), _VARIED)):
        for end in range(start + 1, min(len(sample), start + 3) + 1):
            for times in (0, 2, 5, 12):
                yield sample[:start] + sample[start:end] * times + sample[end:]


def _varied(char: str, random: Random) -> str:
    for letters in ("0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
        if char in letters and random.random() < 0.4:
            return _one(letters, random)
    return char


def _one(options: Sequence[str], random: Random) -> str:
    return options[int(random.random() * len(options))]


def numbers(whole: bool, low: int | float, high: int | float) -> Iterator[int | float]:
    """Numbers from `low` to `high`; as whole ones, a few are written with a point, such as 2.0."""
    near = [math.ceil(low), math.floor(high)] if max(-low, high) < 2.0**64 else []
    inside = [near[0] + 1, near[0] + 9, sum(near) // 2, near[1] - 1] if near else []
    candidates: list[int | float] = [*_INTEGERS, *sorted((*near, *inside), key=abs), *_NEGATIVE]
    if whole:
        candidates += [1.0, 2.0, 100.0, *map(float, near)]
    else:
        between = (low + (high / 2 - low / 2) * share for share in (1.5, 1, 0.5))
        candidates += [*_FRACTIONS, high, *_TINY, *between, low]
    yield from (value for value in candidates if low <= value <= high)


def junk() -> Iterator[Any]:
    """Values of every JSON type."""
    yield from _JUNK
    yield from (value.copy() for value in _JUNK_IN)
