"""Paths that must not be written, and links that must not be followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from output_dir import OutputDir
from signalspec.writer import RefusedError, UnsafePathsError

UNSAFE = [
    "", "/etc/passwd", "..", "../a", "a/../../b", "a/..", ".", "./a", "a//b", "a/", "a\\b", "C:/a", "c:a",
    "a\0b", "a\nb", "a./b", "a ", "a?", "\ud800", "MANIFEST.json", "manifest.JSON", "MANIFEST.json.pending",
    ".signalspec.lock", ".signalspec.tmp", "a/.signalspec.tmp",
]  # fmt: skip


@pytest.mark.parametrize("path", UNSAFE)
def test_unsafe_path(out: OutputDir, path: str) -> None:
    with pytest.raises(UnsafePathsError) as caught:
        out.plan({path: b"", "fine": b""})
    assert len(caught.value.problems) == 1
    assert repr(path) in str(caught.value)
    assert not out.root.exists()


@pytest.mark.parametrize(
    "clash",
    [
        ("a.md", "A.md"),
        ("docs/a", "Docs/b"),
        ("straße", "STRASSE"),
        ("\u00e9", "e\u0301"),
        ("a", "a/b"),
        ("A", "a/b"),
    ],
)
def test_two_paths_that_are_one_on_some_disk(out: OutputDir, clash: tuple[str, str]) -> None:
    with pytest.raises(UnsafePathsError, match=r"only in case|a file and a directory"):
        out.plan(dict.fromkeys(clash, b""))


def test_a_clash_with_another_target_of_the_last_run(out: OutputDir) -> None:
    out.apply({"docs/a": b""})
    with pytest.raises(UnsafePathsError, match="only in case"):
        out.plan({"Docs/b": b""}, targets=["python"])


def test_names_that_only_look_odd_are_fine(out: OutputDir) -> None:
    files = dict.fromkeys(["..a/b", "a..b", ".hidden", "ü/ß", "a b", "sub/MANIFEST.json", "-"], b"")
    out.apply(files)
    assert out.files() == files


def test_a_linked_directory_is_not_written_through(out: OutputDir, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out.root.mkdir()
    (out.root / "docs").symlink_to(elsewhere)
    for force in (False, True):
        with pytest.raises(RefusedError, match="docs: is a symbolic link"):
            out.apply({"docs/a/b.md": b"x"}, force=force)
    assert list(elsewhere.iterdir()) == []


def test_nothing_is_deleted_through_a_link(out: OutputDir, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    out.apply({"docs/a.md": b"x", "b": b""})
    (out.root / "docs").rename(elsewhere)
    (out.root / "docs").symlink_to(elsewhere)
    assert out.apply({"b": b""}).deleted == ()
    assert (elsewhere / "a.md").read_bytes() == b"x"


@pytest.mark.parametrize("listed", [False, True])
def test_a_linked_file_is_replaced_by_force_alone_and_never_followed(
    out: OutputDir, tmp_path: Path, listed: bool
) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"theirs")
    if listed:
        out.apply({"a": b"old"})
        (out.root / "a").unlink()
    else:
        out.root.mkdir()
    (out.root / "a").symlink_to(target)
    with pytest.raises(RefusedError, match="a: is a symbolic link"):
        out.apply({"a": b"new"})
    out.apply({"a": b"new"}, force=True)
    assert not (out.root / "a").is_symlink()
    assert (out.root / "a").read_bytes() == b"new"
    assert target.read_bytes() == b"theirs"


@pytest.mark.parametrize("name", [".signalspec.tmp", "MANIFEST.json", "MANIFEST.json.pending"])
def test_a_link_under_the_writers_own_names_is_not_followed(
    out: OutputDir, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"theirs")
    out.root.mkdir()
    (out.root / name).symlink_to(target)
    out.apply({"a": b"new"})
    assert target.read_bytes() == b"theirs"
    assert out.plan({"a": b"new"}).current


def test_the_output_directory_itself_may_be_a_link(out: OutputDir, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.root.symlink_to(tmp_path / "real")
    out.apply({"a/b": b"x"})
    assert (tmp_path / "real" / "a" / "b").read_bytes() == b"x"


def test_a_file_where_a_directory_is_needed(out: OutputDir) -> None:
    out.write("docs", b"theirs")
    with pytest.raises(RefusedError, match="docs: is a file where a directory is needed") as caught:
        out.apply({"docs/a.md": b"x"}, force=True)
    assert [refusal.forceable for refusal in caught.value.refusals] == [False]


@pytest.mark.parametrize("inside", ["theirs", "__pycache__", None])
def test_a_directory_where_a_file_is_needed(out: OutputDir, inside: str | None) -> None:
    (out.root / "docs").mkdir(parents=True)
    if inside:
        out.write(f"docs/{inside}", b"")
    with pytest.raises(RefusedError, match="docs: is a directory where a file is needed"):
        out.apply({"docs": b"x"}, force=True)


def test_files_and_directories_that_a_run_made_may_trade_places(out: OutputDir) -> None:
    first, second = {"a": b"1", "b/c/d": b"1"}, {"a/b/c": b"2", "b": b"2"}
    out.apply(first)
    out.apply(second)
    assert out.files() == second
    out.apply(first)
    assert out.files() == first
    assert out.directories() == {"b", "b/c"}


def test_a_new_case_of_a_name_replaces_the_old_one(out: OutputDir) -> None:
    out.apply({"docs/Add.md": b"1"})
    result = out.apply({"docs/add.md": b"1"})
    assert (result.created, result.deleted) == (("docs/add.md",), ("docs/Add.md",))
    assert out.files() == {"docs/add.md": b"1"}


def test_someone_elses_file_that_differs_in_case_is_refused(out: OutputDir) -> None:
    out.write("README.MD", b"theirs")
    with pytest.raises(RefusedError, match=r"differs only in case from 'README\.MD'"):
        out.apply({"README.md": b"x"})
