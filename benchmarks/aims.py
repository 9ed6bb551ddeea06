"""What the product sets out to reach, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from benchmarks.results import Outcome
from benchmarks.timing import Measure, Rounds, Spread


@dataclass(frozen=True, slots=True)
class Aim:
    """`own` against another candidate, round by round; or what it takes by itself, or `beyond` another.

    With "at least", so many times as fast; with "at most", so much of the other's time, or so many units.
    """

    task: str
    own: str
    sense: Literal["at least", "at most"]
    limit: float
    against: str = ""
    beyond: str = ""
    measure: Measure = "cpu"
    unit: str = "x"
    factor: float = 1.0

    def says(self) -> str:
        if self.against:
            what = "speed" if self.sense == "at least" else "time"
            return f"{self.own}: {what} against {self.against}"
        what = {"cpu": "CPU time", "wall": "time", "peak": "memory"}[self.measure]
        return f"{self.own}: {what} beyond that of {self.beyond}" if self.beyond else f"{self.own}: {what}"

    def _measured(self, rounds: Rounds) -> Spread | None:
        if self.against and self.sense == "at least":
            return rounds.ratio(self.against, self.own, self.measure)
        if self.against:
            return rounds.ratio(self.own, self.against, self.measure)
        if self.beyond:
            return rounds.difference(self.own, self.beyond, self.measure)
        return rounds.spread(self.own, self.measure)

    def outcome(self, rounds: Rounds) -> Outcome | None:
        """None where one of the two was not measured."""
        spread = self._measured(rounds)
        if spread is None:
            return None
        return Outcome(self.says(), self.limit, self.sense, self.unit, spread.scaled(self.factor))


_PURE, _FAST, _COMPILED = "connect_signals", "connect_signals[fast]", "connect_signals, compiled"
_RUST = "jsonschema-rs, a schema a type"
_ONE = "signalspec validate, 1 process"
_LONG, _TWO = f"{_ONE}, a long file", "signalspec validate, 2 processes, a long file"

AIMS = (
    Aim("valid", _PURE, "at least", 1.4, "pydantic TypedDict"),
    Aim("valid", _PURE, "at least", 2.0, "pydantic models"),
    Aim("valid", _PURE, "at least", 2.7, "fastjsonschema"),
    Aim("valid", _PURE, "at most", 1.8, _RUST),
    Aim("valid", _COMPILED, "at least", 1.3, _RUST),
    Aim("errors", _PURE, "at least", 1.6, "pydantic TypedDict"),
    Aim("errors", _PURE, "at least", 1.6, "pydantic models"),
    Aim("errors", _PURE, "at least", 3.0, _RUST),
    Aim("errors", _COMPILED, "at least", 1.0, "pydantic TypedDict"),
    Aim("errors", _COMPILED, "at least", 1.0, _RUST),
    Aim("bytes", _PURE, "at most", 1.6, "json.loads, unchecked"),
    Aim("bytes", _FAST, "at most", 1.45, "orjson.loads, unchecked"),
    Aim("parse", _PURE, "at most", 0.9, "pydantic models"),
    Aim("ndjson", _ONE, "at most", 25, beyond="bare interpreter", measure="peak", unit="MB"),
    Aim("ndjson", _LONG, "at most", 2, beyond=_ONE, measure="peak", unit="MB"),
    Aim("ndjson", _TWO, "at least", 1.45, _LONG, measure="wall"),
    Aim("import", f"{_PURE}, import alone", "at most", 5, beyond="interpreter and re", unit="ms", factor=1e3),
    Aim("generate", "signalspec, all targets, Connect", "at most", 0.35, unit="s"),
)  # fmt: skip


def outcomes(task: str, rounds: Rounds) -> Iterator[Outcome]:
    """The aims of a task for which there are figures."""
    for aim in AIMS:
        if aim.task == task and (found := aim.outcome(rounds)) is not None:
            yield found
