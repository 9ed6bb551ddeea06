"""The pages of the shipped spec: complete, connected, and quiet where nothing changed."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace

import pytest
from reading import Page, broken_links, read, untamed
from signalspec.capabilities import STATUSES
from signalspec.model import Field, SignalType, Spec
from signalspec.rules import rules
from signalspec.targets import docs


@pytest.fixture(scope="module")
def sources(spec: Spec) -> dict[str, str]:
    return docs.files(spec)


@pytest.fixture(scope="module")
def pages(sources: dict[str, str]) -> dict[str, Page]:
    return {path: read(text) for path, text in sources.items()}


def test_there_is_a_page_for_everything(spec: Spec, sources: dict[str, str]) -> None:
    lists = ("index", "envelope", "enums", "formats", "rules", "capabilities", "changes")
    expected = {f"docs/{name}.md" for name in lists}
    expected |= {f"docs/signals/{signal.name}.md" for signal in spec.signals}
    expected |= {f"docs/objects/{record.name}.md" for record in spec.objects}
    assert set(sources) == expected


def test_every_link_leads_somewhere(pages: dict[str, Page]) -> None:
    assert broken_links(pages) == []
    assert sum(len(page.links) for page in pages.values()) > 200


def test_pages_are_plain_markdown(pages: dict[str, Page]) -> None:
    assert {path: untamed(page) for path, page in pages.items() if untamed(page)} == {}


def test_pages_are_neatly_spaced(sources: dict[str, str]) -> None:
    for path, text in sources.items():
        outside = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
        assert text.endswith("\n") and not text.endswith("\n\n"), path
        assert not re.search(r"[ \t]$", text, flags=re.MULTILINE), path
        assert "\n\n\n" not in text, path
        assert not re.search(r"[^\n]\n(#|\| Field|\| Rule)", outside), path


def test_the_tier_matrix_is_that_of_the_spec(spec: Spec, sources: dict[str, str]) -> None:
    index = sources["docs/index.md"].split("\n")
    assert f"| Signal | `signalType` | Meaning | {' | '.join(spec.tiers)} |" in index
    for signal in spec.signals:
        marks = " | ".join("✓" if tier in signal.tiers else "·" for tier in spec.tiers)
        row = f"| [{signal.title}](signals/{signal.name}.md) | `{signal.name}` | {signal.doc} | {marks} |"
        assert row in index


def test_the_index_says_how_signals_travel(spec: Spec, sources: dict[str, str]) -> None:
    index = sources["docs/index.md"]
    operation = spec.transport.operation
    for said in (operation.name, operation.argument, str(operation.max_items), operation.key_header):
        assert said and said in index
    for region, address in operation.endpoints:
        assert f"| {region} | `{address}` |" in index


def test_each_field_has_its_row(spec: Spec, sources: dict[str, str]) -> None:
    for record in spec.records:
        folder = "signals/" if isinstance(record, SignalType) else "objects/"
        path = "docs/envelope.md" if record is spec.transport.envelope else f"docs/{folder}{record.name}.md"
        for field in record.fields:
            (row,) = re.findall(rf"^\| `{field.name}` \|.*", sources[path], flags=re.MULTILINE)
            assert ("**required**" in row) == field.required
            assert field.doc in row.replace("`", "")
            assert ("[Note](#notes)" in row) == bool(field.note)


def test_limits_are_shown_but_for_those_that_every_number_has(spec: Spec, sources: dict[str, str]) -> None:
    page = sources["docs/signals/order.md"].split("## Rule ids")[0]
    assert "at most 256 characters" in page
    assert "[timestamp](../formats.md#timestamp)" in page
    assert "*advice: only `positive`*" in page
    assert "e+308" not in page and "2147483647" not in page
    assert "2147483647" in sources["docs/index.md"]


def test_every_note_is_on_the_page_that_it_concerns(spec: Spec, pages: dict[str, Page]) -> None:
    for record in spec.records:
        folder = "signals/" if isinstance(record, SignalType) else "objects/"
        path = "docs/envelope.md" if record is spec.transport.envelope else f"docs/{folder}{record.name}.md"
        for note in (record.note, *(field.note for field in record.fields)):
            assert note is None or any(note in text for text in pages[path].texts), (path, note)


def test_every_rule_has_its_id_on_the_list_and_on_its_owners_page(
    spec: Spec, sources: dict[str, str]
) -> None:
    listed = sources["docs/rules.md"]
    everywhere = "".join(text for path, text in sources.items() if path != "docs/rules.md")
    for rule in rules(spec):
        assert f"| `{rule.id}` | `{rule.code}` | {rule.level} |" in listed
        assert f"| `{rule.id}` | `{rule.code}` | {rule.level} |" in everywhere


def test_the_long_list_has_a_row_for_each_letter(sources: dict[str, str]) -> None:
    rows = re.findall(r"^\| ([A-Z]) \| (.*) \|$", sources["docs/enums.md"], flags=re.MULTILINE)
    codes = re.findall(r"`([A-Z]{3})`", " ".join(values for _, values in rows))
    assert [letter for letter, _ in rows] == sorted({code[0] for code in codes})
    assert len(codes) > 170 and all(f"`{code}`" not in letter for letter, _ in rows for code in codes)


def test_the_capability_page_knows_every_status(sources: dict[str, str]) -> None:
    page = sources["docs/capabilities.md"]
    assert all(f"*{status}*" in page for status in STATUSES)
    table = [line for line in page.split("\n") if line.startswith("|")]
    assert len({line.count("|") for line in table}) == 1


def changed_lines(before: dict[str, str], after: dict[str, str]) -> list[str]:
    lines: list[str] = []
    for path in before.keys() | after.keys():
        old, new = before.get(path, "").split("\n"), after.get(path, "").split("\n")
        found = difflib.unified_diff(old, new, lineterm="", n=0)
        lines += [line for line in found if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return lines


def with_field(spec: Spec, signal: str, field: Field) -> Spec:
    changed = [
        replace(s, fields=tuple(field if f.name == field.name else f for f in s.fields))
        if s.name == signal
        else s
        for s in spec.signals
    ]
    return replace(spec, signals=tuple(changed))


def test_a_changed_field_is_a_changed_row(spec: Spec, sources: dict[str, str]) -> None:
    field = spec.signal("order").field("orderTax")
    changed = with_field(spec, "order", replace(field, doc="Tax, rounded."))
    assert len(changed_lines(sources, docs.files(changed))) == 2
    stricter = replace(field, limits=replace(field.limits, minimum=0))
    changed = with_field(spec, "order", stricter)
    # The row, the rule on two pages, and a kind of rule that the spec did not have.
    assert len(changed_lines(sources, docs.files(changed))) <= 8


def test_a_changed_value_is_a_changed_row(spec: Spec, sources: dict[str, str]) -> None:
    (currency,) = (enum for enum in spec.enums if enum.name == "Currency")
    values = tuple(replace(v, doc="Another name") if v.value == "EUR" else v for v in currency.values)
    changed = replace(
        spec, enums=tuple(replace(e, values=values) if e is currency else e for e in spec.enums)
    )
    assert len(changed_lines(sources, docs.files(changed))) == 2


def test_a_spec_without_tiers_lists_examples_and_endpoints_has_pages_too(spec: Spec) -> None:
    operation = replace(spec.transport.operation, endpoints=(), key_header=None, note=None, doc="", result=())
    bare = replace(
        spec,
        tier_dimension=None,
        formats=(),
        transport=replace(spec.transport, operation=operation, wrapper=None),
        signals=tuple(replace(s, tiers=(), examples=()) for s in spec.signals),
    )
    bare = replace(bare, enums=())
    sources = docs.files(replace(spec, tier_dimension=None, transport=bare.transport, signals=bare.signals))
    pages = {path: read(text) for path, text in sources.items()}
    assert broken_links(pages) == []
    assert not pages["docs/index.md"].fences and not pages["docs/envelope.md"].fences
    assert "subscription" not in sources["docs/signals/order.md"]
    assert "| Signal | `signalType` | Meaning |\n| --- | --- | --- |\n" in sources["docs/index.md"]
