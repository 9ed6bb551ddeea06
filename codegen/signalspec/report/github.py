"""`github`: workflow commands, which GitHub Actions shows beside the lines concerned."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TextIO

from signalspec.report.base import Settings
from signalspec.report.finding import Finding, Level, Summary
from signalspec.report.visible import visible
from signalspec.report.wording import detail_lines, outcome, position_in_signal

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "advice": "notice"}


class Report:
    """A workflow command a finding, as it comes; last, unless quiet, the run in a line."""

    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out = out
        self._settings = settings

    def add(self, finding: Finding) -> None:
        # GitHub takes file, line and column for annotations; the rest goes into the text.
        properties = {
            "file": visible(_in_workspace(finding.file)) if finding.file is not None else None,
            "line": finding.line,
            "endLine": finding.end_line,
            "col": finding.column,
            "endColumn": finding.end_column if finding.end_line in (None, finding.line) else None,
            "title": finding.rule,
        }
        shown = ",".join(f"{k}={_property(str(v))}" for k, v in properties.items() if v is not None)
        where = position_in_signal(finding) if self._settings.kind != "changes" else ""
        message = visible(finding.message) + (f" (at {where})" if where else "")
        message += "".join(f"\n{line}" for line in detail_lines(finding))
        if finding.help:
            message += f"\nhelp: {visible(finding.help)}"
        self._out.write(f"::{_COMMANDS[finding.level]} {shown}::{_data(message)}\n")

    def finish(self, summary: Summary) -> None:
        if not self._settings.quiet:
            self._out.write(outcome(summary, self._settings.kind) + "\n")


def _in_workspace(file: str) -> str:
    """The file as GitHub knows it: from the root of the checkout, wherever the command runs in it."""
    workspace, path = os.environ.get("GITHUB_WORKSPACE"), Path(file).absolute()
    if not workspace or not path.is_relative_to(workspace):
        return file
    return path.relative_to(workspace).as_posix()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
