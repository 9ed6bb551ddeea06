"""What a task came to: rows of a table, aims met or missed; kept as one JSON file a task."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from benchmarks.timing import Spread

RESULTS = Path(__file__).with_name("results")


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate's figures. `amount` is in the task's unit; `ratio` is to the task's base, round by round.

    `group` tells rows of one candidate apart, such as the size of the input. A row without an amount was
    not measured, and `note` says why.
    """

    name: str
    library: str
    group: str = ""
    amount: Spread | None = None
    ratio: Spread | None = None
    peak: float | None = None
    ours: bool = False
    yardstick: bool = False
    note: str = ""

    @property
    def id(self) -> str:
        return identity(self.name, self.group)


def identity(name: str, group: str) -> str:
    return f"{name}, {group}" if group else name


@dataclass(frozen=True, slots=True)
class Outcome:
    """An aim, what was measured, and whether that is enough."""

    says: str
    limit: float
    sense: Literal["at most", "at least"]
    unit: str
    measured: Spread

    @property
    def met(self) -> bool:
        if self.sense == "at most":
            return self.measured.median <= self.limit
        return self.measured.median >= self.limit


@dataclass(frozen=True, slots=True)
class Result:
    """Of one task. `base` names the row, or the kind of rows, that ratios are to."""

    task: str
    unit: str
    base: str
    rows: list[Row]
    outcomes: list[Outcome] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    machine: dict[str, str] = field(default_factory=dict)


def save(result: Result, folder: Path = RESULTS) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / f"{result.task}.json"
    path.write_text(json.dumps(_rounded(asdict(result)), indent=1) + "\n", encoding="utf-8")


def load(folder: Path = RESULTS) -> Iterator[Result]:
    """All results in a folder, by the names of their tasks."""
    for path in sorted(folder.glob("*.json")):
        yield _result(json.loads(path.read_text(encoding="utf-8")))


def _rounded(value: Any) -> Any:
    """Figures to four digits: more would be noise, and large diffs."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list) else value


def _result(data: dict[str, Any]) -> Result:
    rows = [
        Row(**{**row, "amount": _spread(row["amount"]), "ratio": _spread(row["ratio"])})
        for row in data["rows"]
    ]
    outcomes = [
        Outcome(**{**outcome, "measured": Spread(**outcome["measured"])}) for outcome in data["outcomes"]
    ]
    return Result(**{**data, "rows": rows, "outcomes": outcomes})


def _spread(data: dict[str, Any] | None) -> Spread | None:
    return Spread(**data) if data else None
