"""`signalspec explain`: every name of the spec is answered, for people and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from signalspec.cli import run
from signalspec.explain import explain, known_names
from signalspec.explain.text import lines
from signalspec.hidden import HIDDEN
from signalspec.inputs.units import FaultCode
from signalspec.load import load_file, load_text
from signalspec.model import Spec
from signalspec.report.style import Style

REPO = Path(__file__).resolve().parents[1]
FILE = REPO / "spec" / "signals.yaml"
NASTY = REPO / "tests" / "docs_target" / "nasty.yaml"

Ask = Callable[..., str]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """What `explain` prints for these arguments; it has to succeed."""
    monkeypatch.chdir(REPO)

    def asked(*arguments: str) -> str:
        assert run(["explain", *arguments]) == 0
        return capsys.readouterr().out

    return asked


def as_json(ask: Ask, name: str) -> list[dict[str, Any]]:
    found = json.loads(ask(name, "--format", "json"))
    assert isinstance(found, list)
    return found


def line_of(pattern: str) -> int:
    """The number of the first line of the spec that begins with this."""
    numbered = enumerate(FILE.read_text(encoding="utf-8").split("\n"), start=1)
    return next(number for number, line in numbered if re.match(pattern, line))


def test_a_dictionary_field_lists_where_it_is_required_and_where_optional(ask: Ask, spec: Spec) -> None:
    text = ask("currency")
    assert (
        text.split("\n")[0]
        == f"currency  field of the dictionary  spec/signals.yaml:{line_of('  currency:')}:3"
    )
    for record in spec.records:
        for field in record.fields:
            if field.name == "currency":
                presence = "required" if field.required else "optional"
                assert re.search(rf"^    {record.name} +{presence}$", text, flags=re.MULTILINE)
    (found,) = as_json(ask, "currency")
    assert {"in": "order", "presence": "required"} in found["uses"]
    assert found["facts"]["type"] == "Currency"
    assert found["place"]["line"] == line_of("  currency:")


def test_uses_that_differ_show_how(ask: Ask) -> None:
    (found,) = as_json(ask, "itemQuantity")
    assert {use["in"]: use["type"] for use in found["uses"]} == {
        "BrowseAbandonedItem": "number",
        "CartAbandonedItem": "number",
        "OrderedItem": "number",
        "addToCart": "integer",
    }


def test_a_field_of_a_signal(ask: Ask) -> None:
    (found,) = as_json(ask, "identification.identifierValue")
    assert found["kind"] == "field"
    assert found["facts"]["presence"] == "required"
    ids = [rule["rule"] for rule in found["rules"]]
    assert ids[:2] == ["identification.identifierValue.required", "identification.identifierValue.type"]
    assert "identification.emailValue" in ids
    assert "at most 256 characters" in ask("order.name")
    assert "at least one" in ask("IdentifiableAttributes.sms").lower()


def test_a_field_says_the_tiers_of_its_signal(ask: Ask) -> None:
    (found,) = as_json(ask, "pageView.url")
    assert found["facts"]["subscription"] == ["premium", "ultimate"]
    (found,) = as_json(ask, "Signal.appKey")
    assert "subscription" not in found["facts"]


def test_a_format_is_used_by_fields_and_by_rules(ask: Ask) -> None:
    (found,) = as_json(ask, "phone")
    assert found["facts"]["used_by"] == [
        "IdentifiableAttributes.sms",
        "IdentifiableAttributes.whatsapp",
        "identification.smsValue",
    ]


def test_a_signal(ask: Ask, spec: Spec) -> None:
    (found,) = as_json(ask, "order")
    assert found["place"] == {"file": "spec/signals.yaml", "line": line_of("  order:"), "column": 3}
    assert found["facts"]["subscription"] == ["pro", "premium", "ultimate"]
    assert [field["field"] for field in found["fields"]] == [
        field.name for field in spec.signal("order").fields
    ]
    assert [rule["rule"] for rule in found["rules"]] == ["order.valueAddsUp", "order.unknown"]
    assert "subscription  premium, ultimate" in ask("pageView")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("IdentifiableAttributes", ["object"]),
        ("Signal", ["envelope"]),
        ("Batch", ["batch"]),
        ("createSignals", ["batch"]),
        ("Content", ["content"]),
        ("Text", ["text"]),
        ("signalType", ["discriminator"]),
        ("Currency", ["enum"]),
        ("Currency.EUR", ["value of an enum"]),
        ("timestamp", ["format"]),
        ("email", ["field of the dictionary", "format"]),
        ("subscription", ["tiers"]),
        ("error", ["signal"]),
        ("order.effect.advice_enum", ["rule"]),
        ("Batch.max_items", ["rule"]),
        ("Content.signalType.enum", ["rule"]),
        ("Text.json", ["rule"]),
        ("Text.graphql", ["rule"]),
        ("Text.variable", ["rule"]),
    ],
)
def test_every_sort_of_name(ask: Ask, name: str, kinds: list[str]) -> None:
    assert [found["kind"] for found in as_json(ask, name)] == kinds


def test_text_has_every_rule_that_reading_can_report(ask: Ask) -> None:
    (found,) = as_json(ask, "Text")
    known = {rule["rule"] for rule in found["rules"]}
    assert known == {"Text.duplicate_key", *(f"Text.{code}" for code in get_args(FaultCode))}
    (variable,) = as_json(ask, "Text.variable")
    assert variable["facts"]["level"] == "warning"
    assert "checked_by" not in variable


def test_a_batch_says_how_it_travels(ask: Ask) -> None:
    text = ask("Batch")
    for said in ("createSignals(signals: ...)", "500", "x-api-key", "eu-central-1", "Batch.max_items"):
        assert said in text


def test_a_format_shows_its_samples_whole(ask: Ask, spec: Spec) -> None:
    (phone,) = (format for format in spec.formats if format.name == "phone")
    (found,) = as_json(ask, "phone")
    assert found["facts"]["fits"] == list(phone.matches)
    assert found["facts"]["fits_not"] == list(phone.rejects)
    text = ask("phone")
    assert all(json.dumps(sample, ensure_ascii=False) in text for sample in phone.rejects)
    (timestamp,) = (format for format in spec.formats if format.name == "timestamp")
    assert timestamp.pattern in ask("timestamp")


def test_a_rule_says_who_checks_it(ask: Ask) -> None:
    (found,) = as_json(ask, "identification.emailValue")
    how = {row["target"]: row["how"] for row in found["checked_by"]}
    assert how["Python validators"] == how["JSON Schema, strict"] == "enforced"
    assert how["GraphQL typed inputs"] == "documented"
    assert "GraphQL wire schema" not in how
    (found,) = as_json(ask, "order.valueAddsUp")
    assert found["facts"]["why"]


def test_every_known_name_is_answered(spec: Spec) -> None:
    for each in (spec, load_file(NASTY)):
        for name in known_names(each):
            found = explain(each, name)
            assert found and all(one.name.split(".")[-1] for one in found), name
            for one in found:
                assert json.dumps(one.as_json())
                assert list(lines(one, Style(False), 80))


def test_an_unused_field_is_known(spec: Spec) -> None:
    unused = replace(spec, unused=(("field", "spare", spec.signals[0].span),))
    (found,) = explain(unused, "spare")
    assert "No signal" in found.doc and found.place == spec.signals[0].span
    assert "spare" in known_names(unused)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("curency", "currency"),
        ("adToCart", "addToCart"),
        ("order.orderid", "order.orderId"),
        ("qqqqqqq", None),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    name: str, near: str | None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPO)
    assert run(["explain", name]) == 2
    out, err = capsys.readouterr()
    assert out == "" and f"The spec has no '{name}'" in err
    assert (f"did you mean '{near}'?" in err) == (near is not None)


def test_colours_are_only_for_those_who_want_them(ask: Ask) -> None:
    plain, coloured = ask("order"), ask("order", "--color", "always")
    assert "\x1b" not in plain and "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_lines_fit_the_width_and_columns_line_up(spec: Spec) -> None:
    for name in ("order", "identification", "Signal", "currency", "phone", "subscription"):
        for found in explain(spec, name):
            shown = list(lines(found, Style(False), 90))
            assert max(map(len, shown)) <= 90, name
            assert all(line == line.rstrip() for line in shown)
    (found,) = explain(spec, "order")
    fields = [line for line in lines(found, Style(False), 120) if " required" in line or " optional" in line]
    columns = {line.find(" required") if " required" in line else line.find(" optional") for line in fields}
    assert len(columns) == 1


def test_earlier_names_are_told() -> None:
    text = (REPO / "tests" / "cases" / "library" / "spec.yaml").read_text("utf-8")
    for old, new in (
        ("medium:   {type: Medium,", "medium:   {type: Medium, was: kindOf,"),
        ("WED: Wednesday", "WED: {doc: Wednesday, was: MIT}"),
        ("  Person:\n", "  Person:\n    was: Human\n"),
        ("  loan:\n", "  loan:\n    was: lending\n"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    library = load_text(text)
    for name, was in (
        ("Item.medium", "kindOf"),
        ("Weekday.WED", "MIT"),
        ("Person", "Human"),
        ("loan", "lending"),
    ):
        (found,) = explain(library, name)
        assert ("was", was) in found.facts, name


def test_nothing_in_a_spec_acts_on_the_terminal() -> None:
    nasty = load_file(NASTY)
    for name in known_names(nasty):
        for found in explain(nasty, name):
            assert not HIDDEN.search("".join(lines(found, Style(False), 100))), name


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--help"]) == 0
    assert "signalspec explain Batch" in capsys.readouterr().out
