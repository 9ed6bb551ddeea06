"""A private directory for what is quick to make again: compiled templates, built validators."""

from __future__ import annotations

import os
import stat
from pathlib import Path


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


def _user_cache() -> Path:
    chosen = os.environ.get("XDG_CACHE_HOME")
    return Path(chosen) if chosen else Path.home() / ".cache"
