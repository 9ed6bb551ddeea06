"""A host's process: takes requests as lines of JSON, answers each with one line.

    python -m benchmarks.worker HOST CONTRACT CORPUS

HOST is a Host as JSON, CONTRACT what `Contract.save` wrote, CORPUS a file with a signal a line.
Time is the process's CPU time, to which others on the machine add nothing.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from time import process_time_ns
from typing import Any, cast

from benchmarks.candidates import OF_TEXT, Candidate, Work
from benchmarks.contract import saved

# So many signals are judged ahead of each turn, untimed, so that code that waited is warm again.
_WARMING = 30


class Worker:
    """The candidates of one host, and the corpus as JSON texts."""

    def __init__(self, candidates: Sequence[Candidate], lines: Sequence[bytes]) -> None:
        self._candidates = {candidate.name: candidate for candidate in candidates}
        self._lines = lines

    def describe(self) -> list[dict[str, Any]]:
        return [
            {
                "name": candidate.name,
                "library": candidate.library,
                "works": list(candidate.judges),
                "declines": dict(candidate.declines),
                "ours": candidate.ours,
                "yardstick": candidate.yardstick,
            }
            for candidate in self._candidates.values()
        ]

    def verdicts(self, name: str, work: Work) -> list[int]:
        """How many problems each signal of the corpus has."""
        judge = self._candidates[name].judges[work]
        return [judge.problems(_fresh(work, line)) for line in self._lines]

    def turn(self, name: str, work: Work, numbers: Sequence[int]) -> int:
        """The CPU time, in nanoseconds, that judging the signals of these numbers takes.

        Dicts are read anew, as they come from a request or a file: in the cache, with no string that was
        hashed before.
        """
        judge = self._candidates[name].judges[work]
        data = [_fresh(work, self._lines[number]) for number in numbers]
        _timed(judge.call, [_fresh(work, line) for line in self._lines[:_WARMING]], judge.refusals)
        return _timed(judge.call, data, judge.refusals)


def _fresh(work: Work, line: bytes) -> Any:
    return line if work in OF_TEXT else json.loads(line)


def _timed(call: Callable[[Any], Any], data: Sequence[Any], refusals: tuple[type[Exception], ...]) -> int:
    gc.collect()
    refused = 0
    begun = process_time_ns()
    for one in data:
        try:
            call(one)
        except refusals:
            refused += 1
    return process_time_ns() - begun


def build(host: str, contract: Path) -> list[Candidate]:
    """The candidates of a host (`Host.as_argument`), in a process with the host's environment."""
    told: dict[str, Any] = json.loads(host)
    # An import of what is None in here fails as if it were not installed.
    cast(dict[str, object], sys.modules).update(dict.fromkeys(told["hidden"]))
    found: list[Candidate] = import_module(told["module"]).candidates(saved(contract))
    return [replace(one, name=told["name"]) for one in found] if told["name"] else found


def main() -> None:
    host, contract, corpus = sys.argv[1:]
    worker = Worker(build(host, Path(contract)), Path(corpus).read_bytes().splitlines())
    requests: dict[str, Callable[..., object]] = {
        "describe": worker.describe, "verdicts": worker.verdicts, "turn": worker.turn,
    }  # fmt: skip
    # What was loaded is no garbage; collections during a turn are the candidate's own.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        request, *arguments = json.loads(line)
        print(json.dumps(requests[request](*arguments)), flush=True)


if __name__ == "__main__":
    main()
