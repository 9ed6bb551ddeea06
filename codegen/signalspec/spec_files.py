"""Where the spec is that nobody names, and why a path is no file to read."""

from __future__ import annotations

import stat
from importlib.resources import files
from pathlib import Path

USUAL = Path("spec", "signals.yaml")

_MISSING, _DIRECTORY = "does not exist", "is a directory"


def default_spec_file(directory: Path) -> Path | None:
    """`spec/signals.yaml` below the directory, else the spec that comes with the toolkit, if any."""
    usual = directory / USUAL
    # One that is there and may not be read is the spec nonetheless.
    return shipped_spec_file() if why_no_file(usual) in (_MISSING, _DIRECTORY) else usual


def shipped_spec_file() -> Path | None:
    """The spec that the installed toolkit carries, or the one of the source tree that it runs from."""
    installed = Path(str(files("signalspec"))) / "shipped" / "signals.yaml"
    source_tree = Path(__file__).resolve().parents[2] / USUAL
    return next((path for path in (installed, source_tree) if path.is_file()), None)


def why_no_file(path: Path) -> str | None:
    """Why there is nothing to read at the path, in words that follow its name; None where there is a file, a
    pipe or a device."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return _MISSING
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except ValueError:
        return "is no file name"
    return _DIRECTORY if stat.S_ISDIR(mode) else None
