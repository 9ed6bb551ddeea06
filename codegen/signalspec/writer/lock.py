"""One run at a time in an output directory.

Hand-written because the `filelock` library takes 20 ms or more to import, and this needs one call.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from signalspec.writer.errors import LockedError, WriteError
from signalspec.writer.paths import LOCK

_POLL = 0.02

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    # Some network and container file systems know no locks. There, a fixed temporary name that is
    # opened exclusively still keeps two writers from mixing their bytes.
    _NO_LOCKS = (errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP)

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        return True


@contextlib.contextmanager
def locked(root: Path, wait: float) -> Iterator[None]:
    """Hold `root`, which exists, for the length of a `with` block; the lock file goes afterwards.

    A killed process lets go of its lock at once. Raises LockedError when another run still holds it
    after `wait` seconds, and WriteError when the lock file cannot be made.
    """
    path = root / LOCK
    try:
        descriptor = _acquire(path, time.monotonic() + wait)
    except OSError as error:
        raise WriteError(f"cannot write in {root}: {error.strerror or error}") from error
    if descriptor is None:
        raise LockedError(
            f"another signalspec run is writing to {root} (waited {wait:g} s); try again when it has ended"
        )
    try:
        yield
    finally:
        _release(path, descriptor)


def _acquire(path: Path, deadline: float) -> int | None:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            held = _try_lock(descriptor)
            current = held and _is_current(path, descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        if current:
            return descriptor
        os.close(descriptor)
        if held:
            continue
        if time.monotonic() >= deadline:
            return None
        time.sleep(_POLL)


def _is_current(path: Path, descriptor: int) -> bool:
    # The last holder may have removed the file between our opening and our locking it.
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _release(path: Path, descriptor: int) -> None:
    # Remove before letting go, or the file of a run that has just begun could be removed. Windows
    # removes no open file, so there it goes after, and stays if another run has opened it.
    with contextlib.suppress(OSError):
        if sys.platform != "win32":
            path.unlink()
    os.close(descriptor)
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            path.unlink()
