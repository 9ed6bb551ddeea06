"""`json`: one object with every rule and the summary."""

from __future__ import annotations

import json
from typing import TextIO

from signalspec.verify.outcome import Outcome
from signalspec.verify.report.record import rule_record, summary_record


def write(outcome: Outcome, out: TextIO, color: bool, quiet: bool) -> None:
    """`{"rules": [...], "summary": {...}}`, a rule a line, in ASCII."""
    lines = ",\n".join(json.dumps(rule_record(row, outcome)) for row in outcome.results)
    out.write(f'{{"rules": [\n{lines}\n],\n"summary": {json.dumps(summary_record(outcome))}}}\n')
