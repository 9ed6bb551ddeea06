"""`ndjson`: a finding a line, as it comes; last a line with the summary."""

from __future__ import annotations

import json
from typing import TextIO

from signalspec.report.base import Settings
from signalspec.report.finding import Finding, Summary
from signalspec.report.record import finding_record, summary_record


class Report:
    """One JSON object a line, in ASCII; quiet leaves out the last one, `{"summary": {...}}`."""

    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out = out
        self._quiet = settings.quiet

    def add(self, finding: Finding) -> None:
        self._out.write(json.dumps(finding_record(finding)) + "\n")

    def finish(self, summary: Summary) -> None:
        if not self._quiet:
            self._out.write(json.dumps({"summary": summary_record(summary)}) + "\n")
