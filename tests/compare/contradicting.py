"""Tries to contradict a comparison with payloads, judges and schemas that know nothing of it."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import jsonschema_rs
from signalspec.build import build
from signalspec.commands.confirming import Confirmer
from signalspec.compare import Change, Comparison, ContradictionError, Effect, compare
from signalspec.model import Spec
from signalspec.payloads import Judge
from signalspec.resolved import digest

from tests.strategies.opposed import Opposer


@dataclass
class Tally:
    """What a run has done: pairs, changes by kind, verdicts, and payloads that only one spec takes."""

    pairs: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    seen: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    payloads: int = 0
    telling: int = 0
    in_doubt: int = 0
    witnesses: int = 0
    contradictions: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.pairs += other.pairs
        self.kinds += other.kinds
        self.seen += other.seen
        self.payloads += other.payloads
        self.telling += other.telling
        self.in_doubt += other.in_doubt
        self.witnesses += other.witnesses
        self.contradictions += other.contradictions


class Side:
    """One spec, and all that judges by it."""

    def __init__(self, spec: Spec, *, schemas: bool) -> None:
        self.spec = spec
        self.judge = Judge(spec)
        self.schemas: dict[str, Any] = {}
        if schemas:
            built = build(spec, ["jsonschema"])["jsonschema"]
            envelope = f"{spec.transport.envelope.name[0].lower()}{spec.transport.envelope.name[1:]}"
            names = {"content": "content", "envelope": envelope, "batch": "batch"}
            for kind, name in names.items():
                text = built[f"jsonschema/{name}.schema.json"]
                self.schemas[kind] = jsonschema_rs.validator_for(json.loads(text))
            for tier in spec.tiers:
                text = built[f"jsonschema/tiers/{tier}.schema.json"]
                self.schemas[f"envelope {tier}"] = jsonschema_rs.validator_for(json.loads(text))

    def errors(self, kind: str, payload: Any, tier: str | None = None) -> list[str]:
        judge = {"content": self.judge.content, "envelope": self.judge.envelope, "batch": self.judge.batch}
        if tier is not None and self.spec.tier_dimension and tier not in self.spec.tiers:
            return [f"{self.spec.tier_dimension.name}"]
        return [f.rule for f in judge[kind](payload, tier) if f.level == "error"]

    def schema_accepts(self, kind: str, payload: Any, tier: str | None) -> bool | None:
        """What the emitted JSON Schema says; None where there is none for this."""
        key = f"{kind} {tier}" if tier is not None and self.spec.tier_dimension else kind
        schema = self.schemas.get(key)
        return None if schema is None else bool(schema.is_valid(payload))


def examine(
    old: Spec, new: Spec, rng: random.Random, payloads: int, *, schemas: bool, packages: bool
) -> Tally:
    """Compares two specs and tries to contradict what comes out."""
    tally = Tally(pairs=1)
    try:
        comparison = compare(old, new)
    except Exception as error:
        tally.contradictions.append(f"no comparison: {error!r}")
        return tally
    tally.contradictions += inconsistent(comparison)
    for change in comparison.changes:
        tally.kinds[change.kind.id] += 1
        tally.seen[change.kind.id, "senders", change.senders.outcome] += 1
        tally.seen[change.kind.id, "readers", change.readers.outcome] += 1
    sides = Side(old, schemas=schemas), Side(new, schemas=schemas)
    for forward in (True, False):
        giving, taking = sides if forward else sides[::-1]
        tally.contradictions += wrong_witnesses(comparison, giving, taking, forward, tally)
    if packages:
        tally.contradictions += unconfirmed(comparison)
    opposer = Opposer(old, new, rng)
    tiers = [None, *dict.fromkeys((*old.tiers, *new.tiers))]
    for number in range(payloads):
        kind = "envelope" if number % 4 == 0 else "content"
        payload = opposer.envelope() if kind == "envelope" else opposer.content()
        tally.payloads += 1
        for tier in tiers:
            tally.contradictions += contradicted(comparison, sides, kind, payload, tier, tally)
    return tally


def inconsistent(comparison: Comparison) -> Iterator[str]:
    """What any comparison must be like."""
    same = digest(comparison.old) == digest(comparison.new)
    if same != (not comparison.changes):
        yield f"digests {'are the same' if same else 'differ'}, changes: {len(comparison.changes)}"
    for change in comparison.changes:
        for effect in (change.senders, change.readers):
            for verdict in (effect.untiered, *(each for _, each in effect.tiers)):
                if (verdict.outcome == "breaking") != (verdict.witness is not None):
                    yield f"{change.kind.id} {change.place}: {verdict.outcome} and its witness"


def effect_of(change: Change, forward: bool) -> Effect:
    return change.senders if forward else change.readers


def wrong_witnesses(
    comparison: Comparison, giving: Side, taking: Side, forward: bool, tally: Tally
) -> Iterator[str]:
    """Witnesses that the judges or the schemas of both specs do not confirm."""
    for change in comparison.changes:
        effect = effect_of(change, forward)
        for verdict in (effect.untiered, *(each for _, each in effect.tiers)):
            witness = verdict.witness
            if witness is None or witness.kind not in ("content", "envelope", "batch"):
                continue
            tally.witnesses += 1
            payload = [witness.payload] * witness.repeat if witness.repeat else witness.payload
            where = f"{change.kind.id} {change.place}: {json.dumps(payload)[:300]} for {witness.tier}"
            if giving.errors(witness.kind, payload, witness.tier):
                yield f"refused where it was made: {where}"
            if not taking.errors(witness.kind, payload, witness.tier):
                yield f"refused by nobody: {where}"
            if giving.schema_accepts(witness.kind, payload, witness.tier) is False:
                yield f"refused by the schema of where it was made: {where}"
            if taking.schema_accepts(witness.kind, payload, witness.tier) is True:
                yield f"accepted by the other schema: {where}"


def unconfirmed(comparison: Comparison) -> Iterator[str]:
    """Witnesses of all kinds that the generated packages and GraphQL schemas do not confirm."""
    confirmer = Confirmer(comparison.old, comparison.new)
    for change in comparison.changes:
        for forward in (True, False):
            effect = effect_of(change, forward)
            for verdict in (effect.untiered, *(each for _, each in effect.tiers)):
                if verdict.witness is not None:
                    try:
                        confirmer.refused(verdict.witness, forward=forward)
                    except ContradictionError as error:
                        yield f"{change.kind.id} {change.place}: {error}"


def contradicted(
    comparison: Comparison, sides: tuple[Side, Side], kind: str, payload: Any, tier: str | None, tally: Tally
) -> Iterator[str]:
    """What a payload shows that no verdict says: that one spec takes it and the other does not."""
    old, new = (side.errors(kind, payload, tier) for side in sides)
    accepts = [not old, not new]
    for number, side in enumerate(sides):
        said = side.schema_accepts(kind, payload, tier)
        known = tier is None or side.spec.tier_dimension is None or tier in side.spec.tiers
        if said is not None and known and said != accepts[number]:
            yield f"schema and judge disagree: {json.dumps(payload)[:300]} for {tier}"
    if accepts[0] == accepts[1]:
        return
    forward = accepts[0]
    tally.telling += 1
    explained = doubtful = False
    for change in comparison.changes:
        effect = effect_of(change, forward)
        verdict = effect.untiered if tier is None else dict(effect.tiers).get(tier, effect.untiered)
        # What becomes of requests and addresses says nothing of payloads.
        undecided = verdict.outcome == "undecided" and not change.kind.id.startswith("endpoint-")
        breaking = verdict.witness is not None and verdict.witness.kind in ("content", "envelope")
        explained = explained or undecided or breaking
        doubtful = doubtful or undecided
    tally.in_doubt += doubtful
    if not explained:
        whom = "senders" if forward else "readers"
        rules = (new if forward else old)[:3]
        yield f"safe for {whom} of {tier}, and yet: {json.dumps(payload)[:400]} breaks {rules}"
