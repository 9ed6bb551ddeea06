"""The released versions of a spec, as files beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from signalspec.diagnostics import Diagnostic, Span, SpecError
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.releases.head import Head
from signalspec.resolved import digest
from signalspec.source import read_file
from signalspec.versions import Version

FOLDER = "releases"
_LONGEST_HEAD = 400


class Release(NamedTuple):
    """A recorded version, by its first lines."""

    path: Path
    head: Head

    @property
    def version(self) -> Version:
        return Version.of(self.head.version)


def release_path(spec_file: Path, version: str) -> Path:
    return spec_file.parent / FOLDER / f"{version}.yaml"


def releases(spec_file: Path, name: str) -> list[Release]:
    """The releases of the spec of that name, the oldest first. Only their first lines are read.

    Raises SpecError where the folder, or a file in it that has the name of a version, cannot be read as what
    `release` writes: whose release it was, nobody can tell.
    """
    folder = spec_file.parent / FOLDER
    found = []
    for path in _files(folder):
        head = _head(path)
        if head is None and _is_version(path.stem):
            raise _unusable(path, "this is no recorded release", "restore it, as from git, or move it away")
        if head is not None and head.name == name:
            found.append(Release(path, head))
    return sorted(found, key=lambda release: release.version)


def base(known: list[Release], version: str) -> Release | None:
    """The release that a version follows or is: the last that is not above it, else the first of all."""
    current = Version.of(version)
    return next((each for each in reversed(known) if each.version <= current), known[0] if known else None)


def load_release(path: Path) -> tuple[str, Spec]:
    """The text and the spec of a recorded version. Raises SpecError where it cannot be read or was edited."""
    text = read_file(path)
    spec = load_text(text, str(path))
    head = Head.read(text)
    if head is None:
        raise _unusable(path, "this is no recorded release", "`signalspec release` writes one")
    if digest(spec) != head.digest or spec.version != head.version:
        message = "this release is not what was recorded: its digest is another"
        raise _unusable(path, message, "restore the file, as from git; what was released cannot change")
    return text, spec


def record(spec: Spec, spec_file: Path) -> Path:
    """Writes the release of a spec; a reader sees the whole file or none. Raises OSError."""
    # What writes is not needed to read, which every `generate` does.
    from signalspec.releases.text import release_text

    path = release_path(spec_file, spec.version)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(release_text(spec), encoding="utf-8", newline="\n")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".yaml")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _unreadable(folder, error) from None


def _head(path: Path) -> Head | None:
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            return Head.read(stream.read(_LONGEST_HEAD))
    except OSError as error:
        raise _unreadable(path, error) from None


def _is_version(text: str) -> bool:
    try:
        Version.of(text)
    except ValueError:
        return False
    return True


def _unreadable(path: Path, error: OSError) -> SpecError:
    return _unusable(path, f"cannot read the releases: {error.strerror}", "see who may read there")


def _unusable(path: Path, message: str, help: str) -> SpecError:
    return SpecError([Diagnostic("release", message, Span(str(path), 1, 1, 1, 2), help)])
