"""A spec that tries to break out of its pages: every page still says what the spec says, and no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading import Page, broken_links, read, untamed
from signalspec.hidden import HIDDEN
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.quoting import json_text
from signalspec.rules import rules
from signalspec.targets import docs
from signalspec.targets.docs.markdown import visible


@pytest.fixture(scope="module")
def nasty() -> Spec:
    return load_file(Path(__file__).parent / "nasty.yaml")


@pytest.fixture(scope="module")
def pages(nasty: Spec) -> dict[str, Page]:
    return {path: read(text) for path, text in docs.files(nasty).items()}


def paragraphs(value: str) -> list[str]:
    return [" ".join(visible(part).split()) for part in value.split("\n\n") if part.strip()]


def has(page: Page, value: str) -> bool:
    """Whether some block of the page says all of `value`, paragraph by paragraph."""
    return all(any(part in text for text in page.texts) for part in paragraphs(value))


def has_value(page: Page, value: str) -> bool:
    return any(value in text or json_text(value) in text for text in page.texts)


def test_pages_hold_nothing_but_text_links_and_code(pages: dict[str, Page]) -> None:
    assert {path: untamed(page) for path, page in pages.items() if untamed(page)} == {}
    quoted = [path for path, page in pages.items() if "blockquote_open" in page.kinds]
    assert quoted == ["docs/signals/first.md"]  # the only one that is deprecated


def test_every_link_leads_to_a_page(pages: dict[str, Page]) -> None:
    assert broken_links(pages) == []


def test_tables_have_as_many_cells_as_columns(nasty: Spec) -> None:
    for path, text in docs.files(nasty).items():
        for block in text.split("\n\n"):
            rows = [line for line in block.split("\n") if line.startswith("|")]
            assert len({row.replace("&#124;", "").count("|") for row in rows}) <= 1, (path, block)


def test_the_index_says_all(nasty: Spec, pages: dict[str, Page]) -> None:
    index = pages["docs/index.md"]
    assert index.headings[0] == nasty.title
    operation = nasty.transport.operation
    assert nasty.tier_dimension
    said = [nasty.doc, operation.doc, operation.note or "", *(t.doc for t in nasty.tier_dimension.tiers)]
    said += [text for signal in nasty.signals for text in (signal.title, signal.doc)]
    said += [address for _, address in operation.endpoints]
    assert [text for text in said if not has(index, text)] == []


def test_pages_of_records_say_all(nasty: Spec, pages: dict[str, Page]) -> None:
    for record in nasty.records:
        folder = "signals/" if record in nasty.signals else "objects/"
        path = "docs/envelope.md" if record is nasty.transport.envelope else f"docs/{folder}{record.name}.md"
        said = [record.doc, record.note or ""]
        said += [text for f in record.fields for text in (f.doc, f.note or "")]
        said += [r.doc for r in record.rules if hasattr(r, "doc")]
        given_up = [f.deprecated for f in record.fields] + [getattr(record, "deprecated", None)]
        said += [text for d in given_up if d for text in (d.since or "", d.doc or "")]
        said += [rule.id for rule in rules(nasty) if rule.owner == record.name]
        assert [text for text in said if not has(pages[path], text)] == [], path


def test_lists_say_all(nasty: Spec, pages: dict[str, Page]) -> None:
    enums, formats = pages["docs/enums.md"], pages["docs/formats.md"]
    for enum in nasty.enums:
        said = [enum.doc, enum.note or "", *(value.doc for value in enum.values)]
        assert [text for text in said if not has(enums, text)] == []
        assert [value.value for value in enum.values if not has_value(enums, value.value)] == []
    for format in nasty.formats:
        assert has(formats, format.doc) and has(formats, format.note or "")
        assert format.pattern in formats.code("text")
        assert all(any(json_text(s) in t for t in formats.texts) for s in (*format.matches, *format.rejects))


def test_nothing_invisible_reaches_a_page(nasty: Spec) -> None:
    for path, text in docs.files(nasty).items():
        assert [c for c in HIDDEN.findall(text) if c != "\n"] == [], path


def test_a_signal_called_like_a_section_links_to_the_section(pages: dict[str, Page]) -> None:
    assert pages["docs/signals/second.md"].headings[:2] == ["Notes", "Fields"]
    assert pages["docs/envelope.md"].headings[0] == "Notes: the envelope"


def test_examples_stay_whole(nasty: Spec, pages: dict[str, Page]) -> None:
    page = pages["docs/signals/first.md"]
    (shown,) = (json.loads(source) for source in page.code("json"))
    assert shown == {"kind": "first", **nasty.signal("first").examples[0].value}
    assert isinstance(shown["price"], float)
    assert len(page.code("python")) == len(page.code("graphql")) == 1


def test_an_example_that_is_no_json_is_left_to_the_check_of_examples(nasty: Spec) -> None:
    from dataclasses import replace

    signal = nasty.signal("second")
    bad = replace(nasty.signal("first").examples[0], value={"parts": float("inf")})
    spec = replace(nasty, signals=(nasty.signals[0], replace(signal, examples=(bad,))))
    assert "## Example" not in docs.files(spec)["docs/signals/second.md"]
