"""`ndjson`: a rule a line; last a line with the summary."""

from __future__ import annotations

import json
from typing import TextIO

from signalspec.verify.outcome import Outcome
from signalspec.verify.report.record import rule_record, summary_record


def write(outcome: Outcome, out: TextIO, color: bool, quiet: bool) -> None:
    """One JSON object a line, in ASCII; quiet leaves out the last one, `{"summary": {...}}`."""
    for row in outcome.results:
        out.write(json.dumps(rule_record(row, outcome)) + "\n")
    if not quiet:
        out.write(json.dumps({"summary": summary_record(outcome)}) + "\n")
