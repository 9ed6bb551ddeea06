"""What the payloads of one spec meet with in the other: each refusal with a payload that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from signalspec.compare.demands import Demands, Goal
from signalspec.compare.differences import Differences
from signalspec.compare.keys import BATCH, DISCRIMINATOR, TIERS, Key, signal_tier_key, tier_key
from signalspec.compare.literals import Valid
from signalspec.compare.outcome import UndecidedError
from signalspec.compare.refusal import Refusal
from signalspec.compare.refusals import refusals
from signalspec.compare.sites import Audience, Site, Sites
from signalspec.compare.solving import Members
from signalspec.compare.verdict import Verdict, Witness
from signalspec.compare.views import ContentView, View
from signalspec.model import BATCH as BATCH_OWNER, SignalType


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verdict for callers of one tier (None: who name none), and groups of what may be to blame for it."""

    keys: tuple[tuple[Key, ...], ...]
    audience: Audience
    verdict: Verdict


class Examiner:
    """Examines one direction: what `giving` takes and `taking` may refuse."""

    def __init__(self, differences: Differences, audiences: tuple[Audience, ...]) -> None:
        self._differences = differences
        self._audiences = audiences
        self._sites = Sites(differences)

    def evidence(self) -> Iterator[Evidence]:
        """All that is not safe."""
        for site, refusal in self._sites.misrouted:
            yield from self._refused(site, refusal)
        for site in self._sites:
            if site.taking is not None:
                for refusal in refusals(site.giving, site.taking, self._differences.direction):
                    yield from self._refused(site, refusal)
        yield from self._tiers()
        yield from self._batch()

    def _refused(
        self, site: Site, refusal: Refusal, audiences: tuple[Audience, ...] | None = None
    ) -> Iterator[Evidence]:
        found, undecided = self._examples(site, refusal)
        for audience in self._audiences if audiences is None else audiences:
            verdict = None
            for members, refused_by in found:
                try:
                    lifted = self._sites.lifted(site, members, audience, refused_by)
                except UndecidedError as error:
                    undecided = error
                    continue
                if lifted is not None:
                    kind, payload = lifted
                    verdict = Verdict("breaking", "", Witness(kind, payload, refusal.rule, audience))
                    break
            if verdict is None and undecided is not None and self._reaches(site, audience):
                verdict = Verdict("undecided", str(undecided))
            if verdict is not None:
                # Where another field tells types apart, contents meet types that are no counterparts.
                yield Evidence((*refusal.keys, (DISCRIMINATOR,)), audience, verdict)

    def _examples(
        self, site: Site, refusal: Refusal
    ) -> tuple[list[tuple[Members, View | ContentView | None]], UndecidedError | None]:
        """Objects that meet a goal of the refusal, one for each goal that can be met."""
        found: list[tuple[Members, View | ContentView | None]] = []
        undecided: UndecidedError | None = None
        for goal in refusal.goals:
            try:
                members = self._differences.found(site.giving, goal, site.demands, site.taking)
            except UndecidedError as error:
                undecided = error
                continue
            if members is not None:
                found.append((members, self._content_refused_by(site, goal)))
        return found, undecided

    def _content_refused_by(self, site: Site, goal: Goal) -> View | ContentView | None:
        """Where the goal wants an envelope's content to be refused."""
        demand = goal.demands.get(self._differences.giving.spec.transport.content.name)
        if site.giving is not self._differences.giving.envelope or demand is None:
            return None
        asked = demand.every | (demand.some or frozenset())
        return next((each.atom.view for each in asked if isinstance(each.atom, Valid)), None)

    def _reaches(self, site: Site, audience: Audience) -> bool:
        """Whether callers of the tier may send such objects, as far as types tell."""
        if isinstance(site.giving.record, SignalType):
            return self._differences.giving.includes(site.giving.name, audience)
        return not site.parents or any(self._reaches(parent, audience) for parent, _ in site.parents)

    def _tiers(self) -> Iterator[Evidence]:
        """Contents that callers of a tier could send, of types that it does not include any more."""
        giving, taking = self._differences.giving, self._differences.taking
        dimension = taking.spec.tier_dimension
        if dimension is None:
            return
        for site in self._sites:
            if not isinstance(site.giving.record, SignalType) or site.taking is None:
                continue
            signals = (site.giving.name, site.taking.name)
            for tier in self._audiences:
                if tier is None or not giving.includes(signals[0], tier) or taking.includes(signals[1], tier):
                    continue
                lost = ((signal_tier_key(signals, tier),),) if tier in taking.spec.tiers else ()
                keys = (*lost, (tier_key(tier),), (TIERS,))
                rule = f"{signals[1]}.{dimension.name}"
                yield from self._refused(site, Refusal(rule, (Goal(),), keys), (tier,))

    def _batch(self) -> Iterator[Evidence]:
        most = self._differences.taking.spec.transport.operation.max_items
        if most >= self._differences.giving.spec.transport.operation.max_items:
            return
        for audience in self._audiences:
            try:
                envelope = self.envelope(audience)
            except UndecidedError as error:
                yield Evidence(((BATCH,),), audience, Verdict("undecided", str(error)))
                continue
            if envelope is not None:
                witness = Witness("batch", envelope, f"{BATCH_OWNER}.max_items", audience, most + 1)
                yield Evidence(((BATCH,),), audience, Verdict("breaking", "", witness))

    def envelope(self, audience: Audience) -> Members | None:
        """The least envelope that callers of a tier may send."""
        found = self._differences.found(
            self._differences.giving.envelope, Goal(), _NOTHING, self._differences.taking.envelope
        )
        if found is None:
            return None
        lifted = self._sites.lifted(self._sites.envelope, found, audience)
        return None if lifted is None else lifted[1]


_NOTHING: Demands = {}
