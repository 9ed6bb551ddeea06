"""Figures as people read them."""

from __future__ import annotations

from benchmarks.results import Outcome, Row
from benchmarks.timing import Spread


def figure(value: float) -> str:
    """Two or three digits, and no more."""
    if abs(value) < 0.1:
        return f"{value:.2g}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def spread(value: Spread | None) -> str:
    """The median and, where there were several rounds, the quartiles."""
    if value is None:
        return ""
    if value.rounds < 3 or value.low == value.high:
        return figure(value.median)
    return f"{figure(value.median)} ({figure(value.low)} to {figure(value.high)})"


def row_note(row: Row) -> str:
    if row.amount is None and row.peak is None and not row.note:
        return "not measured"
    rounds = row.amount.rounds if row.amount else 0
    once = "one run" if rounds == 1 else "two runs" if rounds == 2 else ""
    return "; ".join(filter(None, (row.note, once)))


def limit(outcome: Outcome) -> str:
    return f"{outcome.sense} {figure(outcome.limit)} {outcome.unit}".replace(" x", "x")


def measured(outcome: Outcome) -> str:
    unit = outcome.unit if outcome.unit == "x" else f" {outcome.unit}"
    value = outcome.measured
    middle = f"{figure(value.median)}{unit}"
    return middle if value.rounds < 3 else f"{middle} ({figure(value.low)} to {figure(value.high)})"
