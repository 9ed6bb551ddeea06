"""Writing the one file that a command was asked for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click


def write_file(path: Path, text: str, *, replace: bool = True) -> None:
    """Writes the whole file or nothing, its directory as well; without `replace`, what is there stays.

    A link is followed, and its file written. A pipe or a device takes the text as it is.
    Raises UsageError, which names the file, where that cannot be done.
    """
    shown = click.format_filename(path)
    try:
        if not replace:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, "x", text)
        elif path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        else:
            _replace(Path(os.path.realpath(path)), text)
    except FileExistsError:
        raise click.UsageError(f"{shown} is there already, and is left as it is.") from None
    except OSError as error:
        raise click.UsageError(f"{shown} cannot be written: {error.strerror or error}.") from error


def _replace(path: Path, text: str) -> None:
    """Puts the text into the place of a regular file in one step, or makes one; permissions stay."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(temporary, "w", text)
    try:
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink()
        raise


def _write(path: Path, mode: str, text: str) -> None:
    """Writes a file that is regular, and of which nothing stays where that fails."""
    with path.open(mode, encoding="utf-8", newline="\n") as stream:
        try:
            stream.write(text)
            stream.flush()
        except BaseException:
            path.unlink()
            raise
