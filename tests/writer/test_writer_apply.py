"""What apply does to the disk, and what it refuses to do."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from output_dir import SPEC, OutputDir
from signalspec.writer import RefusedError, WriteError, apply, plan


def test_a_first_run_and_an_idle_second(out: OutputDir) -> None:
    files = {"a": b"1", "b/c": b"2", "b/d/e": b""}
    assert out.apply(files).created == ("a", "b/c", "b/d/e")
    assert out.files() == files
    before = {path: path.stat().st_mtime_ns for path in [out.root, *out.root.rglob("*")]}
    second = out.apply(files)
    assert (second.wrote, second.unchanged) == (False, ("a", "b/c", "b/d/e"))
    assert {path: path.stat().st_mtime_ns for path in [out.root, *out.root.rglob("*")]} == before


def test_identical_files_are_not_touched_when_others_change(out: OutputDir) -> None:
    out.apply({"a": b"1", "b": b"1"})
    before = (out.root / "a").stat()
    assert out.apply({"a": b"1", "b": b"2"}).changed == ("b",)
    after = (out.root / "a").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_orphans_of_the_last_run_go_with_the_directories_they_empty(out: OutputDir) -> None:
    out.apply({"a": b"1", "x/y/z": b"1", "x/y/w": b"1", "k/l": b"1"})
    out.write("k/theirs", b"kept")
    assert out.apply({"a": b"1"}).deleted == ("k/l", "x/y/w", "x/y/z")
    assert out.files() == {"a": b"1", "k/theirs": b"kept"}
    assert out.directories() == {"k"}


def test_a_hand_edit_is_refused_and_kept_and_nothing_else_is_written(out: OutputDir) -> None:
    out.apply({"a": b"1", "b": b"1", "c": b"1", "d": b"1"})
    out.write("a", b"mine")
    out.write("c", b"mine")
    out.write("theirs", b"mine")
    before = out.files()
    with pytest.raises(RefusedError) as caught:
        out.apply({"a": b"2", "b": b"2", "theirs": b"2"})
    assert [refusal.path for refusal in caught.value.refusals] == ["a", "c", "theirs"]
    assert all(path in str(caught.value) for path in ("a: edited", "c: edited", "theirs: exists", "--force"))
    assert out.files() == before


def test_force_overwrites_and_deletes_hand_edits(out: OutputDir) -> None:
    out.apply({"a": b"1", "c": b"1"})
    out.write("a", b"mine")
    out.write("c", b"mine")
    out.write("theirs", b"mine")
    out.write("orphan", b"mine")
    result = out.apply({"a": b"2", "b": b"2", "theirs": b"2"}, force=True)
    assert (result.created, result.changed, result.deleted) == (("b",), ("a", "theirs"), ("c",))
    assert result.overwritten == ("a", "c", "theirs")
    assert out.files() == {"a": b"2", "b": b"2", "theirs": b"2", "orphan": b"mine"}


def test_an_edit_made_after_the_plan_is_seen(out: OutputDir) -> None:
    out.apply({"a": b"1"})
    planned = out.plan({"a": b"2"})
    out.write("a", b"mine")
    with pytest.raises(RefusedError):
        apply(planned)
    assert out.files() == {"a": b"mine"}


def test_a_run_in_between_is_seen(out: OutputDir) -> None:
    out.apply({"a": b"1", "b": b"1"})
    changes = out.plan({"a": b"2", "b": b"1"})
    out.apply({"a": b"3", "b": b"3", "c": b"3"})
    result = apply(changes)
    assert (result.changed, result.deleted) == (("a", "b"), ("c",))
    assert out.files() == {"a": b"2", "b": b"1"}
    assert out.plan({"a": b"2", "b": b"1"}).current


def test_a_file_that_goes_after_the_plan_is_made_again(out: OutputDir) -> None:
    out.apply({"a": b"1"})
    changes = out.plan({"a": b"2"})
    (out.root / "a").unlink()
    assert apply(changes).created == ("a",)
    assert out.files() == {"a": b"2"}


def test_a_missing_manifest_adopts_what_is_identical(out: OutputDir) -> None:
    out.apply({"a": b"1", "b": b"1"})
    (out.root / "MANIFEST.json").unlink()
    with pytest.raises(RefusedError, match="b: exists"):
        out.apply({"a": b"1", "b": b"2"})
    out.apply({"a": b"1", "b": b"1"})
    assert out.apply({"a": b"2"}).deleted == ("b",)


def test_partial_builds_keep_the_other_targets(out: OutputDir) -> None:
    out.apply({"python/a": b"1", "python/b": b"1", "docs/a": b"1"})
    result = out.apply({"python/a": b"2", "python/c": b"2"}, targets=["python"])
    assert (result.created, result.changed, result.deleted) == (("python/c",), ("python/a",), ("python/b",))
    full = {"python/a": b"2", "python/c": b"2", "docs/a": b"1"}
    assert out.files() == full
    assert out.plan(full).current
    assert out.apply({"python/a": b"2", "python/c": b"2"}).deleted == ("docs/a",)


def test_a_file_may_move_to_another_target(out: OutputDir) -> None:
    files = {"a": b"1"}
    for owner in ("docs", "python"):
        apply(plan(out.root, files, spec=SPEC, target_of={"a": owner}, targets=[owner]))
    assert out.apply({}, targets=["docs"]).deleted == ()
    assert out.apply({}, targets=["python"]).deleted == ("a",)


def test_an_empty_build_removes_everything_it_made(out: OutputDir) -> None:
    out.apply({"a/b": b"1"})
    out.apply({})
    assert (out.files(), out.directories()) == ({}, set())


def test_a_stale_temporary_file_does_not_matter(out: OutputDir) -> None:
    out.apply({"a/b": b"1"})
    out.write("a/.signalspec.tmp", b"half")
    out.write(".signalspec.tmp", b"half")
    out.write(".signalspec.lock", b"")
    out.apply({"a/b": b"1"})
    assert sorted(path.name for path in out.root.iterdir()) == ["MANIFEST.json", "a"]
    assert out.files() == {"a/b": b"1"}


def test_new_files_have_the_usual_permissions(out: OutputDir) -> None:
    out.apply({"a": b"1"})
    usual = out.write("usual", b"")
    assert (out.root / "a").stat().st_mode == usual.stat().st_mode


def test_a_full_disk_leaves_old_or_new_and_the_next_run_completes(
    out: OutputDir, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {f"d/{number}": b"old" for number in range(6)}
    new = {f"d/{number}": b"new" for number in range(6)}
    out.apply(old)
    write, calls = os.write, iter(range(100))

    def full_disk(descriptor: int, content: bytes) -> int:
        if next(calls) > 3:
            raise OSError(28, "No space left on device")
        return write(descriptor, content)

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full_disk)
        with pytest.raises(WriteError, match=r"cannot write .*/d/3: No space left on device"):
            out.apply(new)
    found = out.files()
    assert found.pop("MANIFEST.json.pending")
    assert set(found.values()) == {b"old", b"new"}
    out.apply(new)
    assert out.files() == new


@contextlib.contextmanager
def _unprivileged() -> Iterator[None]:
    """Permissions do not bind root, so be somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_a_read_only_directory_is_a_clear_error_unless_nothing_is_to_be_done() -> None:
    parent = Path(tempfile.mkdtemp())
    out = OutputDir(parent / "generated")
    try:
        out.apply({"a": b"1"})
        for directory in (out.root, parent):
            directory.chmod(0o555)
        with _unprivileged():
            with pytest.raises(WriteError, match=r"cannot write in .*generated: Permission denied"):
                out.apply({"a": b"2"})
            with pytest.raises(WriteError, match=r"cannot write .*other: Permission denied"):
                OutputDir(parent / "other").apply({"a": b"2"})
            assert not out.apply({"a": b"1"}).wrote
        assert out.files() == {"a": b"1"}
    finally:
        for directory in (parent, out.root):
            directory.chmod(0o755)
        shutil.rmtree(parent)
