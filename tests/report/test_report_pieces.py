"""What the formats are built from: safe text, widths, snippets, groups, counts."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from typing import Any

import pytest
from signalspec.report.finding import Finding, RuleCount, Summary, TypeCount
from signalspec.report.groups import MAX_GROUPS, MAX_UNKNOWN_NAMES, PLACES_KEPT, Groups, shape
from signalspec.report.snippet import MAX_WIDTH, display_width, underlined
from signalspec.report.table import table
from signalspec.report.visible import shortened, visible
from signalspec.report.wording import counted, outcome, percent


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, Größe, 日本, 🙂", "plain, Größe, 日本, 🙂"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("a\nb\r\tc\x00\x7f\x9b", r"a\nb\r\tc\x00\x7f\x9b"),
        ("\u202eevil\u2066", r"\u202eevil\u2066"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("\ud800 \ufffe", r"\ud800 \ufffe"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("👩‍👧", "👩‍👧"),
    ],
)
def test_what_could_act_or_hide_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_whatever_is_shown_is_harmless() -> None:
    shown = visible("".join(map(chr, range(sys.maxunicode + 1))))
    shown.encode()
    assert not any(
        0x202A <= ord(char) <= 0x202E or ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in shown
    )


def test_shortened() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abc..."


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("ｱ", 1), ("Ａ", 2), ("", 0)]
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


def test_carets_stand_under_the_place() -> None:
    assert underlined("name: x", 7, 8) == ("name: x", "      ^")
    assert underlined("日本: bad", 5, 8) == ("日本: bad", "      ^^^")
    assert underlined("a: 日本", 4, 6) == ("a: 日本", "   ^^^^")
    assert underlined("\ta: x", 5, 6) == ("    a: x", "       ^")
    assert underlined("a\x1b: x", 5, 6) == (r"a\x1b: x", "       ^")


def test_carets_for_nothing_and_beyond_the_end() -> None:
    assert underlined("abc", 2, 2) == ("abc", " ^")
    assert underlined("abc", 4, 9) == ("abc", "   ^")
    assert underlined("abc", 50, 60) == ("abc", "   ^")
    assert underlined("", 1, 1) == ("", "^")
    assert underlined("abc", 3, 1) == ("abc", "  ^")


@pytest.mark.parametrize("start", [1, 60, 500, 990, 1000])
@pytest.mark.parametrize("letter", ["x", "日"])
def test_long_lines_are_cut_around_the_place(start: int, letter: str) -> None:
    line = letter * (start - 1) + "BAD" + letter * 1000
    text, carets = underlined(line, start, start + 3)
    assert display_width(text) <= MAX_WIDTH
    assert text.endswith("...")
    assert text.startswith("...") == (start >= 60)
    column = text.index("BAD")
    assert carets == " " * display_width(text[:column]) + "^^^"


def test_a_place_longer_than_the_line_may_be() -> None:
    text, carets = underlined("ab" + "x" * 1000, 3, 1003)
    assert display_width(text) <= MAX_WIDTH
    assert display_width(carets) <= MAX_WIDTH


def test_shapes_of_pointers() -> None:
    assert shape("/items/12/price") == "/items/*/price"
    assert shape("/items/0/tags/3") == "/items/*/tags/*"
    assert shape("/a1/2b") == "/a1/2b"
    assert shape("") == shape(None) == ""


def found(number: int, pointer: str = "/a", rule: str = "o.a.type", **more: Any) -> Finding:
    base = Finding(
        rule, more.pop("code", "type"), "error", f"message {number}", "f", number + 1, pointer=pointer
    )
    return dataclasses.replace(base, **more)


def test_repeated_findings_are_one_group() -> None:
    groups = Groups()
    for i in range(50):
        groups.add(found(i, f"/items/{i}/a"))
    [group] = groups
    assert (group.count, group.shape, len(group.first)) == (50, "/items/*/a", PLACES_KEPT)
    assert [f.line for f in group.first] == [1, 2, 3]


def test_groups_are_sorted_by_weight() -> None:
    groups = Groups()
    groups.add(found(0, rule="z"))
    groups.add(found(0, rule="b", level="advice"))
    for _ in range(3):
        groups.add(found(0, rule="c", level="advice"))
        groups.add(found(0, rule="y"))
    assert [group.rule for group in groups] == ["y", "z", "c", "b"]


def test_reasons_tell_unreadable_text_apart() -> None:
    groups = Groups()
    for i in range(6):
        groups.add(found(i, "", "Text.json", message=f"reason {i % 2}"))
    assert [group.count for group in groups] == [3, 3]


@pytest.mark.parametrize(
    "make",
    [
        lambda i: found(i, f"/payload/name{i}", "order.unknown", code="unknown"),
        lambda i: found(i, f"/payload/name{i}"),
        lambda i: found(i, "", "Text.graphql", message=f"reason {i}"),
        lambda i: found(i, f"/{i % 7}/name{i}", f"order.unknown{i % 3}", code="unknown"),
    ],
    ids=["unknown-names", "pointers", "reasons", "many-owners"],
)
def test_groups_stay_bounded(make: Callable[[int], Finding]) -> None:
    groups = Groups()
    for i in range(10_000):
        groups.add(make(i))
    assert sum(group.count for group in groups) == 10_000, "nothing goes uncounted"
    assert len(groups) <= MAX_GROUPS + 3
    assert sum(len(group.first) for group in groups) <= PLACES_KEPT * len(groups)


def test_unknown_names_beyond_the_first_are_counted_together() -> None:
    groups = Groups()
    for i in range(100):
        groups.add(found(i, f"/payload/name{i}", "order.unknown", code="unknown"))
    assert len(groups) == MAX_UNKNOWN_NAMES + 1
    assert next(iter(groups)).shape == "/..."
    assert next(iter(groups)).count == 100 - MAX_UNKNOWN_NAMES


def test_tables_line_up() -> None:
    assert table(("type", "n"), [("日本", "1,000"), ("b", "2")]) == [
        "type      n",
        "日本  1,000",
        "b         2",
    ]


def test_counts_in_words() -> None:
    assert (counted(1, "signal"), counted(1204, "signal")) == ("1 signal", "1,204 signals")
    assert percent(37, 1204) == "3.1 %"
    assert percent(1, 1_000_000) == "< 0.1 %"
    assert percent(999_999, 1_000_000) == "> 99.9 %"
    assert percent(5, 5) == "100.0 %"


def test_the_run_in_a_line() -> None:
    rules = {f"r{i}": RuleCount("error", 3) for i in range(12)}
    types = {"order": TypeCount(1204, 37)}
    summary = Summary({"error": 40, "advice": 2}, {**rules, "a": RuleCount("advice", 2)}, types)
    assert (
        outcome(summary, "traffic") == "1,204 signals, 37 with violations (3.1 %), 12 rules broken, 2 remarks"
    )
    assert outcome(summary, "spec") == "40 errors, 2 remarks"
    clean = Summary({}, {}, {"order": TypeCount(1, 0)})
    assert outcome(clean, "traffic") == "1 signal, no violations"
    assert outcome(clean, "spec") == "no findings"
    assert outcome(Summary({}, {}, {}), "traffic") == "0 signals, no violations"
