"""A comparison as JSON, for programs. `format` counts up when a member changes its meaning or goes."""

from __future__ import annotations

from signalspec.commands.assessing import Assessed, Assessment, effect
from signalspec.commands.confirming import Confirmer
from signalspec.compare import Comparison, Effect, Verdict, Witness
from signalspec.diagnostics import Diagnostic, Span
from signalspec.model import Json, Spec
from signalspec.resolved import digest
from signalspec.waivers import BOTH

FORMAT = 1

Record = dict[str, Json]


def change_records(assessment: Assessment, confirmer: Confirmer) -> list[Record]:
    """Each change with its verdicts, witnesses and waivers."""
    return [_change(each, confirmer) for each in assessment.changes]


def summary_record(comparison: Comparison, assessment: Assessment) -> Record:
    """What was compared, and what it came to."""
    return {
        "format": FORMAT,
        "old": _spec(comparison.old),
        "new": _spec(comparison.new),
        "bump": comparison.bump,
        "suggested_version": comparison.suggested_version,
        "stale_waivers": [_stale(diagnostic) for diagnostic in assessment.stale],
        "fails": assessment.fails,
    }


def _change(assessed: Assessed, confirmer: Confirmer) -> Record:
    change = assessed.change
    record: Record = {
        "rule": change.kind.id,
        "place": change.place,
        "uses": list(change.uses),
        "message": change.message,
        "old": _place(change.old),
        "new": _place(change.new),
        "bump": change.bump,
        "fails": assessed.fails,
    }
    for whom in BOTH:
        found = _effect(effect(change, whom), confirmer, forward=whom == "senders")
        waiver = assessed.waived.get(whom)
        if waiver is not None:
            found["waived"] = {"reason": waiver.reason, "expires": waiver.expires.isoformat()}
        record[whom] = found
    return record


def _effect(effect: Effect, confirmer: Confirmer, *, forward: bool) -> Record:
    return {
        "verdict": effect.outcome,
        "untiered": _verdict(effect.untiered, confirmer, forward=forward),
        "tiers": {tier: _verdict(each, confirmer, forward=forward) for tier, each in effect.tiers},
    }


def _verdict(verdict: Verdict, confirmer: Confirmer, *, forward: bool) -> Record:
    record: Record = {"verdict": verdict.outcome}
    if verdict.reason:
        record["reason"] = verdict.reason
    if verdict.witness is not None:
        record["witness"] = _witness(verdict.witness, confirmer, forward=forward)
    return record


def _witness(witness: Witness, confirmer: Confirmer, *, forward: bool) -> Record:
    refused = confirmer.refused(witness, forward=forward)
    record: Record = {"kind": witness.kind, "payload": witness.payload}
    if witness.tier is not None:
        record["tier"] = witness.tier
    if witness.repeat is not None:
        record["repeat"] = witness.repeat
    record["refused"] = {"rule": refused.rule, "path": refused.path, "message": refused.message}
    return record


def _spec(spec: Spec) -> Record:
    return {"file": spec.file, "name": spec.name, "version": spec.version, "digest": digest(spec)}


def _stale(diagnostic: Diagnostic) -> Record:
    place: Record = {"code": diagnostic.code, "message": diagnostic.message}
    return place | {
        "file": diagnostic.span.file,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
    }


def _place(span: Span | None) -> Json:
    return None if span is None else {"file": span.file, "line": span.line, "column": span.column}
