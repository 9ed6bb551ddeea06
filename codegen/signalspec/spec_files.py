"""Where the spec is that nobody names."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

USUAL = Path("spec", "signals.yaml")


def default_spec_file(directory: Path) -> Path | None:
    """`spec/signals.yaml` below the directory, else the spec that comes with the toolkit, if any."""
    usual = directory / USUAL
    return usual if usual.is_file() else shipped_spec_file()


def shipped_spec_file() -> Path | None:
    """The spec that the installed toolkit carries, or the one of the source tree that it runs from."""
    installed = Path(str(files("signalspec"))) / "shipped" / "signals.yaml"
    source_tree = Path(__file__).resolve().parents[2] / USUAL
    return next((path for path in (installed, source_tree) if path.is_file()), None)
