"""Reports: one stream of findings, written in the format that its reader wants."""

from __future__ import annotations

from importlib import import_module
from typing import TextIO, cast

from signalspec.report.base import MAX_FINDINGS, Factory, Reporter, Settings
from signalspec.report.finding import Finding, Related, Summary, Tally, TypeCount

__all__ = [
    "FORMATS",
    "MAX_FINDINGS",
    "Finding",
    "Related",
    "Reporter",
    "Settings",
    "Summary",
    "Tally",
    "TypeCount",
    "create",
]

FORMATS = ("text", "json", "ndjson", "github", "sarif", "junit")


def create(format: str, out: TextIO, settings: Settings | None = None) -> Reporter:
    """A reporter that writes `format` to `out`; each format is the module of its name.

    Raises ValueError for what is not in FORMATS.
    """
    if format not in FORMATS:
        raise ValueError(f"no report format {format!r}")
    factory = cast(Factory, import_module(f"signalspec.report.{format}").Report)
    return factory(out, settings or Settings())
