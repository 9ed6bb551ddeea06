"""Descriptions and reasons give back the text that was put in, whatever it is."""

from __future__ import annotations

import pytest
from graphql import build_schema, parse
from hypothesis import example, given, strategies as st
from signalspec.targets.graphql.text import WIDTH, description, string, wrap

# Any Unicode text, and more often than chance what block strings trip over.
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=st.sampled_from('"\\ \n\r\t#{}ab\u2028\u202e\ufeff\x00\x7f\x85\U0001f600\U000e0041')),
    st.lists(st.sampled_from(['"""', '\\"""', '"', "\\", "\n", "  ", "a", "\r\n", "\t", "# x"])).map("".join),
)


def parsed_description(literal: str, margin: int = 0) -> str | None:
    pad = " " * margin
    document = parse(f"type T {{\n{pad}{literal}\n{pad}a: Int\n}}")
    found = document.definitions[0].fields[0].description  # type: ignore[attr-defined]
    return None if found is None else found.value


@given(TEXTS, st.integers(0, 4))
@example('"', 0)
@example("\\", 0)
@example('"""', 0)
@example('""""', 2)
@example('\\"""', 2)
@example(" lead", 0)
@example("a\n  b\n c", 2)
@example("\n", 0)
@example("", 0)
def test_description_reads_back(text: str, margin: int) -> None:
    assert parsed_description(description(text, margin), margin) == text


@given(TEXTS)
def test_reason_reads_back(text: str) -> None:
    schema = build_schema(f"type Query {{ a: Int @deprecated(reason: {string(text)}) }}")
    assert schema.query_type
    assert schema.query_type.fields["a"].deprecation_reason == text


@given(TEXTS)
def test_nothing_hidden_is_written(text: str) -> None:
    for literal in (description(text), string(text)):
        assert not any(c in literal for c in "\x00\r\t\x7f\x85\u2028\u202e\u2066\ufeff\U000e0041")


def test_plain_text_stays_readable() -> None:
    assert description("What it means.", 2) == '"""What it means."""'
    assert description("One.\n\nTwo.", 2) == '"""\n  One.\n\n  Two.\n  """'
    assert description("Prix\xa0: 5 €, 日本", 2) == '"""Prix\xa0: 5 €, 日本"""'


@given(st.text(alphabet=st.sampled_from("ab- 1.#"), max_size=400), st.integers(0, 2))
def test_wrap_turns_single_spaces_into_line_breaks_only(text: str, margin: int) -> None:
    wrapped = wrap(text, margin)
    assert wrapped.replace("\n", " ") == text
    assert all(line[:1].isalpha() for line in wrapped.split("\n")[1:])


@pytest.mark.parametrize("margin", [0, 2])
def test_wrap_keeps_to_the_width(margin: int) -> None:
    text = "some words " * 40 + "end"
    assert all(len(line) + margin <= WIDTH for line in wrap(text, margin).split("\n"))
