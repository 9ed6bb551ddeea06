"""Patterns of JSON Schema and what becomes of them find the same texts."""

from __future__ import annotations

import re

import pytest
from signalspec.importing.patterns import portable

TEXTS = ["", "a", "b", "ab", "abc", "xabcx", "123-4567", "a@b.c", "en-GB", "en", "#fff", "#ABCDEF", "$1.20"]
TEXTS += [
    "https://x",
    "http://",
    "a.b",
    "axb",
    "\\",
    "-",
    "a-b",
    "a\nb",
    "x" * 50,
    "{a}",
    "[a]",
    "a1",
    "éa",
    "]",
]


@pytest.mark.parametrize(
    "pattern",
    [
        "^(a|b)$", "^abc", "abc$", r"^\d{3}-\d{4}$", r"^[\w.-]+@[\w-]+\.\w+$", "^.*$",
        r"^\$\d+\.\d{2}$", "^[a-z]{2}(-[A-Z]{2})?$", "^https?://.+", "^a+?$", r"^[\\]$", r"^[\-a]+$",
        "^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$", "^a.b$", r"^\W$", r"^[^\d]$", "^[-a]$", "^[a-]$",
        r"^\u0061\x62$",
        r"^\{a\}$", r"^a\nb$", "^éa$", "^[+-]?a?$", r"^\D+$", r"\$$", "^(?:a|b)", ".*c$",
    ],
)  # fmt: skip
def test_a_portable_pattern_finds_the_same_texts(pattern: str) -> None:
    found = re.compile(portable(pattern))
    for text in TEXTS:
        assert bool(found.fullmatch(text)) == bool(re.search(pattern, text)), (text, found.pattern)


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("^a|b$", "an anchor of one alternative only"),
        ("(?=a)b", "it looks around"),
        (r"^\s+$", r"`\\s` has no portable form"),
        (r"^(a)\1$", r"`\\1` has no portable form"),
        (r"^\p{L}$", r"`\\p` has no portable form"),
        ("^(a+)+$", "more than linear time"),
        ("^[a", "a class that does not end"),
        ("^(a$", "."),
        ("a{2000}", "."),
        ("^a^b$", "anchor"),
    ],
)
def test_what_has_no_portable_form_is_told(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        portable(pattern)
