"""Both distributions: they build from an sdist, leave nothing in the tree, and work from any folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
SITE_PACKAGES = [path for path in sys.path if path.endswith("site-packages")]


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=300)


def build(source: Path, tmp_path: Path) -> Path:
    """The wheel, built from the sdist of a copy of `source` as the tools of a release would."""
    before = sorted(source.rglob("*"))
    done = run(
        sys.executable, "-m", "build", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(source),
        cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(source.rglob("*")) == before
    return next((tmp_path / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def toolkit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed toolkit, without its dependencies."""
    folder = tmp_path_factory.mktemp("toolkit")
    source = folder / "source"
    source.mkdir()
    for name in ("codegen", "spec", "README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml"):
        path = REPO / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, source / name)
    wheel = build(source, folder)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_toolkit_works_from_any_folder_with_the_shipped_spec(toolkit: Path, tmp_path: Path) -> None:
    assert (toolkit / "signalspec/shipped/signals.yaml").read_bytes() == (
        REPO / "spec/signals.yaml"
    ).read_bytes()
    path = os.pathsep.join([str(toolkit), *SITE_PACKAGES])
    code = (
        "import signalspec, sys; from signalspec.cli import run\n"
        "print(signalspec.__file__); sys.exit(run(sys.argv[1:]))"
    )
    done = run(sys.executable, "-S", "-c", code, "generate", "--out", "made", cwd=tmp_path, PYTHONPATH=path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(toolkit) in done.stdout.splitlines()[0]
    for made in (tmp_path / "made").rglob("*"):
        if made.is_file():
            committed = REPO / "generated" / made.relative_to(tmp_path / "made")
            assert made.read_bytes() == committed.read_bytes(), made


def test_the_toolkit_brings_its_pytest_plugin(toolkit: Path, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "def test_it(signal_spec, signal_samples, pytestconfig):\n"
        "    assert pytestconfig.pluginmanager.get_plugin('signalspec').__file__.startswith("
        f"{str(toolkit)!r})\n"
        "    assert 'shipped' in signal_spec.file and signal_samples.signal(signal_spec.signals[0].name)\n"
    )
    path = os.pathsep.join([str(toolkit), *SITE_PACKAGES])
    code = "import pytest, sys; sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider', '--signal-coverage']))"
    done = run(sys.executable, "-S", "-c", code, cwd=tmp_path, PYTHONPATH=path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout and "signal coverage: " in done.stdout


def test_connect_signals_installs_with_its_data_and_without_dependencies(tmp_path: Path) -> None:
    source = tmp_path / "generated"
    shutil.copytree(REPO / "generated", source, ignore=shutil.ignore_patterns("__pycache__"))
    wheel = build(source / "python", tmp_path)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
        metadata = archive.read(next(n for n in archive.namelist() if n.endswith("METADATA"))).decode()
    assert not [
        line for line in metadata.splitlines() if line.startswith("Requires-Dist") and "extra" not in line
    ]
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import json, connect_signals as c\n"
        "from importlib.resources import files\n"
        "root = files('connect_signals')\n"
        "json.loads((root / 'jsonschema/content.schema.json').read_text())\n"
        "json.loads((root / 'vectors/order.json').read_text())\n"
        "print((root / 'graphql/schema.graphql').read_text()[:1], c.validate({})[0].rule, c.SPEC_VERSION)\n"
    )
    done = run(sys.executable, "-I", "-S", "-c", code, str(tmp_path / "site"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[1:] == ["Signal.appKey.required", "1.0.0"]
