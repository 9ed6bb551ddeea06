"""Commands that do next to nothing: what a user waits for before any work begins."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks.bench import NODE_MODULES, PEERS_BIN, SIGNALSPEC, Bench, Task
from benchmarks.contract import REPO, SCHEMAS, SPEC_FILE
from benchmarks.processes import Command
from benchmarks.results import Result
from benchmarks.tasks.running import run_commands

_SCHEMA = SCHEMAS / "signal.schema.json"
_BASE = "signalspec validate, one signal"


def _run_cold(bench: Bench) -> Result:
    file = bench.folder / "one.json"
    file.write_bytes(bench.pool.lines[bench.pool.good[0]])
    return run_commands(
        "cold",
        bench,
        [*_ours(file, bench.environment), *_peers(bench.folder, file)],
        base=_BASE,
        left_out=[] if PEERS_BIN.is_dir() else ["check-jsonschema: not installed"],
    )


COLD = Task(
    name="cold",
    title="Cold commands",
    says=("A new process for one signal, or for less. CPU time of the whole process."),
    run=_run_cold,
)


def _ours(file: Path, environment: dict[str, str]) -> Iterator[Command]:
    yield Command("interpreter", "Python", (sys.executable, "-c", "pass"), yardstick=True)
    spec = ("--spec", SPEC_FILE)
    for name, arguments in {
        "--version": ("--version",),
        "validate, one signal": ("validate", *spec, file),
        "lint": ("lint", *spec),
        "explain": ("explain", *spec, "pageView"),
    }.items():
        yield Command(
            f"signalspec {name}", "signalspec", (SIGNALSPEC, *arguments), ours=True, environment=environment
        )


def _peers(folder: Path, file: Path) -> Iterator[Command]:
    if find_spec("jsonschema"):
        command = (sys.executable, "-m", "jsonschema", "-i", file, _SCHEMA)
        yield Command("jsonschema, one signal", "jsonschema", command)
    if (PEERS_BIN / "check-jsonschema").exists():
        check = (PEERS_BIN / "check-jsonschema", "--schemafile", _SCHEMA, file)
        yield Command("check-jsonschema, one signal", "check-jsonschema", check)
    if find_spec("datamodel_code_generator"):
        version = (sys.executable, "-m", "datamodel_code_generator", "--version")
        yield Command("datamodel-codegen --version", "datamodel-code-generator", version)
    if (NODE_MODULES / "ajv").is_dir():
        one = (REPO / "benchmarks" / "node" / "one.mjs", NODE_MODULES, _SCHEMA, file)
        yield Command("Ajv, one signal", "Ajv", ("node", *one))
