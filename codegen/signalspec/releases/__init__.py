"""Released versions of a spec: recorded beside it, in the spec language, and read back."""

from __future__ import annotations

from signalspec.releases.store import (
    FOLDER,
    Release,
    base,
    load_release,
    record,
    release_path,
    releases,
)

__all__ = [
    "FOLDER",
    "Release",
    "base",
    "load_release",
    "record",
    "release_path",
    "releases",
]
