"""From the interpreter's start to the first verdict: what importing and setting up a validator costs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench, Task
from benchmarks.contract import SCHEMAS
from benchmarks.hosts import builds
from benchmarks.processes import Command
from benchmarks.results import Result
from benchmarks.tasks.running import run_commands

_SCHEMA = SCHEMAS / "content.schema.json"
_PORTABLE = SCHEMAS / "portable" / "content.schema.json"
_GROUND = "interpreter and re"
# Ours is too close to the ground for a ratio to it to be steady.
_BASE = "pydantic, generated models"
# Model type of datamodel-code-generator, and what takes a dict to an object of the class that it makes.
_GENERATED = {
    "pydantic": ("pydantic_v2.BaseModel", "Content.model_validate(content)"),
    "msgspec": ("msgspec.Struct", "import msgspec; msgspec.convert(content, Content)"),
}


def _import(bench: Bench) -> Result:
    contents = (json.loads(bench.pool.lines[number])["signalContent"] for number in bench.pool.good)
    content = next(content for content in contents if content["signalType"] == "pageView")
    return run_commands(
        "import",
        bench,
        _commands(bench.folder, content),
        base=_BASE,
        beyond=_GROUND,
        # Milliseconds beyond something: the more turns, the better.
        least=5 * bench.profile.least,
        left_out=["attrs + cattrs: its classes are made at run time here, not written to a file"],
    )


IMPORTS = Task(
    name="import",
    title="Start to the first verdict",
    says=(
        "A Python process that imports a validator, gets it ready and judges the content of a page view: "
        "CPU time beyond that of an interpreter that imports re. Models are written to files by "
        "datamodel-code-generator, fastjsonschema's code by itself; the other libraries read the JSON Schema "
        "and compile it."
    ),
    run=_import,
)


def _commands(folder: Path, content: dict[str, Any]) -> Iterator[Command]:
    yield Command(_GROUND, "Python", (sys.executable, "-c", "import re"), yardstick=True)
    for host in builds():
        if not host.name or "[fast]" in host.name:  # the extras serve text and objects
            continue
        for what, code in {
            "import alone": "from connect_signals import validate",
            "first verdict": f"from connect_signals import validate_content as v; assert not v({content!r})",
            "first object": f"from connect_signals import parse_content; parse_content({content!r})",
        }.items():
            yield Command(
                f"{host.name}, {what}",
                "connect-signals",
                (sys.executable, "-c", code),
                ours=True,
                environment=host.environment(),
            )
    for name, library, code in _peers(folder):
        command = (sys.executable, "-c", f"content = {content!r}; {code}")
        yield Command(name, library, command, environment={"PYTHONPATH": str(folder)})


def _peers(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Name, library and code of those that are installed."""
    if find_spec("datamodel_code_generator"):
        for library, (kind, convert) in _GENERATED.items():
            if find_spec(library):
                _write_models(folder / f"{library}_models.py", kind)
                code = f"from {library}_models import Content; {convert}"
                yield f"{library}, generated models", library, code
    schema = f"json.load(open({str(_SCHEMA)!r}))"
    if find_spec("jsonschema_rs"):
        code = f"import json, jsonschema_rs as j; assert j.validator_for({schema}).is_valid(content)"
        yield "jsonschema-rs", "jsonschema-rs", code
    if find_spec("fastjsonschema"):
        import fastjsonschema

        named = json.loads(_PORTABLE.read_text(encoding="utf-8"))
        compiled = fastjsonschema.compile_to_code({key: named[key] for key in named if key != "$id"})
        (folder / "compiled_schema.py").write_text(compiled, encoding="utf-8")
        code = "import compiled_schema as c; c.validate(content)"
        yield "fastjsonschema, written to a file", "fastjsonschema", code
    if find_spec("jsonschema"):
        code = f"from jsonschema import Draft202012Validator as D; assert D({schema}).is_valid(content)"
        yield "jsonschema", "jsonschema", f"import json; {code}"


def _write_models(path: Path, kind: str) -> None:
    command = (
        *(sys.executable, "-m", "datamodel_code_generator", "--formatters", "builtin"),
        *("--input", str(_PORTABLE), "--input-file-type", "jsonschema"),
        *("--output-model-type", kind, "--output", str(path)),
    )
    subprocess.run(command, check=True, capture_output=True)
