"""Two specs compared: every change, with what it means for senders and for readers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signalspec.changes import KINDS, ChangeKind
from signalspec.compare.aligning import Alignment
from signalspec.compare.direction import Examination
from signalspec.compare.evidence import Evidence
from signalspec.compare.keys import Key
from signalspec.compare.sites import Audience
from signalspec.compare.spotting import Spotted, spot
from signalspec.compare.verdict import EXACT, OUTCOMES, Effect, Verdict
from signalspec.diagnostics import Span
from signalspec.model import Spec
from signalspec.versions import BUMPS, Bump, Version

NOT_JUDGED = Verdict("safe", "no payload is judged by it")


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `place` names what changed, and `uses` all that it concerns where it is written once.

    `message` completes a sentence that begins with the place; `old` and `new` are where to look.
    """

    kind: ChangeKind
    place: str
    uses: tuple[str, ...]
    message: str
    old: Span | None
    new: Span | None
    senders: Effect
    readers: Effect

    @property
    def bump(self) -> Bump:
        """The least bump of the version that does it justice; what is undecided counts as breaking."""
        if self.senders.outcome != "safe":
            return "major"
        if self.readers.outcome != "safe":
            return greatest_bump((self.kind.least, "minor"))
        return self.kind.least


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one spec to another, in the order of the spec."""

    old: Spec
    new: Spec
    changes: tuple[Change, ...]

    @property
    def bump(self) -> Bump | None:
        """The bump that all changes together ask for; None where nothing changed."""
        return greatest_bump(change.bump for change in self.changes) if self.changes else None

    @property
    def suggested_version(self) -> str:
        """The least version that the new spec should have."""
        return str(Version.of(self.old.version).after(self.bump)) if self.bump else self.old.version


def greatest_bump(bumps: Iterator[Bump] | Sequence[Bump]) -> Bump:
    return max(bumps, key=BUMPS.index)


def compare(old: Spec, new: Spec) -> Comparison:
    """Every change from `old` to `new`, each with its verdicts; none where both have one digest.

    A breaking verdict has a witness, which a plain judge of either spec has confirmed.
    """
    alignment = Alignment(old, new)
    spotted = _gathered(spot(old, new, alignment))
    if any(each.keys for each, _ in spotted):
        senders = _effects(spotted, old, new, alignment, forward=True)
        readers = _effects(spotted, new, old, alignment, forward=False)
    else:
        senders = readers = [Effect(NOT_JUDGED)] * len(spotted)
    changes = (
        Change(KINDS[each.kind], each.place, uses, each.message, each.old, each.new, *effects)
        for (each, uses), *effects in zip(spotted, senders, readers, strict=True)
    )
    return Comparison(old, new, tuple(changes))


def _gathered(spotted: Iterator[Spotted]) -> list[tuple[Spotted, tuple[str, ...]]]:
    """What is written once for many uses becomes one change of the field, with its uses."""
    alike: dict[object, list[Spotted]] = {}
    for each in spotted:
        key = (each.kind, each.field, each.message, each.old, each.new) if each.field else id(each)
        alike.setdefault(key, []).append(each)
    return [_together(group) for group in alike.values()]


def _together(group: list[Spotted]) -> tuple[Spotted, tuple[str, ...]]:
    first, *others = group
    uses = tuple(dict.fromkeys(each.place for each in group))
    if not others:
        return first, uses
    place = first.place.partition(".")[2]
    keys = first.keys.union(*(each.keys for each in others))
    whole = Spotted(first.kind, place, first.message, first.old, first.new, keys, first.field)
    return whole, uses


def _effects(
    spotted: Sequence[tuple[Spotted, object]],
    giving: Spec,
    taking: Spec,
    alignment: Alignment,
    *,
    forward: bool,
) -> list[Effect]:
    """What each change means in one direction."""
    by_key: dict[Key, list[int]] = {}
    for number, (each, _) in enumerate(spotted):
        for key in each.keys:
            by_key.setdefault(key, []).append(number)
    found: list[dict[Audience, Verdict]] = [{} for _ in spotted]
    examination = Examination(giving, taking, alignment, forward=forward)
    for evidence in examination.evidence():
        for number in _blamed(evidence, by_key):
            known = found[number].get(evidence.audience)
            if known is None or _rank(evidence.verdict) > _rank(known):
                found[number][evidence.audience] = evidence.verdict
    tiers = giving.tiers or taking.tiers
    confirmed = ({to: examination.confirmed(verdict) for to, verdict in each.items()} for each in found)
    return [
        _effect(verdicts, tiers, judged=bool(each.keys))
        for (each, _), verdicts in zip(spotted, confirmed, strict=True)
    ]


def _blamed(evidence: Evidence, by_key: dict[Key, list[int]]) -> list[int]:
    for group in evidence.keys:
        blamed = [number for key in group for number in by_key.get(key, ())]
        if blamed:
            return blamed
    raise AssertionError(f"no change is to blame for {evidence.keys[0]}")


def _rank(verdict: Verdict) -> tuple[int, int]:
    """Worse verdicts first; among breaking ones the one with the smaller witness."""
    size = len(json.dumps(verdict.witness.payload)) if verdict.witness else 0
    return OUTCOMES.index(verdict.outcome), -size


def _effect(verdicts: dict[Audience, Verdict], tiers: Sequence[str], *, judged: bool) -> Effect:
    if not judged:
        return Effect(NOT_JUDGED)
    by_tier = tuple((tier, verdicts.get(tier, EXACT)) for tier in tiers)
    return Effect(verdicts.get(None, EXACT), by_tier)
