"""What the files of a directory hold, each read again only where it may have changed."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TypeAlias

from signalspec.writer.manifest import digest
from signalspec.writer.tree import read

# Device, number, size, and when the content and the entry were changed, in nanoseconds.
_State: TypeAlias = tuple[int, int, int, int, int]
# Within a step of a file system's clock, a file can change and look the same. Some count in steps of two
# seconds; where a time is finer than a hundredth, the step is a tick of the system, some milliseconds.
_COARSE, _FINE = 2_000_000_000, 50_000_000
_HUNDREDTH = 10_000_000


class Disk:
    """The digests of the files in one directory, for one process."""

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        self._path = root
        self._known: dict[str, tuple[_State, str]] = {}

    def digest(self, path: str) -> str | None:
        """SHA-256 of a file's bytes in hexadecimal, None where there is no file; WriteError where it cannot
        be read."""
        before = self._state(path)
        known = self._known.get(path)
        if known and known[0] == before:
            return known[1]
        now = time.time_ns()
        content = read(self._path, path)
        if content is None:
            return None
        found = digest(content)
        if before and self._state(path) == before and _rests(before, now):
            self._known[path] = before, found
        return found

    def _state(self, path: str) -> _State | None:
        try:
            status = os.lstat(f"{self._root}/{path}")
        except OSError:
            return None
        return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _rests(state: _State, now: int) -> bool:
    """Whether the file has not changed in the last step of the clock."""
    modified, changed = state[3:]
    fine = modified % _HUNDREDTH and changed % _HUNDREDTH
    return max(modified, changed) + (_FINE if fine else _COARSE) < now
