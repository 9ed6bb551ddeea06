"""Which spec a command works on, and loading it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from signalspec.model import Spec

HERE = Path("spec", "signals.yaml")


def find_spec_file(chosen: Path | None) -> Path:
    """The file that `--spec` names, else `spec/signals.yaml` below the working directory, else the
    spec that comes with the toolkit. UsageError where there is no such file."""
    if chosen is not None:
        if not chosen.is_file():
            what = "is a directory" if chosen.is_dir() else "does not exist"
            raise click.BadParameter(f"{click.format_filename(chosen)} {what}.", param_hint="--spec")
        return chosen
    if HERE.is_file():
        return HERE
    shipped = shipped_spec_file()
    if shipped is None:
        raise click.UsageError("There is no spec/signals.yaml here: name the spec with --spec FILE.")
    return shipped


def shipped_spec_file() -> Path | None:
    """The spec that the installed toolkit carries, or the one of the source tree that it runs from."""
    installed = Path(str(files("signalspec"))) / "shipped" / "signals.yaml"
    source_tree = Path(__file__).resolve().parents[3] / HERE
    return next((path for path in (installed, source_tree) if path.is_file()), None)


def load_spec(chosen: Path | None) -> Spec:
    """The spec to work on, resolved. UsageError where there is none, SpecError where it is wrong."""
    from signalspec.load import load_file

    return load_file(find_spec_file(chosen))
