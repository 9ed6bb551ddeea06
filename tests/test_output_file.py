"""`signalspec resolve -o`: the one file that a command writes, whatever is there."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from signalspec import cli
from signalspec.resolution import schema_text


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str) -> int:
    return cli.run(["resolve", "--schema", "-o", path])


def test_a_link_stays_and_its_file_is_written(here: Path) -> None:
    (here / "real").mkdir()
    real = here / "real" / "model.json"
    real.write_text("before")
    real.chmod(0o640)
    link = here / "link.json"
    link.symlink_to(real)
    assert write("link.json") == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == schema_text()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert list((here / "real").iterdir()) == [real]


def test_a_link_to_no_file_makes_that_file(here: Path) -> None:
    (here / "link.json").symlink_to(here / "new" / "model.json")
    assert write("link.json") == 0
    assert (here / "new" / "model.json").read_text(encoding="utf-8") == schema_text()
    assert (here / "link.json").is_symlink()


def test_a_pipe_stays_and_gets_the_text(here: Path) -> None:
    pipe = here / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        # Open for both, so that neither end waits where the other one is not opened at all.
        end = os.open(pipe, os.O_RDWR)
        with os.fdopen(end, "rb", buffering=0) as stream:
            written = pool.submit(write, "pipe")
            data = b""
            while not data.endswith(b"}\n"):
                data += stream.read(65536)
            assert written.result() == 0
    assert data.decode() == schema_text()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_dash_is_standard_output(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert write("-") == 0
    assert capsys.readouterr().out == schema_text()
    assert list(here.iterdir()) == []


def test_what_cannot_be_put_into_place_leaves_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (here / "model.json").write_text("before")
    monkeypatch.setattr(Path, "replace", fail)
    assert write("model.json") == 2
    assert "model.json cannot be written: Permission denied." in capsys.readouterr().err
    assert [path.read_text() for path in here.iterdir()] == ["before"]
