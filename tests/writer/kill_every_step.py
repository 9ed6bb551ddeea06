"""Kill a run before each line of the code that writes, and ask the next run to complete it.

Run by test_writer_kill.py in a process of its own, which has no threads and so may fork. Prints one
line a failure, and at last in how many different states the disk was left.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from output_dir import OutputDir
from signalspec.writer import WriteError

Build = Mapping[str, bytes]

WRITING = ("applying.py", "lock.py")
# What only computes, so that being killed there is like being killed just before or after.
THINKING = ("_result", "_naming", "_is_current", "<genexpr>", "<setcomp>", "<listcomp>")

OLD: Build = {
    "README.md": b"old readme", "python/a.py": b"old a", "python/same.py": b"same",
    "python/gone/b.py": b"old b", "docs/Case.md": b"case", "docs/swap": b"old file", "docs/back/x": b"old x",
}  # fmt: skip
NEW: Build = {
    "README.md": b"new readme", "python/a.py": b"new a", "python/same.py": b"same",
    "python/fresh/c.py": b"new c", "docs/case.md": b"case", "docs/swap/y": b"new y", "docs/back": b"new file",
}  # fmt: skip
THIRD: Build = {"README.md": b"third readme", "python/a.py": b"third a", "docs/other/z": b"third z"}


def part(build: Build, target: str) -> Build:
    return {path: content for path, content in build.items() if path.startswith(f"{target}/")}


# What the user may do after a killed run; each ends with a full build.
NEXT: list[list[tuple[Build, list[str] | None]]] = [
    [(NEW, None)],
    [(OLD, None)],
    [(THIRD, None)],
    [(part(NEW, "python"), ["python"]), (NEW, None)],
    [(part(NEW, "docs"), ["docs"]), (THIRD, None)],
    [(part(OLD, "docs"), ["docs"]), (OLD, None)],
]


@dataclass(frozen=True)
class Disk:
    """All that is in a directory."""

    directories: frozenset[str]
    files: frozenset[tuple[str, bytes]]

    @classmethod
    def read(cls, root: Path) -> Disk:
        found = {path.relative_to(root).as_posix(): path for path in root.rglob("*")}
        return cls(
            frozenset(name for name, path in found.items() if path.is_dir()),
            frozenset((name, path.read_bytes()) for name, path in found.items() if path.is_file()),
        )

    def restore(self, root: Path) -> OutputDir:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        for directory in sorted(self.directories):
            (root / directory).mkdir()
        for path, content in self.files:
            (root / path).write_bytes(content)
        return OutputDir(root)


def after(build: Build, root: Path) -> Disk:
    """The disk when a run into a new directory ends."""
    shutil.rmtree(root, ignore_errors=True)
    OutputDir(root).apply(build)
    return Disk.read(root)


def run_and_die(out: OutputDir, build: Build, step: int) -> bool:
    """Apply `build` in a child that is killed before its line number `step`; whether it got there."""
    child = os.fork()
    if child == 0:
        _die_at(step)
        out.apply(build)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"step {step}: the run failed by itself")
    return False


def _die_at(step: int) -> None:
    lines = iter(range(step + 1))

    def trace(frame: FrameType, event: str, argument: Any) -> Callable[..., Any] | None:
        code = frame.f_code
        if not code.co_filename.endswith(WRITING) or code.co_name in THINKING:
            return None
        if event == "line" and next(lines) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    # Two calls a file at least, so that there is a moment when half of it is written.
    write = os.write
    os.write = lambda descriptor, content: write(descriptor, _half(content))
    sys.settrace(trace)


def _half(content: Any) -> memoryview:
    view = memoryview(content)
    return view[: (len(view) + 1) // 2]


def torn_or_lost(disk: Disk, old: Build, new: Build) -> list[str]:
    """The generated paths that are neither as in one build nor as in the other."""
    found = dict(disk.files)
    return [path for path in {**old, **new} if found.get(path) not in (old.get(path), new.get(path))]


def check_next_runs(disk: Disk, expected: list[Disk], scratch: Path, step: str) -> None:
    """Restore `disk` and go on in each way of NEXT, which must end at the disk in `expected`."""
    for number, runs in enumerate(NEXT):
        out = disk.restore(scratch / "next")
        try:
            for build, targets in runs:
                out.apply(build, targets=targets)
        except WriteError as error:
            print(f"{step}, then {number}: {error!r}")
            continue
        found = Disk.read(out.root)
        if found != expected[number]:
            print(f"{step}, then {number}: {found.files ^ expected[number].files}")
            print(f"{step}, then {number}: {found.directories ^ expected[number].directories}")


def kill_once(expected: list[Disk], scratch: Path) -> list[Disk]:
    """Kill a run from OLD to NEW before each of its lines; every disk that this leaves."""
    start = after(OLD, scratch / "out")
    left: dict[Disk, int] = {}
    for step in range(100_000):
        out = start.restore(scratch / "out")
        killed = run_and_die(out, NEW, step)
        disk = Disk.read(out.root)
        if disk not in left:
            left[disk] = step
            for path in torn_or_lost(disk, OLD, NEW):
                print(f"step {step}: torn or lost: {path}")
            check_next_runs(disk, expected, scratch, f"step {step}")
        if not killed:
            break
    return list(left)


def kill_twice(disks: list[Disk], expected: list[Disk], scratch: Path, rounds: int) -> None:
    """Kill the run after a killed run too."""
    choose = random.Random(20)
    for number in range(rounds):
        out = choose.choice(disks).restore(scratch / "out")
        build, step = choose.choice([OLD, NEW, THIRD]), choose.randrange(150)
        run_and_die(out, build, step)
        check_next_runs(Disk.read(out.root), expected, scratch, f"round {number}, step {step}")


if __name__ == "__main__":
    directory = Path(sys.argv[1])
    ends = [after(runs[-1][0], directory / "fresh") for runs in NEXT]
    states = kill_once(ends, directory)
    kill_twice(states, ends, directory, 20)
    print(len(states))
