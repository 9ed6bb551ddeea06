"""Verdicts: what a change means for whom, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from signalspec.model import Json

Outcome: TypeAlias = Literal["safe", "breaking", "undecided"]
WitnessKind: TypeAlias = Literal["content", "envelope", "batch", "wrapped", "request", "headers", "answer"]

OUTCOMES: tuple[Outcome, ...] = ("safe", "undecided", "breaking")


@dataclass(frozen=True, slots=True)
class Witness:
    """A payload that one spec takes and the other refuses, by `rule`; there for callers of `tier`.

    A batch is its one envelope `repeat` times. `wrapped` is an envelope as files carry it; `request` a
    GraphQL document, `headers` those of an HTTP request, `answer` what the server may say.
    """

    kind: WitnessKind
    payload: Json
    rule: str
    tier: str | None = None
    repeat: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` says why a verdict is safe or stays open; a breaking one has a witness."""

    outcome: Outcome
    reason: str = ""
    witness: Witness | None = None


EXACT = Verdict("safe", "decided exactly")


@dataclass(frozen=True, slots=True)
class Effect:
    """The verdicts of a change in one direction: for callers who name no tier, and for each tier."""

    untiered: Verdict
    tiers: tuple[tuple[str, Verdict], ...] = ()

    @property
    def worst(self) -> Verdict:
        """The worst of all; of breaking ones the first."""
        every = [self.untiered, *(verdict for _, verdict in self.tiers)]
        return max(every, key=lambda verdict: OUTCOMES.index(verdict.outcome))

    @property
    def outcome(self) -> Outcome:
        return self.worst.outcome


SAFE = Effect(EXACT)
