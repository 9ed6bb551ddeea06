"""Specs that a command line names by file, by git revision, or by released version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shlex import quote

import click

from signalspec.diagnostics import did_you_mean
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.releases import load_release, release_path
from signalspec.revisions import RevisionError, read_revision
from signalspec.source import MAX_BYTES, decode, read_file
from signalspec.spec_files import USUAL, why_no_file

_GIT = "git:"
_RELEASE = "release:"


@dataclass(frozen=True, slots=True)
class SpecSource:
    """A spec, the name that it goes by in reports, and its text.

    `path` is where it lies in its folder or revision, `file` the same where it is a file on disk.
    """

    label: str
    path: str
    text: str
    spec: Spec
    file: Path | None = None


def named_file(*names: str) -> Path | None:
    """The first of the names that means a file, as a path; None where none does. UsageError where there is
    no such file."""
    paths = [Path(name) for name in names if not name.startswith((_GIT, _RELEASE))]
    for path in paths:
        why = why_no_file(path)
        if why is not None:
            raise click.UsageError(
                f"{click.format_filename(path)} {why}; name a file, git:REV, or release:VERSION."
            )
    return paths[0] if paths else None


def load_source(name: str, beside: Path) -> SpecSource:
    """The spec that `name` means: a file, `git:REV`, `git:REV:PATH`, or `release:VERSION`.

    `beside` is the spec's file where a name does not say it. UsageError where there is no such revision or
    release, SpecError where the spec is wrong.
    """
    if name.startswith(_GIT):
        return _from_git(name, beside)
    if name.startswith(_RELEASE):
        return _released(name.removeprefix(_RELEASE), beside)
    path = Path(name)
    text = read_file(path)
    return SpecSource(name, name, text, load_text(text, name), path)


def _from_git(name: str, beside: Path) -> SpecSource:
    revision, colon, path = name.removeprefix(_GIT).partition(":")
    folder = None
    if not colon:
        # The repository is that of the file, wherever the command runs.
        folder = beside.parent if beside.parent.is_dir() else None
        path = f"./{beside.name if folder else beside.as_posix()}"
    shown = path.removeprefix("./") if colon else beside.as_posix()
    label = f"{_GIT}{revision}:{shown}"
    try:
        data = read_revision(revision, path, MAX_BYTES, folder)
    except RevisionError as error:
        raise click.UsageError(f"{name}: {error}; {error.help}.") from None
    text = decode(data, label)
    return SpecSource(label, shown, text, load_text(text, label))


def _released(version: str, spec_file: Path) -> SpecSource:
    """The recorded release of that version, beside the spec."""
    path = release_path(spec_file, version)
    folder = path.parent
    known = [file.stem for file in sorted(folder.glob("*.yaml"))] if folder.is_dir() else []
    if version not in known:
        of = "" if spec_file == USUAL else f" --spec {quote(str(spec_file))}"
        hint = did_you_mean(version, known) or f"`signalspec release{of}` records one."
        raise click.UsageError(f"There is no release {version!r} in {folder}; {hint}")
    text, spec = load_release(path)
    return SpecSource(str(path), str(path), text, spec)
