"""The text format: specs with their lines, traffic in groups."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from signalspec.diagnostics import Diagnostic, Span, SpecError
from signalspec.report import Finding, TypeCount
from signalspec.report.diagnostic import SourceLines, from_diagnostics, report_spec_error
from signalspec.report.text import MAX_SHOWN

SPEC = "name: x\nfields:\n  größe: {type: strin, doc: Wie groß.}\n  other: {}\n"


def diagnostic(**changes: Any) -> Diagnostic:
    base = Diagnostic(
        "unknown-type",
        "there is no type 'strin'",
        Span("spec.yaml", 3, 17, 3, 22),
        "did you mean 'string'?",
        ((Span("spec.yaml", 4, 3, 4, 8), "another field"),),
    )
    return dataclasses.replace(base, **changes)


def test_a_diagnostic_with_its_line(render: Any) -> None:
    findings = from_diagnostics([diagnostic()], SourceLines({"spec.yaml": SPEC}))
    assert render(findings, "text", kind="spec") == (
        "error[unknown-type]: there is no type 'strin'\n"
        "  --> spec.yaml:3:17\n"
        "  |\n"
        "3 |   größe: {type: strin, doc: Wie groß.}\n"
        "  |                 ^^^^^\n"
        "  = spec.yaml:4:3: another field\n"
        "  = help: did you mean 'string'?\n"
        "\n"
        "1 error\n"
    )


def test_carets_of_a_longer_stretch_end_with_the_line(render: Any) -> None:
    span = Span("spec.yaml", 3, 10, 4, 3)
    text = render(
        from_diagnostics([diagnostic(span=span)], SourceLines({"spec.yaml": SPEC})), "text", kind="spec"
    )
    assert "  |          " + "^" * 29 + "\n" in text


def test_a_diagnostic_without_its_file(render: Any) -> None:
    text = render(from_diagnostics([diagnostic(severity="warning", related=())]), "text", kind="spec")
    assert text == (
        "warning[unknown-type]: there is no type 'strin'\n"
        " --> spec.yaml:3:17\n"
        " = help: did you mean 'string'?\n"
        "\n"
        "1 warning\n"
    )


def test_of_very_many_diagnostics_the_first_are_shown(render: Any) -> None:
    text = render(from_diagnostics([diagnostic()] * (MAX_SHOWN + 7)), "text", kind="spec")
    assert text.count("error[unknown-type]") == MAX_SHOWN
    assert text.endswith("and 7 more, which the format ndjson lists\n1,007 errors\n")


def test_lines_come_from_the_file_as_yaml_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\xe2\x80\xa8c\nd")
    sources = SourceLines()
    assert [sources.line(str(path), i) for i in range(6)] == [None, "a", "b", "c", "d", None]
    assert SourceLines().line(str(tmp_path), 1) is None
    assert SourceLines().line("absent\0", 1) is None


def test_a_spec_that_cannot_be_used(tmp_path: Path) -> None:
    import io

    path = tmp_path / "s.yaml"
    path.write_text(SPEC)
    out = io.StringIO()
    report_spec_error(SpecError([diagnostic(span=Span(str(path), 3, 17, 3, 22))]), out)
    assert "^^^^^" in out.getvalue()


def test_spec_text_cannot_act_on_the_terminal(render: Any) -> None:
    source = "a: \x1b[2J\u202e"
    bad = Finding("c\x1b", "c", "error", "m\x1b[1m", "f\x1b", 1, 4, 1, 6, help="h\u202e", source=source)
    text = render([bad], "text", kind="spec")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_traffic_in_groups(render: Any, price: Finding) -> None:
    item = dataclasses.replace(price, rule="Line.price.type", index=None)
    findings = [dataclasses.replace(price, line=i) for i in (3, 17, 40, 41)]
    findings += [dataclasses.replace(item, line=7, pointer=f"/payload/lines/{i}/price") for i in range(2)]
    types = {"order": TypeCount(10, 5), "visit": TypeCount(1194, 0)}
    assert render(findings, "text", types=types) == (
        "error[order.price.type]: expected a number, got a string\n"
        "  --> day 1.ndjson:3 /payload/price\n"
        "  --> day 1.ndjson:17 /payload/price\n"
        "  --> day 1.ndjson:40 /payload/price\n"
        "      and 1 more at /payload/price\n"
        "\n"
        "error[Line.price.type]: expected a number, got a string\n"
        "  --> day 1.ndjson:7 /payload/lines/0/price\n"
        "  --> day 1.ndjson:7 /payload/lines/1/price\n"
        "\n"
        "signal type  signals  bad\n"
        "order             10    5\n"
        "visit          1,194    0\n"
        "\n"
        "rule              level  times\n"
        "order.price.type  error      4\n"
        "Line.price.type   error      2\n"
        "\n"
        "1,204 signals, 5 with violations (0.4 %), 2 rules broken, judged by shop-events 1.0.0\n"
        "next: `signalspec explain order.price` says what is asked; `--format ndjson` lists every place\n"
    )


def test_a_place_says_what_came_there_where_it_is_not_what_came_first(render: Any, price: Finding) -> None:
    messages = ['expected "EUR", got "Euro, or so"', 'expected "EUR", got "Euro, too"', "no such thing"]
    findings = [dataclasses.replace(price, line=i, message=said) for i, said in enumerate(messages)]
    assert render(findings, "text", quiet=True) == (
        'error[order.price.type]: expected "EUR", got "Euro, or so"\n'
        "  --> day 1.ndjson:0 /payload/price\n"
        '  --> day 1.ndjson:1 /payload/price: got "Euro, too"\n'
        "  --> day 1.ndjson:2 /payload/price: no such thing\n"
        "\n"
    )


def test_clean_traffic_is_one_line(render: Any) -> None:
    text = render([], "text", types={"order": TypeCount(2, 0)})
    assert text == "2 signals, no violations, judged by shop-events 1.0.0\n"


def test_payload_text_cannot_act_on_the_terminal(render: Any, price: Finding) -> None:
    evil = "\x1b]0;x\x07\x1b[2J\r\n::error::\u202e\u2066\x9b\x00"
    bad = dataclasses.replace(price, rule=f"r{evil}", message=evil, file=evil, pointer=f"/{evil}", help=evil)
    text = render([bad] * 5, "text", types={evil: TypeCount(1, 1)})
    assert not set(text) & set("\x1b\x07\r\u202e\u2066\x9b\x00")
    assert "\n::error::" not in text


def test_long_messages_and_pointers_are_cut(render: Any, price: Finding) -> None:
    long = dataclasses.replace(price, message="m" * 10_000, pointer="/" + "p" * 10_000)
    assert max(map(len, render([long] * 5, "text").splitlines())) < 400


def test_many_rules_are_not_all_in_the_table(render: Any, price: Finding) -> None:
    text = render([dataclasses.replace(price, rule=f"order.f{i:02}.type") for i in range(50)], "text")
    assert "and 30 more rules\n" in text


@pytest.mark.parametrize("kind", ["traffic", "spec"])
def test_colours_change_nothing_but_colours(render: Any, price: Finding, kind: str) -> None:
    import re

    finding = dataclasses.replace(price, source="x: 1", column=1, help="do this")
    plain = render([finding], "text", kind=kind)
    colored = render([finding], "text", kind=kind, color=True)
    assert "\x1b[31m" in colored
    assert re.sub(r"\x1b\[\d*m", "", colored) == plain


def test_what_is_listed_has_an_end_that_is_told(render: Any, price: Finding) -> None:
    findings = [
        dataclasses.replace(price, rule=f"order.m{i:02}.type", line=line)
        for i in range(20)
        for line in range(5)
    ]
    text = render(findings, "text", max_findings=7)
    assert text.count("-->") == 7
    assert text.count("and 2 more at /payload/price\n") == 2
    assert text.count("and 4 more at /payload/price\n") == 1
    assert (
        "and 85 findings of 17 kinds not shown: --max-findings is 7, `--format ndjson` lists all\n\n" in text
    )
    none = render(findings, "text", max_findings=0, quiet=True)
    assert none.startswith("and 100 findings of 20 kinds not shown: --max-findings is 0")
    assert "not shown" not in render(findings, "text", max_findings=60)
    for format in ("ndjson", "github"):
        assert render(findings, format, max_findings=7, quiet=True).count("order.m") == 100
