"""What the tests of lint share: a folder with a spec in it, and the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from lint_runs import SLOPPY, Run
from signalspec import cli
from signalspec.lint.examples import example_spec


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the sloppy spec as spec/signals.yaml."""
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "signals.yaml").write_bytes(example_spec(SLOPPY).encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `signalspec lint` with arguments: its exit code, standard output and standard error."""

    def runs(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(["lint", "--color", "never", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return runs
