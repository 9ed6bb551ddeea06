"""The outcome of a run in the format that its reader wants."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TextIO, TypeAlias, cast

from signalspec.report import FORMATS
from signalspec.verify.outcome import Outcome

Writer: TypeAlias = Callable[[Outcome, TextIO, bool, bool], None]

# The formats that only list findings are those of all commands.
_OWN = ("text", "json", "ndjson", "junit")


def write(outcome: Outcome, format: str, out: TextIO, *, color: bool, quiet: bool) -> None:
    """Writes the outcome. Raises ValueError for a format that there is not."""
    if format not in FORMATS:
        raise ValueError(f"no report format {format!r}")
    if format in _OWN:
        writer = cast(Writer, import_module(f"signalspec.verify.report.{format}").write)
        writer(outcome, out, color, quiet)
    else:
        from signalspec.verify.report.findings import write_findings

        write_findings(outcome, format, out, quiet)
