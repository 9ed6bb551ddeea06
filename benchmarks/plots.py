"""Plots as SVG: the same figures give the same bytes; light or dark as the reader's system is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.rendering import template
from benchmarks.results import Result, Row
from benchmarks.wording import figure

_WIDTH = 760
_UNITS = {"s": "Seconds", "ms": "Milliseconds", "µs": "Microseconds"}


@dataclass(frozen=True, slots=True)
class _Scale:
    """A logarithmic axis from `low` to `high`, over pixels from `begin` to `end`.

    A difference that is lost in the spread may be below zero; it stands where the axis begins.
    """

    low: float
    high: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        share = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        return round(self.begin + share * (self.end - self.begin), 1)

    def ticks(self) -> list[tuple[float, str]]:
        """Place and label of 1, 2 and 5 times each power of ten; of the powers alone where it is many."""
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        for steps in ((1, 2, 5), (1,)):
            found = [step * 10.0**power for power in powers for step in steps]
            found = [value for value in found if self.low <= value <= self.high]
            if len(found) <= 9:
                break
        return [(self.at(value), f"{value:,g}") for value in found]


def _scale(values: Iterable[float], begin: float, end: float) -> _Scale:
    found = [value for value in values if value > 0]
    return _Scale(min(found) / 1.15, max(found) * 1.15, begin, end)


def _kind(row: Row) -> str:
    return "ours" if row.ours else "yardstick" if row.yardstick else "peer"


def dots(result: Result, title: str) -> str | None:
    """Ratios of a task, a line a row: a dot at the median, a bar from quartile to quartile."""
    rows = [(row, row.ratio) for row in result.rows if row.ratio]
    if len(rows) < 2:
        return None
    rows.sort(key=lambda pair: pair[1].median)
    label = round(14 + 7.6 * max(len(row.id) for row, _ in rows))
    values = [value for _, ratio in rows for value in (ratio.low, ratio.median, ratio.high)]
    scale = _scale([*values, 1.0], label + 12, _WIDTH - 60)
    lines = [
        {
            "name": row.id,
            "kind": _kind(row),
            "y": 62 + 24 * index,
            "x": scale.at(ratio.median),
            "low": scale.at(ratio.low),
            "high": scale.at(ratio.high),
            "value": figure(ratio.median),
        }
        for index, (row, ratio) in enumerate(rows)
    ]
    return template("dots.svg.j2").render(
        width=_WIDTH, height=72 + 24 * len(lines), floor=50 + 24 * len(lines), title=title, label=label,
        lines=lines, ticks=scale.ticks(), one=scale.at(1.0),
        says=f"times the time of {result.base}; less is better",
    )  # fmt: skip


def curves(result: Result, title: str) -> str | None:
    """Time by the number of fields, a line a candidate; only of the sizes that were made for it."""
    sizes = {
        group: size["fields"]
        for group, size in result.settings.get("sizes", {}).items()
        if group != "Connect"
    }
    names = list(dict.fromkeys(row.name for row in result.rows))
    found: list[tuple[Row, list[tuple[int, float]]]] = []
    for name in names:
        rows = [row for row in result.rows if row.name == name and row.group in sizes and row.amount]
        if len(rows) > 1:
            found.append((rows[0], [(sizes[row.group], row.amount.median) for row in rows if row.amount]))
    if not found:
        return None
    across = _scale((x for _, points in found for x, _ in points), 70, _WIDTH - 250)
    up = _scale((y for _, points in found for _, y in points), 400, 60)
    paths = [[(across.at(x), up.at(y)) for x, y in points] for _, points in found]
    lines = [
        {"name": row.name, "kind": _kind(row), "dash": index % 3, "points": path}
        for index, ((row, _), path) in enumerate(zip(found, paths, strict=True))
    ]
    labels = _apart([path[-1][1] for path in paths], 17)
    return template("curves.svg.j2").render(
        width=_WIDTH, height=440, floor=408, right=_WIDTH - 242, title=title, across=across.ticks(),
        up=up.ticks(), lines=list(zip(lines, labels, strict=True)), unit=_UNITS[result.unit],
    )  # fmt: skip


def _apart(places: Sequence[float], least: float) -> list[float]:
    """The places, moved down where they would be closer than `least`."""
    moved = list(places)
    last = -math.inf
    for index in sorted(range(len(places)), key=lambda index: places[index]):
        last = moved[index] = max(places[index], last + least)
    return moved
