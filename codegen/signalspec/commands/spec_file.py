"""Which spec a command works on, and loading it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from signalspec.spec_files import default_spec_file

if TYPE_CHECKING:
    from signalspec.model import Spec


def find_spec_file(chosen: Path | None) -> Path:
    """The file that `--spec` names, else `spec/signals.yaml` below the working directory, else the
    spec that comes with the toolkit. UsageError where there is no such file."""
    if chosen is not None:
        if not chosen.is_file():
            what = "is a directory" if chosen.is_dir() else "does not exist"
            raise click.BadParameter(f"{click.format_filename(chosen)} {what}.", param_hint="--spec")
        return chosen
    found = default_spec_file(Path())
    if found is None:
        raise click.UsageError("There is no spec/signals.yaml here: name the spec with --spec FILE.")
    return found


def load_spec(chosen: Path | None) -> Spec:
    """The spec to work on, resolved. UsageError where there is none, SpecError where it is wrong."""
    from signalspec.load import load_file

    return load_file(find_spec_file(chosen))
