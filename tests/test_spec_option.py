"""`--spec` and other paths: what may stand there, and what is said of what may not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from signalspec import cli
from signalspec.spec_files import default_spec_file, shipped_spec_file, why_no_file

REPO = Path(__file__).resolve().parents[1]
SPEC = REPO / "spec" / "signals.yaml"
CLOSED = "closed"  # a directory that nobody may look into


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the directory is refused, as for a user who may list it at most."""
    stat = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if CLOSED in path.parent.parts:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)


@pytest.fixture
def pipe(here: Path) -> Iterator[str]:
    """A pipe that holds the spec, once."""
    path = here / "pipe"
    os.mkfifo(path)
    writer = Thread(target=path.write_bytes, args=(SPEC.read_bytes(),))
    writer.start()
    yield str(path)
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb"):
        writer.join()


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    "arguments",
    [
        ["resolve", "--spec", "closed/x"],
        ["release", "--spec", "closed/x"],
        ["lint", "--spec", "closed/x"],
        ["validate", "--spec", "closed/x", "traffic.ndjson"],
        ["diff", "closed/x", str(SPEC)],
        ["diff", "git:main", "closed/x"],
    ],
)
def test_a_spec_that_may_not_be_looked_at(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert cli.run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "closed/x cannot be read: Permission denied" in err


@pytest.mark.usefixtures("closed")
def test_the_spec_of_a_closed_directory_is_not_passed_over(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signalspec.spec_files.USUAL", Path("spec", CLOSED, "signals.yaml"))
    assert default_spec_file(here) == here / "spec" / CLOSED / "signals.yaml"
    assert cli.run(["resolve"]) == 2
    assert "signals.yaml cannot be read: Permission denied: name another spec" in capsys.readouterr().err


@pytest.mark.usefixtures("closed")
def test_output_in_a_closed_directory(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["generate", "--spec", str(SPEC), "--out", "closed/made", "--target", "rules"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("error: closed/made") and err.endswith(": Permission denied\n")


@pytest.mark.usefixtures("closed")
def test_tables_that_may_not_be_looked_at_leave_the_others(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "bad.ndjson").write_text("1\n")
    (here / CLOSED).mkdir()
    (here / CLOSED / "t.parquet").touch()
    assert cli.run(["validate", "--jobs", "1", CLOSED, "bad.ndjson"]) == 1
    out, err = capsys.readouterr()
    assert "bad.ndjson:1" in out
    assert "closed/t.parquet is empty" in err, "sizes are for the line of progress alone"


def test_why_a_path_is_no_file(here: Path) -> None:
    (here / "file").touch()
    assert why_no_file(here / "file") is None
    assert why_no_file(Path(os.devnull)) is None
    assert why_no_file(here) == "is a directory"
    assert why_no_file(here / "absent") == "does not exist"
    assert why_no_file(here / "file" / "below") == "does not exist"
    assert why_no_file(Path("a\0b")) == "is no file name"
    assert why_no_file(Path("a" * 5000)) == "cannot be read: File name too long"
    assert default_spec_file(here) == shipped_spec_file()


@pytest.mark.parametrize("command", ["lint", "resolve", "generate", "check", "explain", "validate", "sample"])
def test_a_pipe_is_read_once(here: Path, pipe: str, command: str) -> None:
    (here / "traffic.ndjson").touch()
    arguments = {
        "generate": ["--target", "rules"],
        "check": ["--target", "rules"],
        "explain": ["Batch"],
        "validate": ["traffic.ndjson"],
    }
    assert cli.run([command, "--spec", pipe, *arguments.get(command, [])]) == (1 if command == "check" else 0)


def test_a_pipe_is_neither_mended_nor_watched(pipe: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["lint", "--fix", "--spec", pipe]) == 2
    assert "which is no regular file: use --diff." in capsys.readouterr().err
    assert cli.run(["generate", "--watch", "--spec", pipe]) == 2
    assert "pipe is no regular file." in capsys.readouterr().err


def test_standard_input_is_a_spec() -> None:
    line = [sys.executable, "-m", "signalspec", "resolve", "--spec", "/dev/stdin"]
    piped = subprocess.run(line, input=SPEC.read_bytes(), capture_output=True, timeout=60)
    assert (piped.returncode, piped.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["lint", "--spec", ""], "--spec"),
        (["diff", "a", "b", "--spec", ""], "--spec"),
        (["diff", "a", "b", "--waivers", ""], "--waivers"),
        (["generate", "--out", ""], "--out"),
        (["check", "--out", ""], "--out"),
        (["validate", "traffic.ndjson", "--split", ""], "--split"),
        (["graphql", "traffic.ndjson", "--output-dir", ""], "--output-dir"),
        (["resolve", "--output", ""], "--output"),
        (["init", ""], "[DIR | FILE...]"),
        (["init", "--from-jsonschema", "a.json", "--directory", ""], "--directory"),
    ],
)
def test_an_empty_name_is_not_the_working_directory(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], option: str
) -> None:
    assert cli.run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and list(here.iterdir()) == []
    assert option in err and "an empty name, as of a shell variable that is not set." in err
