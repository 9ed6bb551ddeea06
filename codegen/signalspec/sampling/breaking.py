"""Samples that break exactly one rule: realistic ones with something changed in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from itertools import chain
from typing import Any, NamedTuple

from signalspec.model import Json, Spec
from signalspec.payloads import NoValueError
from signalspec.payloads.fields import ABSENT
from signalspec.sampling.cases import NO_OBJECTS, Changes, changes
from signalspec.sampling.chance import Chance, seeded
from signalspec.sampling.checking import Checker
from signalspec.sampling.drawing import ValueOf
from signalspec.sampling.faults import Fault, Place
from signalspec.sampling.making import Making
from signalspec.sampling.traffic import Step
from signalspec.sampling.values import Row

# How many signals are drawn for one that breaks the rule and nothing else.
_TRIES = 12


class Broken(NamedTuple):
    """A signal that breaks a rule; it may be no object at all."""

    signal: Json


class _Spot(NamedTuple):
    """Where an object stands: under a name or an index of what is around it."""

    around: Any
    key: str | int

    def get(self) -> Json:
        found: Json = self.around[self.key]
        return found

    def put(self, value: Json) -> None:
        self.around[self.key] = value


class Breaking:
    """Makes samples with a fault. `unavoidable` is the advice, by type, that no sample follows."""

    def __init__(
        self, spec: Spec, making: Making, checker: Checker, unavoidable: Mapping[str, frozenset[str]]
    ) -> None:
        self._spec = spec
        self._making = making
        self._checker = checker
        self._unavoidable = unavoidable
        # Rules that cannot be broken without remarks on other advice.
        self.remarked: set[str] = set()

    def is_possible(self, fault: Fault) -> bool:
        """Whether a sample with the fault is found; if need be, one with remarks on other advice."""
        chance = seeded(0)
        steps = [self._making.alone(self._spec.signal(name), chance) for name in fault.places]
        if any(self.signal(fault, step, chance) is not None for step in steps):
            return True
        self.remarked.add(fault.rule.id)
        return any(self.signal(fault, step, chance) is not None for step in steps)

    def signal(self, fault: Fault, step: Step, chance: Chance) -> Broken | None:
        """A signal with the fault, None where none is found; the step's type has a place for it."""
        for attempt in self._making.tries(step, chance, _TRIES):
            place = chance.one(fault.places[step.type.name])
            around, inside = ((), place.path) if place.in_content else (place.path, ())
            with suppress(NoValueError):
                signal = self._making.signal(attempt, chance, around, inside)
                found = self._broken(fault, place, signal, attempt, chance)
                if found is not None:
                    return found
        return None

    def _broken(self, fault: Fault, place: Place, signal: Row, step: Step, chance: Chance) -> Broken | None:
        holder: list[Json] = [signal]
        spot = self._spot(holder, place, chance)
        members = spot.get() if spot else None
        if spot is None or not isinstance(members, dict):
            return None
        for changed in self._changed(fault, members, step, chance):
            spot.put(changed)
            if self._is_exact(fault, holder[0], step):
                return Broken(holder[0])
        return None

    def _spot(self, holder: list[Json], place: Place, chance: Chance) -> _Spot | None:
        """Where the object of that place stands in the signal; of an array, any one element."""
        spot = _Spot(holder, 0)
        for name in (self._making.content, *place.path) if place.in_content else place.path:
            around = spot.get()
            if not isinstance(around, dict) or name not in around:
                return None
            spot, value = _Spot(around, name), around[name]
            if isinstance(value, list):
                if not value:
                    return None
                spot = _Spot(value, chance.below(len(value)))
        return spot

    def _changed(self, fault: Fault, members: Row, step: Step, chance: Chance) -> Iterator[Json]:
        """The object with the rule broken in it, in one way after another: as it is then, and with other
        members changed so that they keep the other rules."""
        if fault.is_whole:
            yield from chance.some(NO_OBJECTS, len(NO_OBJECTS))
            return
        plan = None if fault.record is None else self._making.plan(fault.record)
        value_of: ValueOf = _no_value
        if plan is not None:
            value_of = self._making.drawing.value_of(plan, self._making.scene(step, chance), 1.0)
        for changed in _in_any_order(changes(fault, self._spec, members, value_of), chance):
            made = _with(members, changed)
            yield made
            if plan is not None:
                pinned, broken = frozenset(changed), fault.rule.source
                settled = self._making.drawing.settled(plan, made, value_of, pinned, broken)
                if settled is not None and settled is not made:
                    yield settled

    def _is_exact(self, fault: Fault, signal: Json, step: Step) -> bool:
        """Whether that is all that there is to say about the signal, apart from what cannot be helped."""
        accepted = self._unavoidable.get(step.type.name, frozenset())
        remarked = fault.rule.id in self.remarked
        rules = [
            violation.rule
            for violation in self._checker.found(signal)
            if violation.rule == fault.rule.id
            or not (violation.rule in accepted or (remarked and violation.level == "advice"))
        ]
        return rules == [fault.rule.id]


def _in_any_order(proposals: Iterator[tuple[Changes, bool]], chance: Chance) -> Iterator[Changes]:
    """The proposals in any order; from the first last resort on, in theirs: making these takes time."""
    usual = []
    for changed, is_last_resort in proposals:
        if is_last_resort:
            proposals = chain([(changed, True)], proposals)
            break
        usual.append(changed)
    yield from chance.some(usual, len(usual))
    yield from (changed for changed, _ in proposals)


def _with(members: Row, changed: Changes) -> Row:
    made: Row = {name: value for name, value in members.items() if changed.get(name) is not ABSENT}
    return made | {name: deepcopy(value) for name, value in changed.items() if value is not ABSENT}


def _no_value(*_: object) -> Json:
    raise NoValueError("content of no type has no fields")
