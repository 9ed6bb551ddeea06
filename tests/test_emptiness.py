"""Whether anything fits a pattern: compared with all short texts over a small alphabet."""

from __future__ import annotations

import itertools
import re

import pytest
from signalspec.patterns import parse
from signalspec.patterns.emptiness import fits_length, lengths, overlap

PATTERNS = (
    "a", "[ab]*", "a+b", "(?:ab)+", "(?:ab){2}", "a{2,3}", "(?:aa|bbb)*", "a?b?", "(?:a|bb){1,2}", "b*a{0,1}",
    "(?:abc)*", "[^a]+", "c{3}", "(?:aab){0,1}c{1,3}",
)  # fmt: skip
TEXTS = ["".join(letters) for n in range(7) for letters in itertools.product("abc", repeat=n)]
MATCHING = {pattern: {text for text in TEXTS if re.fullmatch(pattern, text)} for pattern in PATTERNS}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_lengths_are_those_of_matching_texts(pattern: str) -> None:
    node, found = parse(pattern), {len(text) for text in MATCHING[pattern]}
    least, most = lengths(node)
    assert least == min(found)
    assert most is None or most == max(found)
    for low, high in itertools.combinations_with_replacement(range(7), 2):
        assert fits_length(node, low, high) == any(low <= length <= high for length in found)


@pytest.mark.parametrize("one", PATTERNS)
def test_patterns_overlap_where_they_share_a_text(one: str) -> None:
    for other in PATTERNS:
        assert overlap(parse(one), parse(other)) == bool(MATCHING[one] & MATCHING[other]), other


def test_bounds_may_be_left_out() -> None:
    assert fits_length(parse("(?:ab)+"), 5, None) is True
    assert fits_length(parse("(?:ab)+"), None, 1) is False
    assert fits_length(parse("a{3}"), None, None) is True


def test_what_is_too_large_is_not_decided() -> None:
    large = parse("(?:[a-z]{1,90}x){1,30}")
    assert overlap(large, parse("(?:[a-y]{2,90}z){1,30}")) in (None, False)
    assert fits_length(parse("(?:ab){1,1000}c"), 4, 4) in (None, False)
