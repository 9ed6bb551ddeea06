"""Findings and summaries as JSON-ready objects: the same in `json` and `ndjson`."""

from __future__ import annotations

from signalspec.model import Json
from signalspec.report.finding import LEVELS, Finding, Summary

_PLAIN = (
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "pointer",
    "index",
    "offset",
    "signal_type",
    "help",
)


def finding_record(finding: Finding) -> dict[str, Json]:
    """The finding with what is absent left out; `pointer` is kept even where it is empty (the whole)."""
    record: dict[str, Json] = {
        "rule": finding.rule,
        "code": finding.code,
        "level": finding.level,
        "message": finding.message,
    }
    for name in _PLAIN:
        value = getattr(finding, name)
        if value is not None:
            record[name] = value
    if finding.details:
        record["details"] = {detail.label: list(detail.lines) for detail in finding.details}
    if finding.related:
        record["related"] = [
            {"message": r.message, "file": r.file, "line": r.line, "column": r.column}
            for r in finding.related
        ]
    return record


def summary_record(summary: Summary) -> dict[str, Json]:
    record: dict[str, Json] = {
        "subject": summary.subject,
        "levels": {level: summary.levels.get(level, 0) for level in LEVELS},
        "rules": {rule: summary.rules[rule].times for rule in sorted(summary.rules)},
        "unreadable": list(summary.unreadable),
        "interrupted": summary.interrupted,
    }
    if summary.types:
        record["signals"] = summary.signals
        record["bad"] = summary.bad
        record["types"] = {
            name: {"signals": count.signals, "bad": count.bad}
            for name, count in sorted(summary.types.items())
        }
    return record
