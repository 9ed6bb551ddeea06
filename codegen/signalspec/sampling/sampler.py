"""Samples of a spec: signals that look like real traffic, each of them judged before it is given out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime

from signalspec.model import Json, SignalType, Spec
from signalspec.payloads import NoValueError
from signalspec.sampling.breaking import Breaking
from signalspec.sampling.chance import seeded
from signalspec.sampling.checking import Checker
from signalspec.sampling.choosing import AnyOf, Choice, Named
from signalspec.sampling.clock import LAST, milliseconds
from signalspec.sampling.errors import NoSampleError
from signalspec.sampling.faults import Fault, Faults
from signalspec.sampling.keeping import Keeping
from signalspec.sampling.making import Making
from signalspec.validators import Package

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
ANY = "any"


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """What samples are asked for.

    They are of these `types`, or any, for a caller of the `tier`; `bare` ones are contents without their
    envelope. The share `faulty` of them break one of the rules `faults` each; `ANY` stands for all rules
    that are no advice.
    """

    types: tuple[str, ...] = ()
    tier: str | None = None
    bare: bool = False
    seed: int = 0
    start: datetime = START
    faults: tuple[str, ...] = ()
    faulty: float = 1.0


class Sampler:
    """Makes the samples that are asked for.

    `left_out` says why none is valid of some types. Raises NoSampleError where there are none at all, or
    none with one of the faults.
    """

    def __init__(self, spec: Spec, package: Package, request: SampleRequest) -> None:
        try:
            self._making = Making(spec, milliseconds(request.start))
        except NoValueError as error:
            raise NoSampleError(str(error)) from None
        self._spec = spec
        self._request = request
        self._checker = Checker(spec, package, request.tier, request.bare)
        self._keeping = Keeping(self._making, self._checker)
        self._breaking = Breaking(spec, self._making, self._checker, self._keeping.unavoidable)
        self.left_out: dict[str, str] = {}
        asked = [signal for signal in spec.signals if not request.types or signal.name in request.types]
        good = [signal for signal in asked if self._is_good(signal)]
        current = [signal for signal in good if signal.deprecated is None]
        # Deprecated types come where they are named, or where there is nothing else.
        self._types: Sequence[SignalType] = good if request.types or not current else current
        self._faults = self._chosen(Faults(spec, asked, (self._types, good), request.tier, request.bare))
        there = {signal.name for signal in good}
        if request.faults and request.faulty >= 1 and ANY not in request.faults:
            places = {name for fault in self._faults for name in fault.places}
            self._types = [signal for signal in spec.signals if signal.name in places]
            there |= places
        self._check_types(asked, there)

    @property
    def unavoidable(self) -> dict[str, frozenset[str]]:
        """By the name of each type that samples have, the advice that none of them follows."""
        found = self._keeping.unavoidable
        return {signal.name: found.get(signal.name, frozenset()) for signal in self._types}

    @property
    def remarked(self) -> Set[str]:
        """Those of the faults that do not come without remarks on other advice."""
        return self._breaking.remarked

    def signals(self) -> Iterator[Json]:
        """The samples, without an end. Raises NoSampleError where the time runs out."""
        chance, faulty = seeded(self._request.seed), self._request.faulty
        choice = self._choice()
        for step in self._making.traffic(self._types).steps(chance, self._making.start):
            if step.time > LAST:
                raise NoSampleError("the year 9999 is over: choose an earlier start")
            if choice is not None and chance.share() < faulty:
                signal = choice.signal(step, chance)
            else:
                signal = self._keeping.signal(step, chance)
            yield self._checker.sample(signal)

    def _is_good(self, type: SignalType) -> bool:
        """Whether there are valid samples of the type for a caller of the tier."""
        dimension, tier = self._spec.tier_dimension, self._request.tier
        reason = self._keeping.why_not(type, f"{type.name}.{dimension.name}" if dimension else "")
        if reason is not None:
            self.left_out[type.name] = reason
        return reason is None and (tier is None or tier in type.tiers)

    def _check_types(self, asked: Sequence[SignalType], there: Set[str]) -> None:
        """Raises NoSampleError where there are no samples of a type that was named, or of any."""
        lacking = [signal.name for signal in asked if signal.name not in there]
        if lacking and (self._request.types or not there):
            excluded = f"{self._request.tier} does not include it"
            reasons = (f"{name} ({self.left_out.get(name, excluded)})" for name in lacking)
            raise NoSampleError(f"there is no valid sample of {', '.join(reasons)}")

    def _choice(self) -> Choice | None:
        if not self._request.faults:
            return None
        if ANY in self._request.faults:
            return AnyOf(self._faults, self._breaking)
        return Named(self._faults, self._spec, self._breaking)

    def _chosen(self, faults: Faults) -> Sequence[Fault]:
        """The faults that are asked for, each of which can be made; of all there are, not all can."""
        if ANY in self._request.faults:
            return [*faults.all()]
        named = [faults.of(id) for id in dict.fromkeys(self._request.faults)]
        for fault in named:
            if not self._breaking.is_possible(fault):
                message = "nothing that was tried breaks it and nothing else"
                raise NoSampleError(f"no sample breaks {fault.rule.id}: {message}")
        return named
