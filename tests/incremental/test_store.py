"""What is kept between two processes, and what is read again from the disk."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from signalspec import cache, cli
from signalspec.parts import Memory, Store
from signalspec.writer import Disk

from tests.incremental.made import made, made_text
from tests.incremental.test_parts import remembered


@pytest.fixture
def spec_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIGNALSPEC_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "spec.yaml"
    path.write_text(made_text(3), "utf-8")
    return path


def saved(spec_file: Path) -> Path:
    """The file of the cache after a build."""
    memory = Memory(Store(spec_file))
    remembered(made(3), memory)
    memory.save()
    (path,) = (spec_file.parent / "cache" / "parts").iterdir()
    return path


def parts_made(spec_file: Path) -> int:
    memory = Memory(Store(spec_file))
    fresh = remembered(made(3), Memory())
    assert remembered(made(3), memory) == fresh
    return len(memory.made)


def test_another_process_makes_nothing_again(spec_file: Path) -> None:
    saved(spec_file)
    assert parts_made(spec_file) == 0
    assert parts_made(spec_file.with_name("other.yaml")) > 0


def test_what_was_made_before_the_last_build_is_saved_as_well(spec_file: Path) -> None:
    memory = Memory(Store(spec_file))
    remembered(made(3), memory)
    remembered(made(3), memory)
    assert memory.made == []
    memory.save()
    assert parts_made(spec_file) == 0


def test_a_damaged_cache_is_none(spec_file: Path) -> None:
    path = saved(spec_file)
    data = path.read_bytes()
    turned = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in (0, 33, 40, len(data) - 9)]
    for damaged in (b"", data[:20], data[:-1], *turned):
        path.write_bytes(damaged)
        assert parts_made(spec_file) > 0
    path.write_bytes(data)
    assert parts_made(spec_file) == 0


def test_a_cache_of_another_toolkit_is_none(spec_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(spec_file)
    toolkit = spec_file.parent / "toolkit"
    toolkit.mkdir()
    monkeypatch.setattr(cache, "_TOOLKIT", toolkit)
    monkeypatch.setattr("signalspec.parts.store.toolkit_state", cache.toolkit_state.__wrapped__)
    assert parts_made(spec_file) > 0
    saved(spec_file)
    assert parts_made(spec_file) == 0
    (toolkit / "template.j2").write_text("", "utf-8")
    assert parts_made(spec_file) > 0


def test_without_a_cache_all_is_made(spec_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNALSPEC_CACHE", "")
    memory = Memory(Store(spec_file))
    remembered(made(3), memory)
    memory.save()
    assert parts_made(spec_file) > 0


def test_generate_uses_the_cache_and_check_does_not(
    spec_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["--spec", str(spec_file), "--out", str(spec_file.parent / "out")]
    assert cli.run(["generate", *arguments]) == 0
    (path,) = (spec_file.parent / "cache" / "parts").iterdir()
    kept = Store(spec_file).load()
    # A part that says something else, as no cache ever should: what shows it has taken it from there.
    wrong = {
        k: part.replace("event1", "EVENT1") if isinstance(part, str) else part for k, part in kept.items()
    }
    Store(spec_file).save(wrong)
    assert path.is_file()
    assert cli.run(["generate", *arguments]) == 0
    assert cli.run(["check", *arguments]) == 1
    assert "stale" in capsys.readouterr().out
    monkeypatch.setenv("SIGNALSPEC_CACHE", "")
    assert cli.run(["generate", *arguments]) == 0
    assert cli.run(["check", *arguments]) == 0


def test_a_file_is_read_again_where_it_may_have_changed(tmp_path: Path) -> None:
    path, disk = tmp_path / "a", Disk(tmp_path)
    assert disk.digest("a") is None
    path.write_bytes(b"one")
    first = disk.digest("a")
    path.write_bytes(b"two")  # of the same size, and perhaps within one step of the clock
    assert disk.digest("a") not in (None, first)
    path.write_bytes(b"one")
    assert disk.digest("a") == first
    path.unlink()
    assert disk.digest("a") is None


def test_a_file_that_rests_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, disk = tmp_path / "a", Disk(tmp_path)
    path.write_bytes(b"one")
    later = time.time_ns() + 60_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)
    first = disk.digest("a")
    reads: list[str] = []
    monkeypatch.setattr("signalspec.writer.disk.read", lambda root, name: reads.append(name) or b"two")
    assert disk.digest("a") == first
    assert reads == []
    path.write_bytes(b"three")
    assert disk.digest("a") != first
    assert reads == ["a"]


@pytest.mark.parametrize(("second", "reads"), [(False, 1), (True, 2)], ids=["a fine clock", "a coarse clock"])
def test_how_long_a_file_has_to_rest_depends_on_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: bool, reads: int
) -> None:
    path, disk = tmp_path / "a", Disk(tmp_path)
    path.write_bytes(b"one")
    now = path.stat().st_ctime_ns
    os.utime(path, ns=(now, now // 1_000_000_000 * 1_000_000_000 if second else now // 100 * 100 + 1))
    if not path.stat().st_ctime_ns % 10_000_000:
        pytest.skip("this disk has a coarse clock itself")
    monkeypatch.setattr(time, "time_ns", lambda: now + 1_000_000_000)
    found: list[str] = []
    monkeypatch.setattr("signalspec.writer.disk.read", lambda root, name: found.append(name) or b"one")
    assert disk.digest("a") == disk.digest("a")
    assert len(found) == reads
