"""From a spec to files, in a process of its own, for specs of growing size."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path

from signalspec import naming
from signalspec.build import build
from signalspec.load import load_file
from signalspec.model import Spec

from benchmarks.bench import PEERS_BIN, SIGNALSPEC, Bench, Task
from benchmarks.contract import SPEC_FILE
from benchmarks.made_specs import made_spec, write_linkml, write_spec
from benchmarks.processes import Command
from benchmarks.results import Result, identity
from benchmarks.tasks.running import run_commands

ALL = "signalspec, all targets"
_LINKML = {"pydantic": "gen-pydantic", "JSON Schema": "gen-json-schema", "dataclasses": "gen-python"}


def _generate(bench: Bench) -> Result:
    inputs = [_Input("Connect", bench.folder / "connect", SPEC_FILE.read_text(encoding="utf-8"))]
    inputs += [_made(bench.folder, size) for size in bench.profile.sizes]
    # A cache of templates is there after the first run on any machine.
    warm = (SIGNALSPEC, "generate", "--spec", SPEC_FILE, "--out", bench.folder / "warm", "--quiet")
    Command("warm", "", warm, environment=bench.environment).turn()
    commands = [
        command for input in inputs for command in _commands(input, bench.environment, bench.profile.heavy)
    ]
    return run_commands(
        "generate",
        bench,
        commands,
        base=ALL,
        base_of=lambda command: identity(ALL, command.group),
        unit="s",
        factor=1.0,
        first_counts=True,
        # The largest spec takes some generators minutes; the others have their turns meanwhile.
        least=1 if bench.profile.heavy else bench.profile.least,
        left_out=list(_left_out(bench)),
        settings={
            "sizes": {input.group: {"signals": input.signals, "fields": input.fields} for input in inputs}
        },
    )


GENERATE = Task(
    name="generate",
    title="A spec to files",
    says=(
        "Cold processes, CPU time. Connect's spec, and made specs of 10, 100 and 1,000 signal types with 30 "
        "fields each (a quick run has the first). We write every target: Python, JSON Schemas, GraphQL, "
        "docs, test vectors, strategies, rules. datamodel-code-generator writes pydantic models from the "
        "portable JSON Schema that we generate, in its quickest setting; LinkML's generators write one kind "
        "of file each, from the same records in its language."
    ),
    run=_generate,
)


class _Input:
    """One contract in the languages of all generators, in a folder of its own."""

    def __init__(self, group: str, folder: Path, text: str) -> None:
        folder.mkdir()
        self.group = group
        self.folder = folder
        self.text = text
        self.spec_file, self.linkml, self.schema = (
            folder / "spec.yaml",
            folder / "linkml.yaml",
            folder / "schema.json",
        )
        self.spec_file.write_text(text, encoding="utf-8")
        spec = load_file(self.spec_file)
        self.signals = len(spec.signals)
        self.fields = sum(len(signal.fields) for signal in spec.signals)
        write_linkml(spec, self.linkml)
        self.schema.write_bytes(_portable(spec))


def _portable(spec: Spec) -> bytes:
    name = naming.snake_case(spec.transport.envelope.name)
    return build(spec, ["jsonschema"])["jsonschema"][f"jsonschema/portable/{name}.schema.json"]


def _made(folder: Path, size: int) -> _Input:
    path = folder / f"made-{size}.yaml"
    write_spec(made_spec(size), path)
    return _Input(f"{size:,} signals", folder / str(size), path.read_text(encoding="utf-8"))


def _commands(input: _Input, environment: dict[str, str], heavy: bool) -> Iterator[Command]:
    generate = (SIGNALSPEC, "generate", "--quiet", "--spec", input.spec_file, "--out")
    everything, python, changed = (input.folder / name for name in ("all", "python", "changed"))
    # What one run remembers must not be what another one takes away.
    kept = {**environment, "SIGNALSPEC_CACHE": str(input.folder / "cache")}
    edit = _edit(input, (*generate, changed), kept)
    ours = (
        (ALL, (*generate, everything), environment, _fresh(everything, environment)),
        (
            "signalspec, Python only",
            (*generate, python, "--target", "python"),
            environment,
            _fresh(python, environment),
        ),
        ("signalspec, one field changed", (*generate, changed), kept, edit),
    )
    for name, arguments, cache, before in ours:
        yield Command(name, "signalspec", arguments, input.group, ours=True, environment=cache, before=before)
    if find_spec("datamodel_code_generator"):
        models = input.folder / "models.py"
        models_command = (
            *(sys.executable, "-m", "datamodel_code_generator", "--formatters", "builtin"),
            *("--input", input.schema, "--input-file-type", "jsonschema"),
            *("--output-model-type", "pydantic_v2.BaseModel", "--output", models),
        )
        yield Command("datamodel-code-generator", "datamodel-code-generator", models_command, input.group)
    if PEERS_BIN.is_dir() and heavy:
        for what, generator in _LINKML.items():
            output = input.folder / generator
            linkml = (PEERS_BIN / generator, input.linkml)
            yield Command(f"LinkML, {what}", "linkml", linkml, input.group, output=output)


def _fresh(folder: Path, environment: dict[str, str]) -> Callable[[], object]:
    """Takes away what was generated, and what is remembered of the parts of specs."""

    def clear() -> None:
        for path in (folder, Path(environment["SIGNALSPEC_CACHE"], "parts")):
            shutil.rmtree(path, ignore_errors=True)

    return clear


def _edit(
    input: _Input, generate: tuple[str | Path, ...], environment: dict[str, str]
) -> Callable[[], object]:
    """Changes the description of the last field, and back; what is generated is there from the start."""
    fields = re.search(r"\nfields:\n(?: .*\n|\n|#.*\n)*", input.text)
    assert fields is not None
    at = [found.end() for found in re.finditer(r"\bdoc: (?=[A-Z])", fields.group())][-1] + fields.start()
    edited = f"{input.text[:at]}Edited. {input.text[at:]}"
    texts = cycle((edited, input.text))

    def edit() -> None:
        if not Path(generate[-1]).exists():
            Command("signalspec generate", "", generate, environment=environment).turn()
        input.spec_file.write_text(next(texts), encoding="utf-8")

    return edit


def _left_out(bench: Bench) -> Iterator[str]:
    if not bench.profile.heavy:
        yield "LinkML: takes minutes, so only the full run has it"
    elif not PEERS_BIN.is_dir():
        yield "LinkML: not installed"
