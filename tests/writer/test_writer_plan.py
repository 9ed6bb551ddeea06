"""What each path on disk is taken for."""

from __future__ import annotations

from pathlib import Path

import pytest
from output_dir import SPEC, OutputDir
from signalspec.writer import WriteError, plan


def test_every_state(out: OutputDir) -> None:
    out.apply({"same": b"1", "stale": b"1", "mine": b"1", "gone": b"1", "gone-mine": b"1", "lost": b"1"})
    out.write("mine", b"edited")
    out.write("gone-mine", b"edited")
    (out.root / "lost").unlink()
    out.write("theirs", b"other")
    out.write("extra/file", b"other")
    out.write("same-by-chance", b"2")
    new = {"same": b"1", "stale": b"2", "mine": b"2", "lost": b"2", "new": b"2", "theirs": b"2"}
    assert out.states({**new, "same-by-chance": b"2"}) == {
        "same": "unchanged",
        "stale": "changed",
        "mine": "edited",
        "gone": "deleted",
        "gone-mine": "edited",
        "lost": "created",
        "new": "created",
        "theirs": "unlisted",
        "extra/file": "orphan",
        "same-by-chance": "unchanged",
    }


def test_an_edit_that_the_build_has_caught_up_with_is_no_edit(out: OutputDir) -> None:
    out.apply({"a": b"1"})
    out.write("a", b"2")
    assert out.states({"a": b"2"}) == {"a": "unchanged"}
    out.apply({"a": b"2"})
    assert out.states({"a": b"3"}) == {"a": "changed"}


def test_a_listed_file_that_is_gone_and_no_longer_generated_is_nothing(out: OutputDir) -> None:
    out.apply({"a": b"1", "b": b"1"})
    (out.root / "b").unlink()
    assert out.states({"a": b"1"}) == {"a": "unchanged"}
    out.apply({"a": b"1"})
    assert out.plan({"a": b"1"}).current


def test_line_ends_are_content(out: OutputDir) -> None:
    files = {"lf": b"a\nb\n", "crlf": b"a\r\nb\r\n"}
    out.apply(files)
    assert out.files() == files
    out.write("lf", b"a\r\nb\r\n")
    assert out.states(files) == {"lf": "edited", "crlf": "unchanged"}


def test_build_droppings_are_no_orphans(out: OutputDir) -> None:
    files = {"python/pkg/__init__.py": b""}
    out.apply(files)
    for dropping in [
        "python/pkg/__pycache__/a.cpython-311.pyc",
        "python/connect.egg-info/PKG-INFO",
        "python/build/lib/a.py",
        "python/dist/a.whl",
        ".mypy_cache/a",
        ".pytest_cache/a",
        ".ruff_cache/a",
        ".DS_Store",
        "python/.DS_Store",
        "ts/node_modules/a/b.js",
        "python/.venv/pyvenv.cfg",
    ]:
        out.write(dropping, b"")
    assert out.states(files) == {"python/pkg/__init__.py": "unchanged"}
    assert out.plan(files).current


def test_generated_files_count_even_where_names_look_like_droppings(out: OutputDir) -> None:
    files = {"docs/build/a.md": b"1", "dist/b": b"1", "c~": b"1"}
    out.apply(files)
    out.write("docs/build/stray", b"")
    assert out.states({"dist/b": b"2"}) == {
        "docs/build/a.md": "deleted",
        "docs/build/stray": "orphan",
        "dist/b": "changed",
        "c~": "deleted",
    }


def test_planning_writes_nothing(out: OutputDir) -> None:
    assert out.plan({"a/b": b"1"}).paths("created") == ("a/b",)
    assert not out.root.exists()


def test_only_the_targets_that_were_built_are_judged(out: OutputDir) -> None:
    out.apply({"python/a": b"1", "python/b": b"1", "docs/a": b"1", "docs/b": b"1"})
    out.write("docs/a", b"edited")
    assert out.states({"python/a": b"2"}, targets=["python"]) == {
        "python/a": "changed",
        "python/b": "deleted",
    }


def test_a_target_that_no_longer_exists_goes_with_a_full_build_alone(out: OutputDir) -> None:
    out.apply({"old/a": b"1", "docs/a": b"1"})
    assert out.states({"docs/a": b"1"}, targets=["docs"]) == {"docs/a": "unchanged"}
    assert out.states({"docs/a": b"1"}) == {"docs/a": "unchanged", "old/a": "deleted"}


def test_a_file_without_a_target_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'a'"):
        plan(tmp_path, {"a": b""}, spec=SPEC, target_of={})


def test_a_file_in_place_of_the_directory(out: OutputDir) -> None:
    out.root.write_bytes(b"")
    with pytest.raises(WriteError, match=r"cannot read .*generated"):
        out.plan({"a": b""})
