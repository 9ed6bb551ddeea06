"""The Python package of any spec compiles, imports, passes linters and type checkers, and works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from conftest import Built
from graphql import parse
from graphql.utilities import value_from_ast_untyped
from pydantic import TypeAdapter, ValidationError
from signalspec.naming import class_name, parameter
from signalspec.validators import load

REPO = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("use_package.py")


def run(*command: str, cwd: Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, input=text, capture_output=True, encoding="utf-8", check=False, timeout=300
    )


def test_every_module_compiles(built: Built) -> None:
    modules = built.texts("python", ".py")
    assert f"python/{built.package}/__init__.py" in modules
    for path, text in modules.items():
        compile(text, path, "exec", dont_inherit=True)


@pytest.mark.parametrize("flags", [("-W", "error"), ("-O", "-W", "error")], ids=" ".join)
def test_a_stranger_can_use_it(built: Built, flags: tuple[str, ...]) -> None:
    transport = built.spec.transport
    contents = [[signal.name, each.value] for signal in built.spec.signals for each in signal.examples]
    envelopes = [each.value for each in transport.envelope.examples]
    names = (str(built.python), built.package, transport.discriminator.name, transport.content.name)
    asked = json.dumps([contents, envelopes])
    done = run(sys.executable, "-I", *flags, str(SCRIPT), *names, cwd=built.out, text=asked)
    assert done.returncode == 0, done.stderr[-3000:]
    mutations, sent = json.loads(done.stdout)
    assert [item for text in mutations for item in items_of(text)] == sent


def items_of(mutation: str) -> list[Any]:
    """What GraphQL's own reader finds in the mutation's one argument."""
    (definition,) = parse(mutation).definitions
    (field,) = definition.selection_set.selections  # type: ignore[attr-defined]
    (argument,) = field.arguments
    found = value_from_ast_untyped(argument.value)
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize("arguments", [("check",), ("format", "--check", "--diff")], ids=" ".join)
def test_it_passes_ruff_with_the_settings_of_the_project(built: Built, arguments: tuple[str, ...]) -> None:
    config = f"--config={REPO / 'pyproject.toml'}"
    done = run(sys.executable, "-m", "ruff", *arguments, "--no-cache", config, ".", cwd=built.python)
    assert done.returncode == 0, done.stdout


def test_they_pass_mypy_strict(builds: dict[str, Built], tmp_path: Path) -> None:
    packages = [str(built.python / built.package) for built in builds.values()]
    done = run(sys.executable, "-m", "mypy", "--strict", "--cache-dir", ".", *packages, cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_they_pass_pyright_strict(builds: dict[str, Built], tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("pyright needs Node.js")
    packages = [built.python / built.package for built in builds.values()]
    include = [os.path.relpath(package, tmp_path) for package in packages]  # it passes over absolute paths
    settings = {"typeCheckingMode": "strict", "include": include, "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    found = ("--pythonpath", sys.executable, "--project", str(tmp_path))
    done = run(sys.executable, "-m", "pyright", "--outputjson", *found, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    files = [file for package in packages for file in package.rglob("*.py")]
    assert json.loads(done.stdout)["summary"]["filesAnalyzed"] == len(files)


def test_its_distribution_is_described(built: Built) -> None:
    project = tomllib.loads(built.texts("python", "pyproject.toml")["python/pyproject.toml"])["project"]
    assert project["name"] == built.spec.name
    assert "\n" not in project["description"]
    assert " ".join(built.spec.title.split()) in project["description"]


def test_it_keeps_the_vectors(built: Built) -> None:
    package = load(built.spec)
    dimensions = [built.spec.tier_dimension.name] if built.spec.tier_dimension else []
    ways = {"content": package.validate_content, "payload": package.validate}
    for path, text in built.texts("vectors", ".json").items():
        if path.endswith(("schema.json", "text.json")):
            continue
        for vector in json.loads(text):
            way = package.validate_batch if path.endswith("batch.json") else ways[judged(vector)]
            given = vector[judged(vector)]
            given = given * vector["repeat"] if "repeat" in vector else given
            options = {parameter(name): vector[name] for name in dimensions if name in vector}
            found = [{"rule": each.rule, "path": each.path} for each in way(given, **options)]
            assert found == vector["violations"], (path, vector["name"])
            assert vector["valid"] == (not found)


def test_its_pydantic_models_give_the_same_verdict(built: Built) -> None:
    package: Any = load(built.spec)
    models = import_module(f"{package.__name__}.pydantic_models")
    types = {
        "content": models.Content,
        "payload": getattr(models, class_name(built.spec.transport.envelope.name)),
    }
    adapters = {name: TypeAdapter(type) for name, type in types.items()}
    for path, text in built.texts("vectors", ".json").items():
        if path.endswith(("schema.json", "text.json", "batch.json")):
            continue
        for vector in json.loads(text):
            tiers = vector.keys() & set(
                (built.spec.tier_dimension and [built.spec.tier_dimension.name]) or []
            )
            try:
                model = adapters[judged(vector)].validate_python(vector[judged(vector)])
            except ValidationError:
                assert not vector["valid"], (path, vector["name"])
            else:
                assert vector["valid"] or tiers, (path, vector["name"])
                assert adapters[judged(vector)].validate_python(model.to_dict()) == model


def judged(vector: dict[str, Any]) -> str:
    return "content" if "content" in vector else "payload"
