"""Where payloads of one spec meet records of the other, from the envelope down to the innermost object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from signalspec.compare.demands import Demand, Demands, Goal
from signalspec.compare.differences import Differences, nested
from signalspec.compare.outcome import UndecidedError
from signalspec.compare.refusal import Refusal
from signalspec.compare.routes import routes
from signalspec.compare.solving import Members
from signalspec.compare.verdict import WitnessKind
from signalspec.compare.views import ContentView, View
from signalspec.model import SignalType

Audience: TypeAlias = str | None
_HELD = Demand(there=True, least=1)


@dataclass(frozen=True, eq=False, slots=True)
class Site:
    """Objects of `giving` that meet `demands` are judged by `taking`; None where they are refused unseen.

    `parents` are the sites with a field that holds such objects; contents and envelopes have none.
    """

    giving: View
    taking: View | None
    demands: Demands
    parents: list[tuple[Site, str]] = field(default_factory=list)


class Sites:
    """All sites of a comparison, and the refusals of contents that no type of the other spec takes."""

    def __init__(self, differences: Differences) -> None:
        self._differences = differences
        self._found: dict[tuple[View, View | None, int], Site] = {}
        self._nowhere: set[tuple[Site, Audience]] = set()
        self.misrouted: list[tuple[Site, Refusal]] = []
        giving, taking = differences.giving, differences.taking
        self.envelope = self._enter(giving.envelope, taking.envelope, {})
        for signal in giving.signals.values():
            for number, way in enumerate(routes(signal, taking.content)):
                if isinstance(way, Refusal):
                    self.misrouted.append((Site(signal, None, {}), way))
                else:
                    self._enter(signal, way.taking, way.demands, number if way.demands else 0)

    def __iter__(self) -> Iterator[Site]:
        return iter(self._found.values())

    def _enter(self, giving: View, taking: View, demands: Demands, number: int = 0) -> Site:
        """The site of these two, with all sites inside of it; contents are entered by themselves."""
        key = (giving, taking, number)
        if key in self._found:
            return self._found[key]
        site = self._found[key] = Site(giving, taking, demands)
        for member, inside, there in nested(giving, taking):
            if isinstance(inside, View) and isinstance(there, View):
                direction = self._differences.direction
                if direction.aligned("object", inside.name, there.name):
                    self._enter(inside, there, {}).parents.append((site, member.name))
        return site

    def lifted(
        self, site: Site, members: Members, audience: Audience, refused_by: View | ContentView | None = None
    ) -> tuple[WitnessKind, Members] | None:
        """A whole payload around the object, of those that callers of the tier may send; None if there is
        none. In an envelope, `refused_by` is to refuse the content. Raises UndecidedError where the search
        ends early."""
        side = self._differences.giving
        if isinstance(site.giving.record, SignalType):
            return ("content", members) if side.includes(site.giving.name, audience) else None
        if site.giving is side.envelope:
            return self._enveloped(members, audience, refused_by)
        undecided: UndecidedError | None = None
        # Whether a parent can hold objects does not depend on what these are.
        if (site, audience) not in self._nowhere:
            for parent, name in sorted(site.parents, key=_cost):
                try:
                    outer = self._held(parent, name, members)
                    found = self.lifted(parent, outer, audience) if outer is not None else None
                except UndecidedError as error:
                    undecided = error
                    continue
                if found is not None:
                    return found
            if undecided is not None:
                raise undecided
            self._nowhere.add((site, audience))
        return None

    def _held(self, parent: Site, name: str, members: Members) -> Members | None:
        goal = Goal({name: _HELD}).and_also(parent.demands)
        if goal is None:
            return None
        differences = self._differences
        liked = differences.liked(parent.giving, parent.taking) if parent.taking else {}
        return differences.solver.solve(parent.giving, goal, given={name: members}, liked=liked)

    def _enveloped(
        self, members: Members, audience: Audience, refused_by: View | ContentView | None
    ) -> tuple[WitnessKind, Members] | None:
        """The envelope with a content that callers of the tier may send."""
        side, differences = self._differences.giving, self._differences
        if refused_by is None:
            content = differences.solver.smallest_content(side.content, audience)
        else:
            signals = [view for name, view in side.signals.items() if side.includes(name, audience)]
            refused = (differences.between(view, refused_by) for view in signals)
            content = next((content for content in refused if content is not None), None)
        if content is None:
            return None
        return "envelope", {**members, side.spec.transport.content.name: content}


def _cost(parent: tuple[Site, str]) -> tuple[bool, int]:
    """Contents before envelopes, those that need little before those that need much."""
    record = parent[0].giving.record
    return not isinstance(record, SignalType), len(record.required)
