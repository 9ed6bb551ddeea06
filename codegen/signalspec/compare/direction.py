"""One direction of a comparison: all that is not safe, each witness minimal and confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from signalspec.compare.aligning import Alignment
from signalspec.compare.differences import Differences
from signalspec.compare.evidence import Evidence, Examiner
from signalspec.compare.keys import Direction
from signalspec.compare.minimizing import minimized
from signalspec.compare.outcome import ContradictionError, UndecidedError
from signalspec.compare.sites import Audience
from signalspec.compare.transport_evidence import operation_evidence, wrapped
from signalspec.compare.verdict import Verdict, Witness
from signalspec.compare.views import Side
from signalspec.model import Json, Spec
from signalspec.payloads import Finding, Judge


class Examination:
    """Examines what `taking` may refuse of what `giving` takes; `forward` where `giving` is the old spec."""

    def __init__(self, giving: Spec, taking: Spec, alignment: Alignment, *, forward: bool) -> None:
        self._giving, self._taking, self._forward = giving, taking, forward
        self._audiences: tuple[Audience, ...] = (None, *dict.fromkeys((*giving.tiers, *taking.tiers)))
        differences = Differences(Side(giving), Side(taking), Direction(forward, alignment))
        self._examiner = Examiner(differences, self._audiences)
        self._judges = Judges(giving, taking)

    def evidence(self) -> Iterator[Evidence]:
        """All that is not safe; its witnesses are yet to be confirmed."""
        yield from self._examiner.evidence()
        for audience in self._audiences:
            for key, verdict in operation_evidence(self._giving, self._taking, forward=self._forward):
                yield Evidence(((key,),), audience, verdict)
            try:
                envelope = self._examiner.envelope(audience)
            except UndecidedError:
                continue
            if envelope is not None:
                for key, verdict in wrapped(envelope, self._giving, self._taking):
                    yield Evidence(((key,),), audience, verdict)

    def confirmed(self, verdict: Verdict) -> Verdict:
        """The verdict with its witness as small as can be. Raises ContradictionError where it is none."""
        witness = verdict.witness
        if witness is None or witness.kind not in ("content", "envelope", "batch"):
            return verdict
        return replace(verdict, witness=self._judges.confirmed(witness))


class Judges:
    """Confirms witnesses by a plain reading of both specs."""

    def __init__(self, giving: Spec, taking: Spec) -> None:
        self._giving, self._taking = Judge(giving), Judge(taking)

    def confirmed(self, witness: Witness) -> Witness:
        """The witness with what is not needed left out, and with the rule that it breaks first."""
        rules = self._broken(witness, witness.payload)
        if not rules:
            raise ContradictionError(f"no witness for {witness.rule}")
        rule = witness.rule if witness.rule in rules else rules[0]
        payload = witness.payload
        if witness.repeat is None:
            payload = minimized(payload, lambda smaller: rule in self._broken(witness, smaller))
        return replace(witness, payload=payload, rule=rule)

    def _broken(self, witness: Witness, payload: Json) -> list[str]:
        """The rules that the taking spec says are broken; none where the giving spec refuses it as well."""
        if any(finding.level == "error" for finding in _found(self._giving, witness, payload)):
            return []
        return [f.rule for f in _found(self._taking, witness, payload) if f.level == "error"]


def _found(judge: Judge, witness: Witness, payload: Json) -> list[Finding]:
    if witness.kind == "batch":
        return judge.batch([payload] * (witness.repeat or 1), witness.tier)
    if witness.kind == "envelope":
        return judge.envelope(payload, witness.tier)
    return judge.content(payload, witness.tier)
