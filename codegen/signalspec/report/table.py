"""Columns that line up."""

from __future__ import annotations

from collections.abc import Sequence

from signalspec.report.snippet import display_width


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines with the first column to the left and the others to the right; the first line is the head."""
    lines = [head, *rows]
    widths = [max(display_width(line[i]) for line in lines) for i in range(len(head))]
    return ["  ".join(_cells(line, widths)).rstrip() for line in lines]


def _cells(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = []
    for i, (text, width) in enumerate(zip(line, widths, strict=True)):
        space = " " * (width - display_width(text))
        cells.append(space + text if i else text + space)
    return cells
