"""`json`: one object with every finding and the summary, written as findings come."""

from __future__ import annotations

import json
from typing import TextIO

from signalspec.report.base import Settings
from signalspec.report.finding import Finding, Summary
from signalspec.report.record import finding_record, summary_record


class Report:
    """`{"findings": [...], "summary": {...}}`, a finding a line, in ASCII."""

    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out = out
        self._start = '{"findings": [\n'

    def add(self, finding: Finding) -> None:
        self._out.write(self._start + json.dumps(finding_record(finding)))
        self._start = ",\n"

    def finish(self, summary: Summary) -> None:
        start = '{"findings": [' if self._start.startswith("{") else "\n"
        self._out.write(f'{start}],\n"summary": {json.dumps(summary_record(summary))}}}\n')
