"""Two runs at a time."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import signalspec.writer
from output_dir import OutputDir
from signalspec.writer import LockedError, apply
from signalspec.writer.lock import locked

RUN = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from output_dir import OutputDir
out, name = OutputDir(Path(sys.argv[3])), sys.argv[4]
builds = [
    {f"d{i % 3}/{name}{i}" if i % 2 else f"d/{i}": f"{name} {turn} {i}".encode() for i in range(30)}
    for turn in range(10)
]
print("ready", flush=True)
sys.stdin.readline()
for build in builds:
    out.apply(build)
"""


def test_the_second_run_fails_clearly_when_the_first_goes_on(out: OutputDir) -> None:
    out.root.mkdir()
    with locked(out.root, 0), pytest.raises(LockedError, match="another signalspec run is writing to"):
        apply(out.plan({"a": b"1"}), wait=0.1)
    assert out.files() == {}
    out.apply({"a": b"1"})


def test_the_second_run_waits_for_the_first(out: OutputDir) -> None:
    out.root.mkdir()
    holding = threading.Event()

    def hold() -> None:
        with locked(out.root, 0):
            holding.set()
            time.sleep(0.3)

    holder = threading.Thread(target=hold)
    holder.start()
    assert holding.wait(5)
    assert out.apply({"a": b"1"}).created == ("a",)
    holder.join()
    assert out.files() == {"a": b"1"}


def test_an_error_lets_go_of_the_lock(out: OutputDir) -> None:
    out.root.mkdir()
    with pytest.raises(KeyError), locked(out.root, 0):
        raise KeyError
    assert list(out.root.iterdir()) == []
    with locked(out.root, 0):
        pass


def test_runs_in_turn_leave_one_build_and_its_manifest(out: OutputDir) -> None:
    sources = [str(Path(signalspec.writer.__file__).parents[2]), str(Path(__file__).parent)]
    runs = {
        name: subprocess.Popen(
            [sys.executable, "-c", RUN, *sources, str(out.root), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two", "three")
    }
    for run in runs.values():
        assert run.stdout
        assert run.stdout.readline() == "ready\n"
    for run in runs.values():
        assert run.stdin
        run.stdin.write("go\n")
        run.stdin.flush()
    for run in runs.values():
        _, errors = run.communicate(timeout=60)
        assert (run.returncode, errors) == (0, "")
    found = out.files()
    writers = {content.split()[0] for content in found.values()}
    assert len(writers) == 1
    assert len(found) == 30
    assert out.plan(found).current
