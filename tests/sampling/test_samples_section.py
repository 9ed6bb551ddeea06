"""The `samples` of a spec: which table gives what, and that they mean nothing to a payload."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from signalspec.build import build
from signalspec.load import load_text
from signalspec.model import EnumType, Json, Spec
from signalspec.payloads.numbering import has_number, numbered
from signalspec.payloads.tables import tables_by_field
from signalspec.resolved import digest
from signalspec.samples import check_samples

REPO = Path(__file__).resolve().parents[2]
SPEC = REPO / "spec" / "signals.yaml"
SHOP = """
signalspec: 1
name: shop-events
version: 1.0.0
title: Shop events
doc: What a shop tells.
schema_base: https://schemas.example.com/shop
transport:
  envelope: Event
  content: payload
  discriminator: kind
  operation: {mutation: track, argument: events, result: {ids: [ID]}, max_items: 10}
fields:
  kind: {type: string, doc: Which event it is.}
  payload: {type: content, doc: The event.}
  article: {type: string, doc: What is sold.}
  name: {type: string, max_length: 12, doc: What it is called.}
  price: {type: number, doc: Its price.}
objects:
  Event: {doc: What happened., required: [payload]}
signals:
  sold: {title: Sold, doc: Something was sold., required: [article, price], optional: [name]}
  seen: {title: Seen, doc: Somebody looked., required: [article], optional: [name]}
"""


def shop(tables: str) -> Spec:
    lines = "".join(f"    {line}\n" for line in tables.strip().splitlines())
    return load_text(f"{SHOP}samples:\n  tables:\n{lines}")


def chosen(spec: Spec, record: str) -> dict[str, str]:
    return {field: table.name for field, table in tables_by_field(spec.signal(record), spec.samples).items()}


def test_samples_change_nothing_but_samples(spec: Spec) -> None:
    text = SPEC.read_text(encoding="utf-8")
    bare = load_text(re.sub(r"^samples:\n(?:(?: .*)?\n)*", "", text, flags=re.MULTILINE), str(SPEC))
    assert spec.samples.tables and not bare.samples.tables
    assert digest(bare) == digest(spec)
    assert build(bare) == build(spec)


def test_a_table_of_its_own_comes_first() -> None:
    spec = shop("""
all: [{article: lamp, name: A lamp, price: 40}]
seen: [{name: Looked at}]
""")
    assert chosen(spec, "sold") == {"article": "all", "name": "all", "price": "all"}
    assert chosen(spec, "seen") == {"article": "all", "name": "seen"}


def test_then_the_table_with_most_of_the_fields_then_the_first() -> None:
    spec = shop("""
names: [{name: Somebody}]
articles: [{article: lamp}, {price: 40, name: A lamp}]
others: [{article: chair}]
""")
    assert chosen(spec, "sold") == {"article": "articles", "name": "articles", "price": "articles"}
    assert chosen(spec, "seen") == {"article": "articles", "name": "articles"}
    spec = shop("""
names: [{name: Somebody}]
articles: [{article: lamp}]
others: [{article: chair}]
""")
    assert chosen(spec, "seen") == {"article": "articles", "name": "names"}


def test_a_value_is_judged_where_it_is_used_alone() -> None:
    """Too long a name is none of the table's that another one is used for."""
    long = shop("all: [{name: Something long, article: lamp}]")
    assert [found.code for found in check_samples(long)] == ["sample"]
    hidden = shop("""
all: [{name: Something long, article: lamp}]
seen: [{name: Looked at}]
sold: [{name: Bought}]
""")
    assert list(check_samples(hidden)) == []


def test_values_with_numbers_are_judged_with_numbers_in_them() -> None:
    assert list(check_samples(shop('all: [{name: "N-{signal:9}"}]'))) == []
    assert [found.message for found in check_samples(shop('all: [{name: "Name {signal}"}]'))] == [
        "this sample breaks sold.name.max_length: `name` has at most 12 characters."
    ]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("A-{signal}", "A-1204"),
        ("A-{signal:6}", "A-001204"),
        ("{signal:2}/{session:3}", "04/007"),
        ("{session}", "7"),
        ("{sessions} {signal:0} {signal:} {} {Signal}", "{sessions} {signal:0} {signal:} {} {Signal}"),
        ({"a": ["{signal}", 5, None]}, {"a": ["1204", 5, None]}),
    ],
)
def test_numbers(text: Json, becomes: Json) -> None:
    assert numbered(text, 1204, 7) == becomes
    assert has_number(text) == (text != becomes)


class TestShippedSamples:
    """Nobody real is in them, and no address leads anywhere."""

    def values(self, value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for member in value.values() for text in self.values(member)]
        if isinstance(value, list):
            return [text for item in value for text in self.values(item)]
        return [value] if isinstance(value, str) else []

    def test_addresses_and_numbers_are_reserved(self, spec: Spec) -> None:
        rows = [row.value for table in spec.samples.tables for row in table.rows]
        texts = self.values(rows)
        assert len(texts) > 200
        hosts = [host for text in texts for host in re.findall(r"(?:https?://|@)([^/?#]+)", text)]
        assert hosts and all(host == "example.com" or host.endswith(".example.com") for host in hosts)
        phones = [text for text in texts if text.startswith("+")]
        assert phones and all(re.fullmatch(r"\+120255501\d\d|\+447700900\d{3}", text) for text in phones)

    def test_every_type_is_in_a_session(self, spec: Spec) -> None:
        shown = {name for session in spec.samples.sessions for name in session}
        assert shown == {signal.name for signal in spec.signals}

    def test_every_field_has_samples_of_its_own(self, spec: Spec) -> None:
        """But lists and objects, quantities that depend on nothing, and the clock."""
        made = {"category", "effect", "signalTimestamp", "itemQuantity", "interactionType"}
        totals = {total.field for total in spec.samples.totals} | {"orderValue"}
        for record in spec.records:
            named = tables_by_field(record, spec.samples)
            for field in record.fields:
                if field.scalar is not None or isinstance(field.element, EnumType):
                    assert field.name in named or field.name in made | totals, (record.name, field.name)
