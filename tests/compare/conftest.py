"""Running the command line in a folder with the library's spec in a git repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from signalspec import cli

LIBRARY = (Path(__file__).parents[1] / "cases" / "library" / "spec.yaml").read_text("utf-8")
HERE = Path("spec", "signals.yaml")


def line_of(start: str) -> int:
    """The number of the line of the library's spec that begins so."""
    return next(n for n, line in enumerate(LIBRARY.splitlines(), 1) if line.startswith(start))


@dataclass
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]
Edit = Callable[[str, str], None]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command line; without colours, as no terminal is there."""

    def call(*args: str) -> Ran:
        capsys.readouterr()
        code = cli.run([*args])
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Replaces text in the working copy of the spec, of which `main` has the original."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    HERE.parent.mkdir()
    HERE.write_text(LIBRARY, encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "The library")
    git("-c", "user.name=t", "-c", "user.email=t@example.org", "tag", "-a", "v1.2", "-m", "A tag of its own")

    def change(old: str, new: str) -> None:
        text = HERE.read_text("utf-8")
        assert old in text, old
        HERE.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def git(*args: str) -> None:
    subprocess.run(["git", *args], check=True, capture_output=True)
