"""What `check` says about the disk, and the lines that it shows."""

from __future__ import annotations

import os
import sys
import time

import pytest
from output_dir import OutputDir
from signalspec.writer import Plan, difference, drift


def kinds(plan: Plan) -> dict[str, str]:
    return {each.path: each.kind for each in drift(plan)}


def test_every_kind_has_its_word(out: OutputDir) -> None:
    out.apply({"stale": b"1", "mine": b"1", "gone": b"1", "lost": b"1", "same": b"1"})
    out.write("mine", b"edited")
    out.write("extra", b"")
    out.write("theirs", b"")
    out.write("file", b"")
    out.write(".signalspec.tmp", b"")
    (out.root / "lost").unlink()
    new = {"stale": b"2", "mine": b"2", "lost": b"1", "same": b"1", "theirs": b"2", "file/a": b""}
    assert kinds(out.plan(new)) == {
        ".signalspec.tmp": "leftover",
        "MANIFEST.json": "stale",
        "extra": "orphan",
        "file": "blocked",
        "file/a": "missing",
        "gone": "orphan",
        "lost": "missing",
        "mine": "hand-edited",
        "stale": "stale",
        "theirs": "unlisted",
    }


def test_what_to_do_is_what_helps(out: OutputDir) -> None:
    out.apply({"stale": b"1", "gone": b"1", "mine": b"1"})
    out.write("mine", b"edited")
    out.write("extra", b"")
    planned = out.plan({"stale": b"2", "mine": b"1"})
    helps = {each.path: each.help for each in drift(planned)}
    assert "move the edit into the spec" in helps["mine"] and "--force" in helps["mine"]
    out.apply({"stale": b"2", "mine": b"1"}, force=True)
    left = drift(out.plan({"stale": b"2", "mine": b"1"}))
    assert [(each.path, each.help) for each in left] == [("extra", "delete it, or keep it elsewhere")]
    assert all("generate" in help for path, help in helps.items() if path != "extra")


def test_nothing_generated_yet(out: OutputDir) -> None:
    assert kinds(out.plan({"a": b"1"})) == {"MANIFEST.json": "missing", "a": "missing"}


def test_a_clean_tree_has_no_drift(out: OutputDir) -> None:
    out.apply({"a": b"1"})
    assert drift(out.plan({"a": b"1"})) == ()
    assert difference(out.plan({"a": b"1"}), "a") == ()
    assert difference(out.plan({"a": b"1"}), "MANIFEST.json") == ()


def test_difference_is_a_unified_diff_from_disk_to_build(out: OutputDir) -> None:
    out.apply({"a": b"one\ntwo\nthree\n"})
    assert difference(out.plan({"a": b"one\n2\nthree\n"}), "a") == (
        "--- a (on disk)",
        "+++ a (generated)",
        "@@ -1,3 +1,3 @@",
        " one",
        "-two",
        "+2",
        " three",
    )


def test_difference_of_a_missing_a_deleted_and_an_unknown_file(out: OutputDir) -> None:
    out.apply({"gone": b"1\n"})
    out.write("theirs", b"1\n")
    planned = out.plan({"new": b"1\n"})
    assert difference(planned, "new") == ("--- /dev/null", "+++ new (generated)", "@@ -0,0 +1 @@", "+1")
    assert difference(planned, "gone") == ("--- gone (on disk)", "+++ /dev/null", "@@ -1 +0,0 @@", "-1")
    assert difference(planned, "theirs") == ()
    assert difference(planned, "nowhere") == ()


def test_difference_of_the_manifest(out: OutputDir) -> None:
    out.apply({"a": b"1"})
    assert len(difference(out.plan({"a": b"2"}), "MANIFEST.json")) > 4


def test_a_missing_newline_at_the_end_is_shown(out: OutputDir) -> None:
    out.apply({"a": b"x"})
    assert difference(out.plan({"a": b"x\n"}), "a")[-3:] == ("-x", "\\ No newline at end of file", "+x")


def test_line_ends_that_git_converted_are_named(out: OutputDir) -> None:
    out.apply({"a": b"x\ny\n"})
    out.write("a", b"x\r\ny\r\n")
    assert difference(out.plan({"a": b"x\ny\n"}), "a") == (
        "a: only the line ends differ (CRLF on disk, LF generated)",
    )
    assert difference(out.plan({"a": b"x\nz\n"}), "a")[3:5] == ("-x\\x0d", "-y\\x0d")


def test_what_a_terminal_would_act_on_is_escaped(out: OutputDir) -> None:
    out.apply({"a": b"\x1b[2J\ttab \xc2\x9b\n"})
    assert difference(out.plan({"a": b"\n"}), "a")[3] == "-\\x1b[2J\ttab \\x9b"


def test_bytes_that_are_no_text(out: OutputDir) -> None:
    out.apply({"a": b"\xff", "b": b"a\0"})
    planned = out.plan({"a": b"x", "b": b"x"})
    assert difference(planned, "a") == ("a: not text (1 bytes on disk, 1 generated)",)
    assert difference(planned, "b") == ("b: not text (2 bytes on disk, 1 generated)",)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_stray_name_that_is_no_unicode_can_be_printed(out: OutputDir) -> None:
    out.apply({"a": b"1"})
    out.write(os.fsdecode(b"x\xff"), b"")
    assert kinds(out.plan({"a": b"1"})) == {"x\\udcff": "orphan"}


def test_huge_files_are_bounded_in_time_and_lines(out: OutputDir) -> None:
    repetitive = b"".join(b"%d\n" % (number % 7) for number in range(400_000))
    out.apply({"a": repetitive, "b": repetitive * 2})
    planned = out.plan({"a": repetitive[::-1], "b": b"x"})
    start = time.perf_counter()
    lines = difference(planned, "a")
    assert time.perf_counter() - start < 20
    assert len(lines) <= 1001
    assert difference(planned, "b")[0].startswith("b: too large to compare (1600000 bytes")
    assert difference(planned, "a", max_lines=5)[-1] == "a: more lines differ; 5 are shown"
