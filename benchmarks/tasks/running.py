"""What the tasks have in common that run commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from benchmarks.aims import outcomes
from benchmarks.bench import Bench
from benchmarks.processes import Command
from benchmarks.results import Result, Row
from benchmarks.timing import Measure, Plan, Rounds, Spread, interleave


def run_commands(
    task: str,
    bench: Bench,
    commands: Iterable[Command],
    *,
    base: str,
    base_of: Callable[[Command], str] | None = None,
    beyond: str | None = None,
    measure: Measure = "cpu",
    unit: str = "ms",
    factor: float = 1e3,
    left_out: Iterable[str] = (),
    settings: Mapping[str, Any] | None = None,
    first_counts: bool = False,
    least: int = 0,
) -> Result:
    """Runs and checks each command once, times those that do it right, and fills the table.

    `base` names what ratios are to; `base_of` gives it by command where it differs. `factor` turns seconds
    into `unit`; where `beyond` names a yardstick, what that takes is taken off. The first run counts where
    `first_counts`, as it should for what takes long.
    """
    taking_part = [command for command in commands if command.yardstick or bench.wanted(command.name)]
    first = {command.id: command.turn() for command in taking_part}
    notes = {command.id: command.check() for command in taking_part if command.check}
    timed = {command.id: command.turn for command in taking_part if not notes.get(command.id)}
    rounds = interleave(
        timed,
        Plan(bench.profile.process_seconds, least or bench.profile.least),
        warm=1,
        first={name: first[name] for name in timed} if first_counts else None,
    )
    return Result(
        task=task,
        unit=unit,
        base=base,
        rows=[
            Row(
                name=command.name,
                library=command.library,
                group=command.group,
                amount=_scaled(_amount(rounds, command, beyond, measure), factor, command.per),
                ratio=_ratio(rounds, command, base_of(command) if base_of else base, beyond, measure),
                peak=_median(rounds.spread(command.id, "peak")),
                ours=command.ours,
                yardstick=command.yardstick,
                note=notes.get(command.id, ""),
            )
            for command in taking_part
        ],
        outcomes=list(outcomes(task, rounds)),
        left_out=list(left_out),
        settings=dict(settings or {}),
    )


def _amount(rounds: Rounds, command: Command, beyond: str | None, measure: Measure) -> Spread | None:
    if beyond is None or command.yardstick:
        return rounds.spread(command.id, measure)
    return rounds.difference(command.id, beyond, measure)


def _ratio(
    rounds: Rounds, command: Command, base: str, beyond: str | None, measure: Measure
) -> Spread | None:
    return None if command.yardstick else rounds.ratio(command.id, base, measure, beyond)


def _scaled(spread: Spread | None, factor: float, per: int) -> Spread | None:
    return spread.scaled(factor / per) if spread and per else None


def _median(spread: Spread | None) -> float | None:
    return spread.median if spread else None
