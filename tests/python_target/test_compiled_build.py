"""The compiled build of the generated package is made of the same source and passes the same tests."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

REPO = Path(__file__).parents[2]
# Tests that ask the package on the path.
SUITE = (
    "tests/facts",
    "tests/vectors/test_vector_package.py",
    "tests/python_target/test_python_objects.py",
    "tests/python_target/test_python_properties.py",
)


def run(*command: str, **environment: str) -> str:
    env = {**os.environ, "CFLAGS": "-O0", **environment}  # compilers take their time to optimize
    done = subprocess.run(command, cwd=REPO, env=env, capture_output=True, text=True, timeout=800)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_compiled_build_passes_the_same_tests(tmp_path: Path) -> None:
    build = ("-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), "generated/python")
    before = sorted((REPO / "generated").rglob("*"))
    run(sys.executable, *build, CONNECT_SIGNALS_COMPILED="1")
    assert sorted((REPO / "generated").rglob("*")) == before
    (wheel,) = tmp_path.glob("*.whl")
    assert "none-any" not in wheel.name
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = "import connect_signals.validators.order as o, connect_signals.validation as v; print(o, v)"
    loaded = run(sys.executable, "-c", code, PYTHONPATH=str(site))
    assert loaded.count(str(site)) == loaded.count(".so'") + loaded.count(".pyd'") == 2
    options = ("-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:randomly")
    run(sys.executable, "-m", "pytest", *options, *SUITE, SIGNALSPEC_PACKAGE=str(site))
