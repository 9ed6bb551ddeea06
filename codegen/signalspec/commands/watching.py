"""Saves of a file, one at a time, whatever way an editor saves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import watchfiles

# In milliseconds: how long the file has to rest after a save, and how long many saves may put a run off.
_REST, _LONGEST = 10, 200
# A save that no event tells of, on a network's disk or in a folder that was made anew, is seen this late.
_LOOK_AGAIN = 500
# In seconds: editors that empty a file, or take it away, before they write it need not so long.
_SETTLES = 0.2


def saves(path: Path) -> Iterator[None]:
    """At once, and then again after each save of the file; of several in a row after the last.

    A file that is gone, or empty, is waited for a little; if it stays so, that is a save as well. Ends by
    KeyboardInterrupt alone.
    """
    seen = _state(path)
    yield
    while True:
        folder = _folder(path)
        for _ in _events(path):
            while (state := _state(path)) != seen:
                if state is None or not state[-1]:
                    _settle(path)
                seen = _state(path)
                yield
            if _folder(path) != folder:
                break  # one that was made anew has to be watched anew
        time.sleep(_REST / 1000)


def _events(path: Path) -> Iterator[object]:
    """Something for each change beside the file, and now and then nothing."""
    folders = {path.absolute().parent, path.resolve().parent}
    names = {path.name, path.resolve().name}
    yield None
    try:
        yield from watchfiles.watch(
            *folders,
            watch_filter=lambda _, changed: Path(changed).name in names,
            debounce=_LONGEST,
            step=_REST,
            rust_timeout=_LOOK_AGAIN,
            yield_on_timeout=True,
            recursive=False,
        )
    except FileNotFoundError:
        time.sleep(_LOOK_AGAIN / 1000)


def _state(path: Path) -> tuple[int, int, int, int] | None:
    """What changes with each save; None where there is no file. The last part is the size."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size


def _folder(path: Path) -> tuple[int, int] | None:
    try:
        status = path.parent.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _settle(path: Path) -> None:
    """Waits until the file is there with something in it, but not for long."""
    end = time.monotonic() + _SETTLES
    while time.monotonic() < end:
        state = _state(path)
        if state is not None and state[-1]:
            time.sleep(_REST / 1000)
            return
        time.sleep(_REST / 1000)
