"""What is in the folder: templates by their paths, and the configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from signalspec.diagnostics import Diagnostic, Span, SpecError
from signalspec.source import read_file
from signalspec.user_templates.configuration import Configuration, configured

CONFIGURATION = "templates.yaml"
SUFFIX = ".j2"
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Folder:
    """`sources` has the text of each template by its path below `path` (POSIX)."""

    path: Path
    sources: Mapping[str, str]
    configuration: Configuration


def read_folder(path: Path) -> Folder:
    """Every `*.j2` below the folder, and what `templates.yaml` says of them.

    Links are not followed: a template is a file of the folder itself. Raises SpecError for what cannot be
    read, and for every mistake in the configuration.
    """
    sources = {template.relative_to(path).as_posix(): read_file(template) for template in _templates(path)}
    file = path / CONFIGURATION
    if not file.is_file() or file.is_symlink():
        message = f"there is no {CONFIGURATION} in this folder"
        help = "it lists the files to make: `files: [{template: NAME.j2, file_name: NAME}]`"
        raise SpecError([Diagnostic("templates", message, Span(str(file), 1, 1, 1, 1), help)])
    return Folder(path, sources, configured(read_file(file), str(file), sources))


def _entries(directory: Path) -> list[Path]:
    try:
        return sorted(directory.iterdir())
    except OSError as error:
        place = Span(str(directory), 1, 1, 1, 1)
        message = f"cannot read this folder: {error.strerror}"
        raise SpecError([Diagnostic("unreadable", message, place, "name another one")]) from None


def _templates(folder: Path) -> Iterator[Path]:
    """The templates in a stable order."""
    found = 0
    todo = [folder]
    while todo:
        for entry in _entries(todo.pop()):
            if entry.is_symlink():
                continue
            if entry.is_dir():
                todo.append(entry)
            elif entry.name.endswith(SUFFIX):
                found += 1
                if found > MOST:
                    place = Span(str(folder), 1, 1, 1, 1)
                    message = f"there are more than {MOST:,} templates in this folder"
                    raise SpecError([Diagnostic("too-many", message, place, "name a folder of its own")])
                yield entry
