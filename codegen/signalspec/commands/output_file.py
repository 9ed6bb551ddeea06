"""Writing the one file that a command was asked for."""

from __future__ import annotations

import os
from pathlib import Path

import click


def write_file(path: Path, text: str, *, replace: bool = True) -> None:
    """Writes the whole file or nothing, its directory as well; without `replace`, what is there stays.

    Raises UsageError, which names the file, where that cannot be done.
    """
    shown = click.format_filename(path)
    written = path.with_name(f".{path.name}.{os.getpid()}.tmp") if replace else path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with written.open("w" if replace else "x", encoding="utf-8", newline="\n") as stream:
            try:
                stream.write(text)
            except BaseException:
                written.unlink()
                raise
        if replace:
            written.replace(path)
    except FileExistsError:
        raise click.UsageError(f"{shown} is there already, and is left as it is.") from None
    except OSError as error:
        raise click.UsageError(f"{shown} cannot be written: {error.strerror or error}.") from error
