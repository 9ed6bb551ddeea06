"""What earlier runs wrote: the last manifest, and those of runs that did not end."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from signalspec.writer.manifest import Entry, Manifest, digest, parse, parse_pending
from signalspec.writer.paths import MANIFEST, PENDING
from signalspec.writer.tree import Tree, read

T = TypeVar("T")


class History(NamedTuple):
    """`entries` has every path that a run wrote or began to write, as the newest of them lists it;
    `digests` every content that it may therefore have without anybody's hand in it.

    `manifest` is the file's bytes, None if there is none. `damage` is a sentence on why the record
    cannot be read; then the rest is empty.
    """

    manifest: bytes | None
    pending: tuple[Manifest, ...]
    entries: Mapping[str, Entry]
    digests: Mapping[str, frozenset[str]]
    damage: str | None = None

    def wrote(self, path: str, digest: str) -> bool:
        """Whether a run left a content with that digest at `path`."""
        return digest in self.digests.get(path, ())


def recall(root: Path) -> History:
    """Read the record in `root`; raises WriteError if the file system refuses."""
    content, pending_content = _read_regular(root, MANIFEST), _read_regular(root, PENDING)
    try:
        last = _parse(root / MANIFEST, parse, content)
        pending = _parse(root / PENDING, parse_pending, pending_content) or ()
    except ValueError as error:
        return History(content, (), {}, {}, str(error))
    manifests = (*([last] if last else []), *pending)
    entries: dict[str, Entry] = {}
    digests: dict[str, frozenset[str]] = {}
    for manifest in manifests:
        for path, entry in manifest.files.items():
            entries[path] = entry
            digests[path] = digests.get(path, frozenset()) | {entry.sha256}
    return History(content, pending, entries, digests)


def is_latest(root: Path, history: History) -> bool:
    """Whether the record in `root` is still the one that gave `history`, of runs that all came to an end."""
    return (
        history.damage is None
        and not history.pending
        and _read_regular(root, MANIFEST) == history.manifest
        and not os.path.lexists(root / PENDING)
    )


def retained(
    root: Path, tree: Tree, history: History, built: Collection[str], targets: frozenset[str] | None
) -> dict[str, Entry]:
    """The entries that a build of `targets` (None: of all) leaves as they are: the other targets'.

    After a killed run each tells what is on disk now, the old file or the new one.
    """
    if targets is None:
        return {}
    kept = {
        path: entry
        for path, entry in history.entries.items()
        if path not in built and entry.target not in targets
    }
    if not history.pending:
        return kept
    present = {path: entry for path, entry in kept.items() if path in tree.files}
    for path, entry in present.items():
        content = read(root, path) if tree.files[path] == "file" else None
        if content is not None and history.wrote(path, digest(content)):
            present[path] = Entry(entry.target, digest(content))
    return present


def _read_regular(root: Path, path: str) -> bytes | None:
    # A link in the place of a file counts as none: what it points at was not written by a run.
    return None if (root / path).is_symlink() else read(root, path)


def _parse(path: Path, parser: Callable[[bytes], T], content: bytes | None) -> T | None:
    if content is None:
        return None
    try:
        return parser(content)
    except ValueError as error:
        raise ValueError(f"{path} {error}") from error
