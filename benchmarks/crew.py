"""The processes of all hosts, started together and asked in turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from benchmarks.candidates import Work
from benchmarks.hosts import Host
from benchmarks.timing import Turn


class HostError(Exception):
    """The process of a host ended, or did not start."""


class _Process:
    """One host's process."""

    def __init__(self, host: Host, contract: Path, corpus: Path) -> None:
        self.host = host
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker", host.as_argument(), str(contract), str(corpus)],
            env={**os.environ, **host.environment()},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            # Ctrl-C is for the run; a host's process ends when its input does.
            start_new_session=True,
        )

    def ask(self, *request: object) -> Any:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        try:
            stdin.write(json.dumps(request) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())
        except (BrokenPipeError, ValueError):
            raise HostError(f"the process of {self.host.name or self.host.module} ended; see above") from None

    def stop(self) -> None:
        self._process.communicate()


@dataclass(frozen=True, slots=True)
class Member:
    """A candidate in its host's process."""

    name: str
    library: str
    works: tuple[Work, ...]
    declines: dict[Work, str]
    ours: bool
    yardstick: bool
    process: _Process

    @property
    def host(self) -> Host:
        return self.process.host

    def verdicts(self, work: Work) -> list[int]:
        """How many problems it finds in each signal of the corpus."""
        found: list[int] = self.process.ask("verdicts", self.name, work)
        return found

    def turn(self, work: Work, numbers: Sequence[int]) -> Turn:
        seconds = self.process.ask("turn", self.name, work, list(numbers)) / 1e9
        return Turn(seconds, seconds)


class Crew:
    """All candidates of some hosts, in the hosts' order; a context manager, whose end ends the processes."""

    def __init__(self, hosts: Iterable[Host], contract: Path, corpus: Path) -> None:
        self._processes = [_Process(host, contract, corpus) for host in hosts]
        self.members: list[Member] = []

    def __enter__(self) -> Crew:
        try:
            for process in self._processes:
                for described in process.ask("describe"):
                    self.members.append(
                        Member(**{**described, "works": tuple(described["works"])}, process=process)
                    )
        except HostError:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        for process in self._processes:
            process.stop()
