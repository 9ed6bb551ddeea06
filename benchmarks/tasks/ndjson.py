"""A file with a signal a line, to a report of all that is wrong with it: time by the clock, peak memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.bench import NODE_MODULES, SIGNALSPEC, Bench, Task
from benchmarks.contract import REPO, SPEC_FILE
from benchmarks.processes import Command
from benchmarks.results import Result, identity
from benchmarks.tasks.running import run_commands

_STREAM = REPO / "benchmarks" / "node" / "stream.mjs"
_JOBS = {"1 process": 1, "2 processes": 2}
_BASE = identity("signalspec validate", "1 process")
_LONG = ", a long file"


def _report(bench: Bench) -> Result:
    file = bench.folder / "signals.ndjson"
    bad = _write(bench, file, bench.profile.lines)
    return run_commands(
        "ndjson",
        bench,
        _commands(bench, file, bad),
        base=_BASE,
        base_of=lambda command: _BASE + (_LONG if command.group.endswith(_LONG) else ""),
        measure="wall",
        unit="µs",
        factor=1e6,
        first_counts=True,
        left_out=_left_out(bench),
        settings={
            "lines": bench.profile.lines,
            "megabytes": round(file.stat().st_size / 1e6),
            "bad": bad,
        },
    )


NDJSON = Task(
    name="ndjson",
    title="A file of signals to a report",
    says=(
        "A file with a signal a line, 5 % of them bad, to a file with every error. Time by the clock, start "
        "included; memory is the peak of the largest process. Libraries read and write in plain loops, and "
        "with two processes or threads each takes half of the file."
    ),
    run=_report,
    needs_crew=True,
)


def _write(bench: Bench, file: Path, lines: int) -> int:
    """Writes the corpus over and over, that many lines; returns how many are bad."""
    with file.open("wb") as out:
        out.writelines(line + b"\n" for line in islice(cycle(bench.pool.lines), lines))
    return sum(map(bool, islice(cycle(bench.pool.faults), lines)))


def _commands(bench: Bench, file: Path, bad: int) -> Iterator[Command]:
    bare = (sys.executable, "-I", "-S", "-c", "pass")
    yield Command("bare interpreter", "Python", bare, yardstick=True, per=0)
    # Validators are kept from the first run on, on any machine.
    one = bench.folder / "one.ndjson"
    _write(bench, one, 1)
    Command(
        "warm",
        "",
        (SIGNALSPEC, "validate", "--spec", SPEC_FILE, one),
        codes=(0, 1),
        environment=bench.environment,
    ).turn()
    yield from _signalspec(bench, file, bad, bench.profile.lines)
    if bench.profile.long_lines:
        long = bench.folder / "long.ndjson"
        bad_ones = _write(bench, long, bench.profile.long_lines)
        yield from _signalspec(bench, long, bad_ones, bench.profile.long_lines, _LONG)
    few = bench.profile.stream_peers
    for member in bench.members:
        if "report" in member.works and (member.ours or not few or member.name in few):
            for group, jobs in _JOBS.items():
                output = bench.folder / f"{member.name}-{jobs}"
                yield Command(
                    member.name,
                    member.library,
                    (
                        *(sys.executable, "-m", "benchmarks.stream", member.host.as_argument()),
                        *(bench.contract_file, member.name, file, output, str(jobs)),
                    ),
                    group,
                    ours=member.ours,
                    per=bench.profile.lines,
                    environment=member.host.environment(),
                    check=_finds(bad, output, jobs),
                )
    if (NODE_MODULES / "ajv").is_dir():
        yield from _ajv(bench, file, bad)


def _signalspec(bench: Bench, file: Path, bad: int, lines: int, suffix: str = "") -> Iterator[Command]:
    """The command itself, on as many processes as it can be told to use."""
    asked = subprocess.run((SIGNALSPEC, "validate", "--help"), capture_output=True, text=True, check=True)
    has_jobs = "--jobs" in asked.stdout
    for group, jobs in _JOBS.items():
        if jobs == 1 or has_jobs:
            output = file.with_name(f"signalspec-{file.stem}-{jobs}")
            chosen = ("--jobs", str(jobs)) if has_jobs else ()
            yield Command(
                "signalspec validate",
                "signalspec",
                (SIGNALSPEC, "validate", "--spec", SPEC_FILE, "--format", "ndjson", *chosen, file),
                group + suffix,
                ours=True,
                per=lines,
                environment=bench.environment,
                output=output,
                codes=(1,),
                check=_finds(bad, output),
            )


def _ajv(bench: Bench, file: Path, bad: int) -> Iterator[Command]:
    schemas = bench.folder / "schemas.json"
    by_type = {"whole": bench.contract.strict, "byType": bench.contract.strict_by_type()}
    schemas.write_text(json.dumps(by_type), encoding="utf-8")
    for group, jobs in _JOBS.items():
        output = bench.folder / f"ajv-{jobs}"
        command = ("node", _STREAM, NODE_MODULES, schemas, file, output, str(jobs))
        yield Command("Ajv", "Ajv", command, group, per=bench.profile.lines, check=_finds(bad, output, jobs))


def _finds(bad: int, output: Path, parts: int = 0) -> Callable[[], str]:
    """Asks whether a report, in so many parts, names as many signals as are bad."""
    files = [output.with_name(f"{output.name}.{number}") for number in range(parts)] or [output]

    def check() -> str:
        found = sum(map(_signals_in, files))
        return "" if found == bad else f"finds {found} bad signals of {bad}"

    return check


def _signals_in(report: Path) -> int:
    """How many lines of the input a report has something to say on."""
    with report.open(encoding="utf-8") as lines:
        return len({json.loads(line).get("line") for line in lines} - {None})


def _left_out(bench: Bench) -> Iterator[str]:
    for member in bench.members:
        if "report" in member.declines:
            yield f"{member.name}: {member.declines['report']}"
    if bench.profile.stream_peers:
        yield "the slower ones, and several ways to use one library: only the full run has them"
    if not (NODE_MODULES / "ajv").is_dir():
        yield "Ajv: not installed"
