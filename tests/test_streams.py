"""Standard streams that are closed or full, and what the system refuses: a line, and no fault of ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from signalspec import cli

FULL = Path("/dev/full")
on_linux = pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shell(arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command line in a shell, which can close streams."""
    line = f"{sys.executable} -m signalspec {arguments}"
    return subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "arguments",
    [
        "sample -n 3 >&-",
        "resolve --schema >&-",
        "sample -n 3 --quiet >&- 2>&- <&-",
        "generate --out made --target rules 2>&-",
        "validate - <&-",
        "--version >&-",
    ],
)
def test_a_closed_stream_is_as_the_null_device(arguments: str) -> None:
    ended = shell(arguments)
    assert (ended.returncode, "rror" in ended.stderr) == (0, False), ended.stderr


@on_linux
@pytest.mark.parametrize(
    "arguments",
    ["sample -n 1000", "sample -n 1", "resolve", "validate traffic.ndjson", "--help", "--version"],
)
def test_a_full_disk_is_told_in_a_line(here: Path, arguments: str) -> None:
    (here / "traffic.ndjson").write_text("{}\n")
    ended = shell(f"{arguments} >/dev/full")
    assert ended.returncode == 2
    assert ended.stderr == "error: cannot write the output: No space left on device\n"


@on_linux
def test_where_nothing_can_be_said_the_code_is_right() -> None:
    assert shell("sample --count x 2>/dev/full").returncode == 2
    assert shell("resolve --schema --output . 2>/dev/full").returncode == 2
    assert shell("sample -n 3 >/dev/full 2>/dev/full").returncode == 2


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (PermissionError(13, "Permission denied", "d/x"), "error: d/x: Permission denied\n"),
        (PermissionError(13, "Permission denied", b"d/x"), "error: d/x: Permission denied\n"),
        (TimeoutError(110, "Connection timed out"), "error: Connection timed out\n"),
        (OSError("s3cret"), "error: OSError\n"),
    ],
)
def test_what_nobody_handles_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: OSError, line: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.delenv(cli.TRACEBACK, raising=False)
    monkeypatch.setattr("signalspec.resolution.schema_text", refuse)
    assert cli.run(["resolve", "--schema"]) == 2
    assert capsys.readouterr() == ("", line)
