"""Whatever a text holds, it is read as that text, wherever it stands on a page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st
from reading import read
from signalspec.quoting import json_text
from signalspec.targets.docs import markdown

PLACES = {
    "paragraph": ("{}\n", "{}"),
    "heading": ("# {}\n", "{}"),
    "list item": ("- {}\n- next\n", "{}"),
    "cell": ("| A | B |\n| --- | --- |\n| {} | z |\n", "{}"),
}
PIECES = [
    *"\\`*_[]<>~{}$|&#+-=.()!:@/\"' \n\t\r\x00\x1b",
    *("a", "B1", "1.", "12)", "é", "\u202e", "\u2028", "\u00a0", "\u200b", "\u200d", "\U000e0041", "\ud800"),
    *("https://x.example/z", "www.a.example", "ana@b.example", "mailto:ana@b.example", "http://"),
    *("<b>", "<!--", "-->", "[x](javascript:alert(1))", "![i](u)", "{{ x }}", "{% y %}", "```", "~~~", "---"),
    *("&amp;", "&#35;", "***", "|---|", "[^1]", "- [ ] ", "==", "> ", "`name`", "[a]: /b"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=20)
PLAIN_TOKENS = {"text", "code_inline"}


def shown(value: str) -> str:
    """What a reader is meant to see: escapes for what is invisible, one space for any stretch of spaces."""
    return " ".join(markdown.visible(value).split())


def inline_tokens(kinds: set[str]) -> set[str]:
    block = {"inline"} | {kind for kind in kinds if kind.endswith(("_open", "_close"))}
    return kinds - (block - {"em_open", "strong_open", "link_open", "s_open"})


@pytest.mark.parametrize("place", PLACES)
@settings(deadline=None)
@given(value=TEXTS)
def test_text_is_read_as_it_is_written(place: str, value: str) -> None:
    template, expected = PLACES[place]
    page = read(template.format(markdown.text(value)))
    assert inline_tokens(page.kinds) <= PLAIN_TOKENS
    if shown(value):
        assert expected.format(shown(value)) in page.texts


@pytest.mark.parametrize("place", PLACES)
@settings(deadline=None)
@given(value=TEXTS)
def test_code_is_read_as_it_is_written_or_as_a_json_string(place: str, value: str) -> None:
    template, _ = PLACES[place]
    page = read(template.format(markdown.code(value)))
    assert inline_tokens(page.kinds) <= PLAIN_TOKENS
    # A code with a pipe is text, in which a renderer sees one space for several.
    seen = {" ".join(text.split()) for text in page.texts}
    assert seen & {" ".join(value.split()), " ".join(json_text(value).split())}


@settings(deadline=None)
@given(value=TEXTS)
def test_statements_keep_names_as_code_and_the_rest_as_text(value: str) -> None:
    page = read(str(markdown.statement(f"`name` is one of: {value}.")))
    assert inline_tokens(page.kinds) <= PLAIN_TOKENS
    assert page.texts[0].replace("`", "") == shown(f"name is one of: {value}.").replace("`", "")


@settings(deadline=None)
@given(value=TEXTS)
def test_samples_show_every_character(value: str) -> None:
    page = read(str(markdown.sample(value)))
    assert page.texts == [json_text(value)]
    assert "code_inline" in page.kinds


@settings(deadline=None)
@given(value=st.text(alphabet="`~\n ax", max_size=30))
def test_fences_hold_whatever_stands_in_them(value: str) -> None:
    source = value.strip("\n")
    page = read(f"before\n\n{markdown.fenced(source, 'text')}\n\nafter\n")
    assert page.fences == [("text", source.rstrip("\n"))]
    assert page.texts == ["before", "after"]


@pytest.mark.parametrize("value", ["see https://evil.example/x", "www.evil.example", "(ana@evil.example)"])
def test_addresses_become_code_so_that_nobody_links_them(value: str) -> None:
    assert "code_inline" in read(str(markdown.text(value))).kinds


def test_paragraphs_are_kept_apart() -> None:
    assert markdown.paragraphs("one\ntwo\n\n \nthree") == ["one two", "three"]
    assert markdown.paragraphs(" \n\n ") == []


def test_anchors_are_numbered_as_github_numbers_them() -> None:
    assert markdown.anchors(["Notes", "A b-c_d", "notes", "Notes!"]) == [
        "notes",
        "a-b-c_d",
        "notes-1",
        "notes-2",
    ]
