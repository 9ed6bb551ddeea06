"""Explanations for people at a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from signalspec.explain.explanation import Explanation, Samples, Table, Verbatim
from signalspec.quoting import json_text
from signalspec.report.snippet import display_width
from signalspec.report.style import Style
from signalspec.report.visible import visible

_GAP = 2
_NARROWEST = 24


def lines(explanation: Explanation, style: Style, width: int) -> Iterator[str]:
    """The explanation as lines of at most `width` columns, where its words are short enough."""
    place = f"  {style.faint(visible(str(explanation.place)))}" if explanation.place else ""
    yield f"{style.strong(visible(explanation.name))}  {explanation.kind}{place}"
    for paragraph in _paragraphs(explanation.doc):
        yield from _wrapped(paragraph, width, "  ")
    facts = [(label, value) for label, value in explanation.facts if value]
    if facts:
        yield ""
        yield from _facts(facts, style, width)
    for table in explanation.tables:
        if table.rows:
            yield ""
            yield f"  {style.strong(table.title)}"
            yield from _table(table, style, width)
    for index, note in enumerate(explanation.notes):
        yield ""
        if not index:
            yield f"  {style.strong('notes')}"
        for paragraph in _paragraphs(note):
            yield from _wrapped(paragraph, width, "    ")


def _paragraphs(text: str) -> list[str]:
    return [visible(" ".join(part.split())) for part in text.split("\n\n") if part.strip()]


def _wrapped(text: str, width: int, margin: str) -> list[str]:
    return textwrap.wrap(
        text,
        max(width, _NARROWEST + len(margin)),
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _facts(facts: Sequence[tuple[str, str | tuple[str, ...]]], style: Style, width: int) -> Iterator[str]:
    room = max(display_width(label) for label, _ in facts) + _GAP
    for label, value in facts:
        margin = " " * (room + 2)
        first, *rest = _fact_lines(value, width, margin)
        yield f"  {style.faint(label)}{' ' * (room - display_width(label))}{first[len(margin) :]}"
        yield from rest


def _fact_lines(value: str | tuple[str, ...], width: int, margin: str) -> list[str]:
    """The lines of a fact; several answers stand side by side, none of them broken."""
    if isinstance(value, Verbatim):
        return [margin + visible(value)]
    if isinstance(value, str):
        return _wrapped(visible(value), width, margin) or [margin]
    shown = [visible(json_text(item) if isinstance(value, Samples) else item) for item in value]
    lines = [margin + shown[0]]
    for item in shown[1:]:
        if display_width(lines[-1]) + display_width(item) + 2 < width:
            lines[-1] += f", {item}"
        else:
            lines[-1] += ","
            lines.append(margin + item)
    return lines


def _table(table: Table, style: Style, width: int) -> Iterator[str]:
    """The table without the columns that have nothing in them; the last column is wrapped."""
    kept = [i for i in range(len(table.columns)) if any(row[i] for row in table.rows)]
    rows = [[visible(row[i]) for i in kept] for row in table.rows]
    head = [table.columns[i] for i in kept]
    widths = [max(display_width(row[i]) for row in (head, *rows)) for i in range(len(kept))]
    yield style.faint(_row(head, widths, width)[0])
    for row in rows:
        yield from _row(row, widths, width)


def _row(row: Sequence[str], widths: Sequence[int], width: int) -> list[str]:
    *cells, last = row
    start = "    "
    for cell, room in zip(cells, widths, strict=False):
        start += cell + " " * (room - display_width(cell) + _GAP)
    margin = " " * display_width(start)
    first, *rest = _wrapped(last, max(width, len(margin) + _NARROWEST), margin) or [margin]
    return [f"{start}{first[len(margin) :]}".rstrip(), *rest]
