"""`text`: for people, at a terminal or in a log."""

from __future__ import annotations

from typing import TextIO

from signalspec.report.base import Settings
from signalspec.report.caret import write_caret
from signalspec.report.finding import Finding, Summary
from signalspec.report.grouped import write_group, write_summary
from signalspec.report.groups import Groups
from signalspec.report.style import Style
from signalspec.report.visible import visible
from signalspec.report.wording import counted, outcome

# Nobody reads more of a spec's findings; the formats for machines have all of them.
MAX_SHOWN = 1_000


class Report:
    """Findings about a spec one by one with their lines; about traffic grouped, at the end."""

    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out = out
        self._settings = settings
        self._style = Style(settings.color)
        self._groups = Groups()
        self._shown = 0

    def add(self, finding: Finding) -> None:
        if self._settings.kind == "traffic":
            self._groups.add(finding)
            return
        self._shown += 1
        if self._shown <= MAX_SHOWN:
            write_caret(finding, self._out, self._style)

    def finish(self, summary: Summary) -> None:
        if self._shown > MAX_SHOWN:
            self._out.write(f"and {self._shown - MAX_SHOWN:,} more, which the format ndjson lists\n")
        self._write_groups()
        if self._settings.quiet:
            return
        if self._settings.kind == "traffic":
            write_summary(summary, self._out, self._style, self._settings.explain)
        else:
            self._out.write(visible(outcome(summary, self._settings.kind)) + "\n")

    def _write_groups(self) -> None:
        left = self._settings.max_findings
        kinds = findings = 0
        for group in self._groups:
            if left:
                left -= write_group(group, self._out, self._style, left)
            else:
                kinds += 1
                findings += group.count
        if findings:
            what = f"{counted(findings, 'finding')} of {counted(kinds, 'kind')}"
            self._out.write(
                f"and {what} not shown: --max-findings is {self._settings.max_findings:,}, "
                "`--format ndjson` lists all\n\n"
            )
