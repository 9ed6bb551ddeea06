"""Whole signals of a visit, as they are drawn: nothing has judged them yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signalspec.model import ObjectType, SignalType, Spec
from signalspec.sampling.chance import Chance, Replay
from signalspec.sampling.drawing import Drawing
from signalspec.sampling.plans import Plan, Plans
from signalspec.sampling.traffic import Step, Traffic
from signalspec.sampling.values import Row
from signalspec.sampling.visit import Scene, Visit

# How likely optional members are, signal by signal: some senders tell little, some all.
_FULLNESS = (0.35, 0.6, 0.6, 0.85, 1.0)
# How many tries at a signal are made with the envelope of its visit.
_OF_THE_VISIT = 4

Path = Sequence[str]


class Making:
    """Makes signals of one spec, the first of them at `start`, in milliseconds.

    Raises NoValueError where the envelope cannot be made.
    """

    def __init__(self, spec: Spec, start: int) -> None:
        self.content = spec.transport.content.name
        self.envelope = spec.transport.envelope
        self.start = start
        self._spec = spec
        self._plans = Plans(spec, start)
        self.drawing = Drawing(self._plans.values)
        self._around = self._plans.of(self.envelope)

    def plan(self, record: ObjectType) -> Plan:
        """How objects of the record are made. Raises NoValueError where they cannot be."""
        return self._plans.of(record)

    def traffic(self, types: Sequence[SignalType]) -> Traffic:
        """The visits that send signals of these types."""
        return Traffic(types, self._spec.samples.sessions, self._plans.sizes, self._around.reach)

    def alone(self, type: SignalType, chance: Chance) -> Step:
        """A signal of a visit that sends no other."""
        visit = Visit(1, chance, self._plans.sizes, self._around.reach)
        return Step(1, self.start, type, visit, Replay(chance))

    def signal(self, step: Step, chance: Chance, around: Path = (), inside: Path = ()) -> Row:
        """The signal of this step.

        `around` leads to an object in the envelope that is to be there, `inside` to one in the content.
        Raises NoValueError where the content cannot be made.
        """
        step.visit.begin(step.type.name)
        step.replay.rewind()
        outside, fullness = (0.0, 0.0) if step.sparse else (1.0, chance.one(_FULLNESS))
        envelope = self.drawing.object(self._around, self.scene(step, step.replay), outside, around)
        envelope[self.content] = self.drawing.object(
            self._plans.of(step.type), self.scene(step, chance), fullness, inside
        )
        return envelope

    def tries(self, step: Step, chance: Chance, count: int) -> Iterator[Step]:
        """The step so many times: as its visit would have it, then with other envelopes, then sparse."""
        for attempt in range(count):
            if attempt >= _OF_THE_VISIT:
                step = step._replace(replay=Replay(chance), sparse=2 * attempt >= count)
            yield step

    def least(self, type: SignalType) -> Row:
        """The least valid signal of a type. Raises NoValueError where none is known."""
        values = self._plans.values
        return {**values.least(self.envelope), self.content: values.least(type)}

    def scene(self, step: Step, chance: Chance) -> Scene:
        """What values of the step's signal depend on."""
        return Scene(chance, step.time, step.number, step.visit)
