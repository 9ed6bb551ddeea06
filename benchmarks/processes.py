"""Commands as candidates: each turn is one run in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.results import identity
from benchmarks.timing import Turn

_LAUNCH = Path(__file__).with_name("launch.py")


class CommandError(Exception):
    """A command did not end as it should; the message has its last words."""


@dataclass(frozen=True, slots=True)
class Command:
    """A candidate's name, library and group as in a result's row, and how to run it.

    `before` runs ahead of each turn and is not timed; `codes` are the exit codes that are fine; `check` looks
    at what a run left behind and says what is wrong with it, or nothing. Amounts are for one of the `per`
    pieces of work that a run does; where that is 0, its time does not matter.
    """

    name: str
    library: str
    arguments: Sequence[str | Path]
    group: str = ""
    ours: bool = False
    yardstick: bool = False
    per: int = 1
    output: Path | str = os.devnull
    environment: Mapping[str, str] = field(default_factory=dict)
    codes: Collection[int] = (0,)
    before: Callable[[], object] | None = None
    check: Callable[[], str] | None = None

    @property
    def id(self) -> str:
        return identity(self.name, self.group)

    def turn(self, _: int = 0) -> Turn:
        """Runs the command. Raises CommandError where it fails."""
        if self.before is not None:
            self.before()
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(_LAUNCH), str(self.output), *map(str, self.arguments)],
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **self.environment},
            capture_output=True,
            text=True,
        )
        figures = json.loads(done.stdout) if done.returncode == 0 else {"code": done.returncode}
        if figures["code"] not in self.codes:
            words = done.stderr.strip().splitlines()[-3:]
            raise CommandError(f"{self.id}: exit code {figures['code']}: {' | '.join(words)}")
        return Turn(figures["cpu"], figures["wall"], figures["peak"])
