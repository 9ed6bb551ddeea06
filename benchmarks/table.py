"""A task's result as a table for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.bench import Task
from benchmarks.results import Result
from benchmarks.wording import figure, limit, measured, row_note, spread


def table(result: Result, task: Task) -> str:
    """Title, rows and aims, in plain text."""
    peaks = any(row.peak for row in result.rows)
    head = ["", result.unit, f"times {result.base}", *(["MB"] if peaks else []), ""]
    rows = [
        [
            row.id,
            spread(row.amount),
            spread(row.ratio),
            *([figure(row.peak) if row.peak else ""] if peaks else []),
            row_note(row),
        ]
        for row in result.rows
    ]
    lines = [task.title, *_aligned([head, *rows])]
    lines += [f"  left out: {line}" for line in result.left_out]
    for outcome in result.outcomes:
        verdict = "met   " if outcome.met else "missed"
        lines.append(f"  {verdict} {outcome.says}: {limit(outcome)}, measured {measured(outcome)}")
    return "\n".join(lines)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Names to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    found = []
    for row in rows:
        name, *figures, note = row
        cells = [
            name.ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=False)),
        ]
        found.append(f"  {'  '.join(cells)}  {note}".rstrip())
    return found
