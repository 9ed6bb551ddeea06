"""Saves of a file and of folders beside it, one at a time, whatever way an editor saves."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import watchfiles

# In milliseconds: how long the file has to rest after a save, and how long many saves may put a run off.
_REST, _LONGEST = 5, 200
# A save that no event tells of, on a network's disk or in a folder that was made anew, is seen this late.
_LOOK_AGAIN = 500
# Device, number, time of the last change in nanoseconds, and size.
_State: TypeAlias = tuple[int, int, int, int]
# In seconds: editors that empty a file, or take it away, before they write it need not so long.
_SETTLES = 0.2


def saves(path: Path, folders: Sequence[Path] = ()) -> Iterator[None]:
    """At once, and then again after each save of the file or below the folders; of several in a row after the
    last.

    A file that is gone, or empty, is waited for a little; if it stays so, that is a save as well. Ends by
    KeyboardInterrupt alone.
    """
    seen = _states(path, folders)
    yield
    while True:
        watched = _watched(path, folders)
        for _ in _events(path, folders):
            while _states(path, folders) != seen:
                state = _state(path)
                if state is None or not state[-1]:
                    _settle(path)
                seen = _states(path, folders)
                yield
            if _watched(path, folders) != watched:
                break  # one that was made anew has to be watched anew
        time.sleep(_REST / 1000)


def _events(path: Path, folders: Sequence[Path]) -> Iterator[object]:
    """Something for each change beside the file or below the folders, and now and then nothing."""
    beside = {path.absolute().parent, path.resolve().parent}
    names = {path.name, path.resolve().name}
    below = {str(directory.absolute()) for directory, _ in _directories(folders)}

    def concerns(_: object, changed: str) -> bool:
        place = Path(changed)
        return place.name in names or str(place.parent) in below

    yield None
    try:
        yield from watchfiles.watch(
            *beside,
            *below,
            watch_filter=concerns,
            debounce=_LONGEST,
            step=_REST,
            rust_timeout=_LOOK_AGAIN,
            yield_on_timeout=True,
            recursive=False,
        )
    except FileNotFoundError:
        time.sleep(_LOOK_AGAIN / 1000)


def _states(path: Path, folders: Sequence[Path]) -> list[tuple[Path, _State | None]]:
    """What changes with each save."""
    below = (Path(directory, name) for directory, names in _directories(folders) for name in sorted(names))
    return [(file, _state(file)) for file in (path, *below)]


def _directories(folders: Sequence[Path]) -> Iterator[tuple[Path, list[str]]]:
    """The folders and all that are below them, each with its files; links are not followed."""
    for folder in folders:
        for directory, inner, names in os.walk(folder):
            inner.sort()
            yield Path(directory), names


def _state(path: Path) -> _State | None:
    """What changes with each save of a file; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size


def _watched(path: Path, folders: Sequence[Path]) -> list[tuple[Path, int, int] | None]:
    """The directories that hold what is saved, as they are now."""
    found: list[tuple[Path, int, int] | None] = []
    for directory in (path.parent, *(directory for directory, _ in _directories(folders))):
        state = _state(directory)
        found.append((directory, *state[:2]) if state else None)
    return found


def _settle(path: Path) -> None:
    """Waits until the file is there with something in it, but not for long."""
    end = time.monotonic() + _SETTLES
    while time.monotonic() < end:
        state = _state(path)
        if state is not None and state[-1]:
            time.sleep(_REST / 1000)
            return
        time.sleep(_REST / 1000)
