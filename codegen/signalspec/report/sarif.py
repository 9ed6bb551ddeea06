"""`sarif`: SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from signalspec.model import Json
from signalspec.report.base import Settings
from signalspec.report.finding import Finding, Level, Related, Summary
from signalspec.report.visible import visible
from signalspec.report.wording import detail_lines, outcome

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "advice": "note"}


class Report:
    """One SARIF log with one run. Results are written as they come, the tool's part with the rules that
    occurred after them: the order of members means nothing in JSON."""

    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out = out
        self._settings = settings
        self._rules: dict[str, tuple[int, Finding]] = {}
        self._start = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"results": [\n'

    def add(self, finding: Finding) -> None:
        index, _ = self._rules.setdefault(finding.rule, (len(self._rules), finding))
        self._out.write(self._start + json.dumps(_result(finding, index)))
        self._start = ",\n"

    def finish(self, summary: Summary) -> None:
        run: dict[str, Json] = {
            "tool": {"driver": self._driver()},
            "invocations": [_invocation(summary)],
            "columnKind": "unicodeCodePoints",
            "properties": {"summary": outcome(summary, self._settings.kind), "judgedBy": summary.subject},
        }
        head = self._start if self._start != ",\n" else "\n"
        self._out.write(f"{head}],\n{json.dumps(run)[1:]}]}}\n")

    def _driver(self) -> Json:
        driver: dict[str, Json] = {
            "name": "signalspec",
            "rules": [self._rule(rule, finding) for rule, (_, finding) in self._rules.items()],
        }
        if self._settings.version:
            driver["version"] = self._settings.version
        return driver

    def _rule(self, rule: str, finding: Finding) -> Json:
        statement = visible(self._settings.statements.get(rule) or f"Findings of the kind {finding.code}.")
        return {
            "id": rule,
            "shortDescription": {"text": statement},
            "help": {"text": visible(finding.help) if finding.help else statement},
            "defaultConfiguration": {"level": _LEVELS[finding.level]},
            "properties": {"code": finding.code},
        }


def _result(finding: Finding, rule_index: int) -> dict[str, Json]:
    result: dict[str, Json] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.level],
        "message": {"text": "\n".join([visible(finding.message), *detail_lines(finding)])},
        "partialFingerprints": {"signalspec/v1": _fingerprint(finding)},
    }
    location: dict[str, Json] = {}
    if finding.file is not None:
        location["physicalLocation"] = _physical(finding.file, _region(finding))
    if finding.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(finding.pointer), "kind": "member"}]
    if location:
        result["locations"] = [location]
    if finding.related:
        result["relatedLocations"] = [_related(place) for place in finding.related]
    properties: dict[str, Json] = {}
    if finding.index is not None:
        properties["index"] = finding.index
    if finding.offset is not None:
        properties["offset"] = finding.offset
    if finding.signal_type is not None:
        properties["signal"] = finding.signal_type
    if properties:
        result["properties"] = properties
    return result


def _region(finding: Finding) -> dict[str, Json]:
    region: dict[str, Json] = {}
    if finding.line is not None:
        region["startLine"] = finding.line
        if finding.column is not None:
            region["startColumn"] = finding.column
        if finding.end_line is not None:
            region["endLine"] = finding.end_line
        if finding.end_column is not None:
            region["endColumn"] = finding.end_column
    return region


def _related(related: Related) -> Json:
    region: dict[str, Json] = {"startLine": related.line, "startColumn": related.column}
    return {
        "physicalLocation": _physical(related.file, region),
        "message": {"text": visible(related.message)},
    }


def _physical(file: str, region: dict[str, Json]) -> Json:
    physical: dict[str, Json] = {"artifactLocation": {"uri": _uri(file)}}
    if region:
        physical["region"] = region
    return physical


def _uri(file: str) -> str:
    path = Path(file)
    quoted = quote(visible(path.as_posix()))
    return f"file://{quoted}" if path.is_absolute() else quoted


def _fingerprint(finding: Finding) -> str:
    """The same for the same finding in a later run. A place in traffic is its line and number; one in a
    spec is what stands there, since lines above it come and go."""
    spec = finding.source is not None
    where = finding.source.strip() if finding.source is not None else f"{finding.line}:{finding.index}"
    parts = (finding.rule, finding.file, where, finding.pointer, finding.message if spec else None)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _invocation(summary: Summary) -> Json:
    unread: list[Json] = [
        {"level": "error", "message": {"text": f"{visible(file)} could not be read to its end"}}
        for file in summary.unreadable
    ]
    invocation: dict[str, Json] = {"executionSuccessful": not (unread or summary.interrupted)}
    if unread:
        invocation["toolExecutionNotifications"] = unread
    return invocation
