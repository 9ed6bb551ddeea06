"""What the user's cache keeps, and for how long."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from signalspec import cache
from signalspec.cache import cache_directory, keep, kept, toolkit_state


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIGNALSPEC_CACHE", str(tmp_path))
    directory = cache_directory("things")
    assert directory is not None
    return directory


def test_what_is_kept_comes_back_whole_or_not_at_all(folder: Path) -> None:
    file = folder / "a.bin"
    assert kept(file) is None
    keep(file, b"content")
    assert kept(file) == b"content"
    assert list(folder.iterdir()) == [file]
    data = file.read_bytes()
    for damaged in (b"", data[:3], data[:-1], data + b" ", bytes([data[0] ^ 1]) + data[1:]):
        file.write_bytes(damaged)
        assert kept(file) is None


def test_the_files_that_were_used_last_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 3)
    for age, name in enumerate(("a", "b", "c")):
        keep(folder / name, b"")
        os.utime(folder / name, (0, 1_000 + age))
    assert kept(folder / "a") == b""
    keep(folder / "d", b"")
    assert {file.name for file in folder.iterdir()} == {"a", "c", "d"}


def test_what_cannot_be_written_is_not_kept(folder: Path) -> None:
    (folder / "a").mkdir()
    keep(folder / "a", b"")
    assert [file.name for file in folder.iterdir()] == ["a"]
    keep(folder / "missing" / "a", b"")
    assert kept(folder / "missing" / "a") is None


def test_the_state_changes_with_any_file_of_the_toolkit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_TOOLKIT", tmp_path)
    (tmp_path / "targets" / "python").mkdir(parents=True)
    states = [toolkit_state.__wrapped__()]
    for name in ("a.py", "targets/language.py", "targets/python/view.py"):
        (tmp_path / name).write_text("", "utf-8")
        states.append(toolkit_state.__wrapped__())
    (tmp_path / "a.py").write_text("x", "utf-8")
    states.append(toolkit_state.__wrapped__())
    assert len(set(states)) == len(states)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"")
    (tmp_path / "gone.py").symlink_to("nowhere")
    assert toolkit_state.__wrapped__() == states[-1]
