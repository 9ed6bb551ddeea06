"""What is in the output directory: a listing that follows no links."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal, NamedTuple

from signalspec.writer.errors import WriteError
from signalspec.writer.paths import LOCK, MANIFEST, PENDING, TEMPORARY, directories

Kind = Literal["file", "link", "special"]

# What builds, tools and desktops leave behind: nobody's orphan. Files of these names are left alone.
DROPPINGS = frozenset(
    {"__pycache__", "build", "dist", "node_modules", ".git", ".venv", ".tox", ".nox", ".hypothesis"}
    | {".mypy_cache", ".pytest_cache", ".ruff_cache", ".eggs", ".coverage", ".DS_Store"}
    | {"Thumbs.db", "desktop.ini"}
)
_CHUNK = 1024 * 1024
_DROPPING_PATTERNS = ("*.egg-info", "*.dist-info", "*.pyc", "*.pyo", "*~", ".*.swp")


class Tree(NamedTuple):
    """Relative POSIX paths. `leftovers` are a killed run's; `lock` says whether a lock file is there."""

    files: dict[str, Kind]
    directories: frozenset[str]
    droppings: frozenset[str]
    leftovers: tuple[str, ...]
    lock: bool


def is_dropping(name: str) -> bool:
    return name in DROPPINGS or any(fnmatchcase(name, pattern) for pattern in _DROPPING_PATTERNS)


def scan(root: Path, known: Iterable[str]) -> Tree:
    """List `root`; a directory that is not there is an empty one.

    `known` are the paths that were or will be generated: they count even where their names look
    like droppings. Raises WriteError if a directory cannot be read.
    """
    wanted = set(known)
    wanted |= directories(wanted)
    files: dict[str, Kind] = {}
    found_directories: set[str] = set()
    droppings: set[str] = set()
    leftovers: list[str] = []
    lock = False
    todo = [""]
    while todo:
        directory = todo.pop()
        for entry in _entries(root, directory):
            path = f"{directory}/{entry.name}" if directory else entry.name
            if entry.name == TEMPORARY or path == PENDING:
                leftovers.append(path)
            elif path == LOCK:
                lock = True
            elif path == MANIFEST:
                continue
            elif path not in wanted and is_dropping(entry.name):
                droppings.add(path)
            elif _is_link(entry):
                files[path] = "link"
            elif entry.is_dir(follow_symlinks=False):
                found_directories.add(path)
                todo.append(path)
            else:
                files[path] = "file" if entry.is_file(follow_symlinks=False) else "special"
    return Tree(files, frozenset(found_directories), frozenset(droppings), tuple(sorted(leftovers)), lock)


def read(root: Path, path: str) -> bytes | None:
    """The bytes of a file, None where there is none; raises WriteError if it cannot be read."""
    try:
        # Not `read_bytes`: its further system calls a file take as long as the reading.
        descriptor = os.open(f"{root}/{path}", os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            return b"".join(iter(lambda: os.read(descriptor, _CHUNK), b""))
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteError(f"cannot read {root / path}: {error.strerror or error}") from error


def _entries(root: Path, directory: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / directory) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise WriteError(f"cannot read {root / directory}: {error.strerror or error}") from error


def _is_link(entry: os.DirEntry[str]) -> bool:
    if sys.version_info >= (3, 12):
        return entry.is_symlink() or entry.is_junction()
    return entry.is_symlink()
