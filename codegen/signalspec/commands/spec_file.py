"""Which spec a command works on, and loading it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from signalspec.spec_files import default_spec_file, why_no_file

if TYPE_CHECKING:
    from signalspec.model import Spec


def find_spec_file(chosen: Path | None) -> Path:
    """The file that `--spec` names, else `spec/signals.yaml` below the working directory, else the
    spec that comes with the toolkit. UsageError where there is no such file, or it cannot be read."""
    found = chosen or default_spec_file(Path())
    if found is None:
        raise click.UsageError("There is no spec/signals.yaml here: name the spec with --spec FILE.")
    why = why_no_file(found)
    if why is not None:
        message = f"{click.format_filename(found)} {why}"
        if chosen is None:
            raise click.UsageError(f"{message}: name another spec with --spec FILE.")
        raise click.BadParameter(f"{message}.", param_hint="--spec")
    return found


def load_spec(chosen: Path | None) -> Spec:
    """The spec to work on, resolved. UsageError where there is none, SpecError where it is wrong."""
    from signalspec.load import load_file

    return load_file(find_spec_file(chosen))
