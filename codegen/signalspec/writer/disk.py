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
# Some file systems count time in steps of two seconds: within one, a file can change and look the same.
_STEP = 2_000_000_000


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
        if before and self._state(path) == before and max(before[3:]) + _STEP < now:
            self._known[path] = before, found
        return found

    def _state(self, path: str) -> _State | None:
        try:
            status = os.lstat(f"{self._root}/{path}")
        except OSError:
            return None
        return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
