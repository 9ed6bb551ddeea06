"""Which output paths are safe, on this machine and on every other one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from signalspec.writer.errors import UnsafePathsError

MANIFEST = "MANIFEST.json"
PENDING = "MANIFEST.json.pending"
LOCK = ".signalspec.lock"
# One name for every temporary file: the lock keeps a second writer out, and a fixed name is never
# too long and is recognised when a killed run left it behind.
TEMPORARY = ".signalspec.tmp"

_OWN = frozenset(name.casefold() for name in (MANIFEST, PENDING, LOCK))
# Windows reads `\` and `:` as ways out of the directory, and refuses the other signs.
_FORBIDDEN = re.compile(r"""[\x00-\x1f\x7f\\:*?"<>|]""")
_SURROGATE = re.compile("[\ud800-\udfff]")
# How many paths are remembered: a build asks about each several times.
_REMEMBERED = 1 << 14


@lru_cache(_REMEMBERED)
def fold(path: str) -> str:
    """What a case-insensitive, normalising disk takes `path` for."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def parents(path: str) -> Iterator[str]:
    """The directories above a relative path, nearest first, without the root."""
    while path := path.rpartition("/")[0]:
        yield path


def directories(paths: Iterable[str]) -> set[str]:
    """All the directories that `paths` need."""
    found: set[str] = set()
    for path in paths:
        for directory in parents(path):
            if directory in found:
                break
            found.add(directory)
    return found


@lru_cache(_REMEMBERED)
def problem(path: str) -> str | None:
    """Why `path` cannot be a generated file's, or None."""
    if not path:
        return "is empty"
    if path.startswith("/"):
        return "is absolute"
    parts = path.split("/")
    if ".." in parts:
        return "leads out of its directory"
    if any(not part or part.endswith((".", " ")) for part in parts):
        return "has a part that is empty or ends with a dot or a space"
    if _FORBIDDEN.search(path):
        return "has a character that not every system allows in a file name"
    if _SURROGATE.search(path):
        return "is not valid Unicode"
    if path.casefold() in _OWN or parts[-1].casefold() == TEMPORARY:
        return "is a name that the writer keeps for itself"
    return None


def check_paths(paths: Iterable[str]) -> None:
    """Raise UnsafePathsError if a path is unsafe, or if two need the same name on some disk."""
    problems: list[str] = []
    spelling: dict[str, str] = {}
    safe: list[str] = []
    for path in sorted(paths):
        found = problem(path)
        if found:
            problems.append(f"{path!r} {found}")
            continue
        safe.append(path)
    needed = directories(safe)
    for name in sorted({*safe, *needed}):
        other = spelling.setdefault(fold(name), name)
        if other != name:
            problems.append(f"{name!r} differs from {other!r} only in case")
    problems.extend(f"{path!r} is to be a file and a directory" for path in safe if path in needed)
    if problems:
        raise UnsafePathsError(problems)
