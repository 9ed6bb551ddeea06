"""Which fault a sample gets: one of those that were named, or any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from signalspec.model import Json, Spec
from signalspec.sampling.breaking import Breaking, Broken
from signalspec.sampling.chance import Chance
from signalspec.sampling.errors import NoSampleError
from signalspec.sampling.faults import Fault
from signalspec.sampling.traffic import Step


class Choice(Protocol):
    """Gives samples a fault."""

    def signal(self, step: Step, chance: Chance) -> Json:
        """A signal with a fault. Raises NoSampleError where none is found."""


class Named:
    """Each sample breaks one of these rules; its type is another one where that has to be."""

    def __init__(self, faults: Sequence[Fault], spec: Spec, breaking: Breaking) -> None:
        self._faults = faults
        self._spec = spec
        self._breaking = breaking

    def signal(self, step: Step, chance: Chance) -> Json:
        fault = chance.one(self._faults)
        others = chance.some([name for name in fault.places if name != step.type.name], len(fault.places))
        for name in [step.type.name, *others] if step.type.name in fault.places else others:
            found = self._breaking.signal(fault, step._replace(type=self._spec.signal(name)), chance)
            if found is not None:
                return found.signal
        raise NoSampleError(f"no sample breaks {fault.rule.id} and nothing else; another seed may do")


class AnyOf:
    """Each sample breaks any rule that its type has; rules that cannot be broken alone are left out."""

    def __init__(self, faults: Iterable[Fault], breaking: Breaking) -> None:
        self._by_type: dict[str, list[Fault]] = {}
        for fault in faults:
            for name in fault.places:
                self._by_type.setdefault(name, []).append(fault)
        self._breaking = breaking

    def signal(self, step: Step, chance: Chance) -> Json:
        options = self._by_type.get(step.type.name, [])
        found: Broken | None = None
        while found is None:
            if not options:
                raise NoSampleError(f"no sample of {step.type.name} breaks a rule and nothing else")
            at = chance.below(len(options))
            found = self._breaking.signal(options[at], step, chance)
            if found is None:
                del options[at]
        return found.signal
