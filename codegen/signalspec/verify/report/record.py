"""Results and their summary as JSON objects: the same in `json` and `ndjson`."""

from __future__ import annotations

from collections.abc import Mapping

from signalspec.model import Json
from signalspec.verify.answers import Verdict
from signalspec.verify.outcome import Outcome, witnesses
from signalspec.verify.results import RuleResult


def rule_record(row: RuleResult, outcome: Outcome) -> dict[str, Json]:
    """One rule: its result, how many payloads were taken and refused, what shows it."""
    rule = row.rule
    record: dict[str, Json] = {
        "rule": rule.id,
        "code": rule.code,
        "level": rule.level,
        "says": rule.says,
        "result": row.result,
        "valid": _counts(row.valid),
        "invalid": _counts(row.invalid),
    }
    for direction, witness in witnesses(row):
        record[direction] = outcome.record(witness)
    if row.result == "untested":
        record["why"] = row.why_untested
    return record


def summary_record(outcome: Outcome) -> dict[str, Json]:
    """The run as a whole."""
    record: dict[str, Json] = {
        "server": outcome.server,
        "subject": outcome.subject,
        "requests": outcome.sent,
        "retries": outcome.retried,
        "rules": {str(result): count for result, count in outcome.results.counts().items()},
        "interrupted": outcome.interrupted,
        "stopped": outcome.stopped,
    }
    if outcome.seed is not None:
        record["seed"] = outcome.seed
        record["random"] = _counts(outcome.results.random)
    return record


def _counts(counts: Mapping[Verdict, int]) -> dict[str, Json]:
    verdicts: tuple[Verdict, ...] = ("accepted", "refused", "undecided")
    return {verdict: counts.get(verdict, 0) for verdict in verdicts}
