"""A run that is killed at any moment, and the one after it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import signalspec.writer
from output_dir import OutputDir
from signalspec.writer import Manifest, RefusedError
from signalspec.writer.manifest import render_pending

HERE = Path(__file__).parent


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_killed_before_each_line(tmp_path: Path) -> None:
    source = Path(signalspec.writer.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(HERE / "kill_every_step.py"), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": f"{source}{os.pathsep}{HERE}"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    *failures, states = done.stdout.splitlines()
    assert failures == []
    assert int(states) > 40


def _killed_halfway(out: OutputDir) -> None:
    """The disk as a run from 1 to 2 leaves it when it is killed between `a` and `b`."""
    out.apply({"a": b"1", "b": b"1", "gone": b"1"})
    manifest: Manifest = out.plan({"a": b"2", "b": b"2", "new": b"2"}).manifest
    out.write("MANIFEST.json.pending", render_pending([manifest]))
    (out.root / "gone").unlink()
    out.write("a", b"2")
    out.write(".signalspec.tmp", b"ha")


def test_a_killed_runs_files_are_no_hand_edits(out: OutputDir) -> None:
    _killed_halfway(out)
    assert out.states({"a": b"3", "b": b"3"}) == {
        ".signalspec.tmp": "leftover",
        "MANIFEST.json.pending": "leftover",
        "a": "changed",
        "b": "changed",
    }


def test_a_hand_edit_after_a_killed_run_is_still_one(out: OutputDir) -> None:
    _killed_halfway(out)
    out.write("a", b"mine")
    out.write("new", b"mine")
    with pytest.raises(RefusedError) as caught:
        out.apply({"a": b"3", "b": b"3"})
    assert [refusal.path for refusal in caught.value.refusals] == ["a", "new"]


def test_a_partial_run_after_a_killed_one_leaves_the_other_targets_alone(out: OutputDir) -> None:
    old = {"docs/a": b"1", "docs/b": b"1", "docs/c": b"1", "python/a": b"1"}
    out.apply(old)
    manifest = out.plan(dict.fromkeys(old, b"2")).manifest
    out.write("MANIFEST.json.pending", render_pending([manifest]))
    out.write("docs/a", b"2")
    out.write("docs/b", b"mine")
    (out.root / "docs/c").unlink()
    (out.root / "docs/c").symlink_to("a")
    out.apply({"python/a": b"3"}, targets=["python"])
    assert out.files() == {"docs/a": b"2", "docs/b": b"mine", "docs/c": b"2", "python/a": b"3"}
    assert out.states(dict.fromkeys(old, b"3")) == {
        "docs/a": "changed",
        "docs/b": "edited",
        "docs/c": "edited",
        "python/a": "unchanged",
    }


def test_a_current_tree_after_a_killed_run_is_cleaned_up(out: OutputDir) -> None:
    _killed_halfway(out)
    out.write("a", b"1")
    out.write("gone", b"1")
    assert not out.apply({"a": b"1", "b": b"1", "gone": b"1"}).wrote
    assert out.files() == {"a": b"1", "b": b"1", "gone": b"1"}
