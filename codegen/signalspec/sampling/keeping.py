"""Valid samples: drawn, judged, and drawn again where they are none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from signalspec.model import SignalType
from signalspec.payloads import NoValueError
from signalspec.sampling.chance import Chance, seeded
from signalspec.sampling.checking import Checker, errors
from signalspec.sampling.errors import NoSampleError
from signalspec.sampling.making import Making
from signalspec.sampling.traffic import Step
from signalspec.sampling.values import Row

# How many signals are drawn for one that is good.
_TRIES = 20


class Keeping:
    """Makes valid samples of those types for which `why_not` has found some."""

    def __init__(self, making: Making, checker: Checker) -> None:
        self._making = making
        self._checker = checker
        self.unavoidable: dict[str, frozenset[str]] = {}

    def why_not(self, type: SignalType, excused: str = "") -> str | None:
        """Why no sample of the type is found that is valid, but for the rule `excused`; None where one is.

        What advice no sample follows is `unavoidable` from then on.
        """
        chance = seeded(0)
        reason = ""
        fewest: frozenset[str] | None = None
        for signal in self._attempts(self._making.alone(type, chance), chance):
            if isinstance(signal, NoValueError):
                reason = str(signal)
                continue
            found = [violation for violation in self._checker.found(signal) if violation.rule != excused]
            rules = frozenset(violation.rule for violation in found)
            if bad := errors(found):
                reason = f"{bad[0].rule}: {bad[0].message}"
            elif fewest is None or len(rules) < len(fewest):
                fewest = rules
            if fewest is not None and not fewest:
                break
        if fewest is None:
            return reason
        self.unavoidable[type.name] = fewest
        return None

    def signal(self, step: Step, chance: Chance) -> Row:
        """The sample of this step. Raises NoSampleError where none is found after all."""
        accepted = self.unavoidable[step.type.name]
        second: Row | None = None
        for signal in self._attempts(step, chance):
            if isinstance(signal, NoValueError):
                continue
            found = self._checker.found(signal)
            if accepted.issuperset(violation.rule for violation in found):
                return signal
            if second is None and not errors(found):
                second = signal
        if second is None:
            raise NoSampleError(f"no valid {step.type.name} is found; another --seed may do")
        return second

    def _attempts(self, step: Step, chance: Chance) -> Iterator[Row | NoValueError]:
        """Signals for this step, and the least one at the end; or why one could not be made."""
        for attempt in self._making.tries(step, chance, _TRIES):
            try:
                signal = self._making.signal(attempt, chance)
            except NoValueError as error:
                yield error
            else:
                yield signal
        with suppress(NoValueError):
            yield self._making.least(step.type)
