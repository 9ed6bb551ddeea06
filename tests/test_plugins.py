"""Targets of other distributions: installed as pip leaves them, selected by name, named when they fail."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest
from signalspec import cli

REPO = Path(__file__).resolve().parents[1]
SPEC = REPO / "tests" / "cases" / "library" / "spec.yaml"

# Counts the fields of each signal, in a format of its own.
COUNTS = """
from signalspec.model import Spec


def files(spec: Spec) -> dict[str, str]:
    lines = [f"{signal.name},{len(signal.fields)}\\n" for signal in spec.signals]
    return {"counts/fields.csv": "".join(lines)}
"""

Install = Callable[..., None]
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    site = tmp_path / "site-packages"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    made: set[str] = set()

    def installed(source: str, *, name: str = "counts", distribution: str = "signalspec_counts") -> None:
        """A distribution of one module, and the entry point of a target in its metadata."""
        module = f"{distribution}_module"
        made.add(module)
        (site / f"{module}.py").write_text(source)
        metadata = site / f"{distribution}-1.2.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n")
        (metadata / "entry_points.txt").write_text(f"[signalspec.targets]\n{name} = {module}\n")
        invalidate_caches()

    yield installed
    for module in made:
        sys.modules.pop(module, None)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(name: str, *arguments: object) -> tuple[int, str]:
        line = [name, "--spec", SPEC, "--out", tmp_path / "out", *arguments]
        code = cli.run([str(argument) for argument in line])
        return code, "".join(capsys.readouterr())

    return command


def test_a_plugin_is_a_target_among_others(tmp_path: Path, install: Install, run: Run) -> None:
    install(COUNTS)
    out = tmp_path / "out"
    assert run("generate", "--target", "counts", "--target", "rules")[0] == 0
    assert "," in (out / "counts" / "fields.csv").read_text()
    manifest = json.loads((out / "MANIFEST.json").read_text())["files"]
    assert {path: entry["target"] for path, entry in manifest.items()} == {
        "counts/fields.csv": "counts",
        "rules.json": "rules",
    }
    assert run("check", "--target", "counts")[0] == 0
    (out / "counts" / "fields.csv").write_text("mine")
    code, said = run("check", "--target", "counts")
    assert (code, "hand-edited" in said) == (1, True)


def test_what_a_plugin_made_stays(tmp_path: Path, install: Install, run: Run) -> None:
    install(COUNTS)
    assert run("generate", "--target", "counts")[0] == 0
    assert run("generate")[0] == 0
    assert run("check")[0] == 0
    assert (tmp_path / "out" / "counts" / "fields.csv").exists()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "import nowhere_at_all",
            "cannot be imported: ModuleNotFoundError: No module named 'nowhere_at_all'",
        ),
        ("x = (", "cannot be imported: SyntaxError"),
        ("raise SystemExit(0)", "cannot be imported: SystemExit: 0"),
        ("def files(spec): exit(0)", "failed: SystemExit: 0"),
        ("def file(spec): return {}", "has no function `files(spec)`"),
        ("files = {}", "has no function `files(spec)`"),
        ("def files(): return {}", "failed: TypeError"),
        ("def files(spec):\n    return spec.nothing", "signalspec_counts_module.py:2)"),
        ("def files(spec): return [1]", "gave a list, not a mapping"),
        ("def files(spec): return {1: ''}", "gave a int for a path"),
        ("def files(spec): return {'a': b''}", "gave a bytes for 'a'"),
        ("def files(spec): return {'a': '\\ud800'}", "has no UTF-8"),
        ("def files(spec): return {'../a': ''}", "leads out of its directory"),
        ("def files(spec): return {'rules.json': ''}", "both make 'rules.json'"),
    ],
)
def test_a_plugin_that_fails_is_named(
    tmp_path: Path, install: Install, run: Run, source: str, said: str
) -> None:
    install(source)
    code, output = run("generate", "--target", "rules", "--target", "counts")
    assert (code, said in output) == (2, True), output
    assert not (tmp_path / "out").exists()
    if "../" not in source and "rules.json" not in source:
        assert "the target 'counts' of signalspec_counts 1.2" in output
    # Nobody else is harmed by it.
    assert run("generate", "--target", "rules")[0] == 0


def test_names_are_taken_once(install: Install, run: Run) -> None:
    install(COUNTS, name="docs", distribution="signalspec_docs")
    code, said = run("generate", "--target", "docs")
    assert (code, "'docs' is built in, and signalspec_docs 1.2 brings" in said) == (2, True), said
    install(COUNTS, name="counts", distribution="signalspec_one")
    install(COUNTS, name="counts", distribution="signalspec_two")
    code, said = run("generate", "--target", "counts")
    assert (code, "signalspec_one 1.2 and" in said, "signalspec_two 1.2" in said) == (2, True, True), said


def test_an_unknown_name_is_told_the_nearest_of_the_plugins(install: Install, run: Run) -> None:
    install(COUNTS)
    code, said = run("generate", "--target", "count")
    assert (code, "did you mean 'counts'?" in said) == (2, True)
