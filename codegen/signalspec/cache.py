"""Files in a private directory for what takes time to make again: parts of specs, built validators."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from signalspec import __version__

_TOOLKIT = Path(__file__).resolve().parent
# Files of one directory that are kept: those that were used last.
_MOST = 100
_CHECKSUM = 4


def cache_directory(name: str) -> Path | None:
    """A directory of that name that only this user can write to, or None where there can be none.

    Lies under `SIGNALSPEC_CACHE`, else `XDG_CACHE_HOME`, else `~/.cache`; `SIGNALSPEC_CACHE=` (empty)
    turns caching off. What is loaded from here runs as code, so a directory of somebody else's is
    not used.
    """
    chosen = os.environ.get("SIGNALSPEC_CACHE")
    if chosen == "":
        return None
    try:
        root = Path(chosen) if chosen else _user_cache() / "signalspec"
        directory = root / name
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = directory.stat()
    except (OSError, RuntimeError):
        return None
    if hasattr(os, "getuid"):
        shared = stat.S_IMODE(status.st_mode) & (stat.S_IWGRP | stat.S_IWOTH)
        if status.st_uid != os.getuid() or shared or not os.access(directory, os.W_OK):
            return None
    return directory


def kept(file: Path) -> bytes | None:
    """What was kept in this file of a cache directory; None where that is nothing, or damaged."""
    try:
        data = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    content = data[_CHECKSUM:]
    return content if data[:_CHECKSUM] == _checksum(content) else None


def keep(file: Path, content: bytes) -> None:
    """Keeps the content in this file of a cache directory, if it can be written there.

    Of the files beside it, those go that were not used for the longest time, where there are many.
    """
    temporary = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as stream:
            stream.write(_checksum(content))
            stream.write(content)
        temporary.replace(file)
        used = sorted(file.parent.iterdir(), key=lambda other: other.stat().st_mtime_ns)
        for other in used[:-_MOST]:
            other.unlink(missing_ok=True)
    except OSError:
        temporary.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKSUM, "big")


@cache
def toolkit_state() -> bytes:
    """32 bytes that change with the version of Python and with any file of the toolkit, by size and time.

    What one toolkit keeps is for itself alone.
    """
    state = hashlib.sha256(f"{__version__} {sys.version} {_TOOLKIT}".encode())
    folders = [os.fspath(_TOOLKIT)]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    folders += [entry.path] if entry.name != "__pycache__" else []
                    continue
                with suppress(FileNotFoundError):  # an editor's file, gone by now
                    status = entry.stat()
                    state.update(f"{entry.path} {status.st_size} {status.st_mtime_ns}".encode())
    return state.digest()


def _user_cache() -> Path:
    chosen = os.environ.get("XDG_CACHE_HOME")
    return Path(chosen) if chosen else Path.home() / ".cache"
