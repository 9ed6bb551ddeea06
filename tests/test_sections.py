"""Sections read one by one say what the whole document says, at the same places."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, strategies as st
from signalspec.composing import LOADER, Composer
from signalspec.diagnostics import Diagnostics, SpecError
from signalspec.load import load_text
from signalspec.nodes import Node
from signalspec.sections import compose_sections

CONNECT = (Path(__file__).parents[1] / "spec" / "signals.yaml").read_text(encoding="utf-8")
SMALL = """# A document
name: x
doc: >-
  two
  lines

fields:
  a: {type: string, doc: "one: two"}
  b:
    - 'x'
    # a remark
    - {c: 1}

# another remark
last: |+
  text

"""
# What opens, closes, breaks or ends something in YAML.
PIECES = (
    *('"', "'", "{", "}", "[", "]", ": ", "\n", "\n  ", "\n\n", "# ", "- ", "|\n", ">-\n", "? ", ",", "\\"),
    *("a: ", "\nname: 1\n", "\nz: y", '\nx: "a\n', "\nb: {c: 1,\n", "&a ", "*a", "!!str ", "<<: "),
    *("---\n", "\n...\n", "\n%YAML 1.1\n", "\t", "\r\n", "\r", "\x85", "\u2028", "\ufeff", "é", "''", "|+\n"),
)


def whole(text: str) -> Node | None:
    """What the document says when it is read at once; None where it has a mistake."""
    diagnostics = Diagnostics()
    try:
        root = Composer("spec", diagnostics).compose(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError:
        return None
    return None if len(diagnostics) else root


@pytest.mark.parametrize("text", [CONNECT, SMALL, SMALL.rstrip("\n"), SMALL + "# the end"])
def test_sections_say_what_the_whole_says(text: str) -> None:
    assert compose_sections(text, "spec") is not None
    assert compose_sections(text, "spec") == whole(text)


@given(st.data())
def test_edited_documents_say_the_same_in_sections_and_at_once(data: st.DataObject) -> None:
    text = SMALL
    if data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(CONNECT) - 2000))
        head = data.draw(st.sampled_from(["", "name: x\n"]))
        text = head + CONNECT[start : start + data.draw(st.integers(0, 2000))]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        left_out = data.draw(st.integers(0, 3))
        text = text[:start] + data.draw(st.sampled_from(PIECES)) + text[start + left_out :]
    found = compose_sections(text, "spec")
    assert found is None or found == whole(text)


def test_places_below_an_edit_move_with_it() -> None:
    def place(text: str) -> int:
        with pytest.raises(SpecError) as caught:
            load_text(text, "spec")
        return next(each.span.line for each in caught.value.diagnostics if "'nonsense'" in each.message)

    broken = CONNECT + "nonsense: 1\n"
    assert place(broken) == CONNECT.count("\n") + 1
    assert place("\n\n" + broken) == CONNECT.count("\n") + 3


@pytest.mark.parametrize(
    "text",
    [
        'a: "x\nb: y"\n',
        "a: {b: 1,\nc: 2}\n",
        "a: 1\na: 2\n",
        "a: 1\n---\nb: 2\n",
        "a: &x 1\nb: *x\n",
        "- a\nb: 1\n",
        "",
        "".join(f"a{number}: 1\n" for number in range(100)),
    ],
    ids=["quotes", "brackets", "twice", "two documents", "alias", "no mapping", "empty", "very many"],
)
def test_what_is_no_row_of_sound_sections_is_read_as_a_whole(text: str) -> None:
    assert compose_sections(text, "spec") is None
