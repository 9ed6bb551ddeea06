"""The platform behind the schema: judges each call, takes its signals or refuses them, keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from graphql import GraphQLError, GraphQLResolveInfo

from signalspec.inputs.shape import Shapes, Signal
from signalspec.masking import Mask
from signalspec.mock.errors import BATCH_TOO_LARGE, CONTRACT_VIOLATED, NOT_TAKEN
from signalspec.mock.execution import Engine, Outcome, Request
from signalspec.mock.faults import Plan
from signalspec.mock.lifting import Lifter
from signalspec.mock.namespace import Namespace
from signalspec.mock.records import Arrival
from signalspec.mock.results import Results, Taken
from signalspec.mock.schema import argument_type, wire_schema
from signalspec.mock.settings import Settings
from signalspec.mock.verdict import Broken, Judge, Verdict
from signalspec.model import Json, Spec


@dataclass(slots=True)
class Visit:
    """One request on its way through: where it belongs, what goes wrong with it, what became of it."""

    namespace: Namespace
    number: int
    fault: Plan | None = None
    called: bool = False
    signals: int = 0
    bad: int = 0
    accepted: int = 0
    violations: list[Json] = field(default_factory=list)


class Platform:
    """What one spec's platform does with requests, under one set of settings."""

    def __init__(self, spec: Spec, settings: Settings) -> None:
        self.spec = spec
        self.settings = settings
        self.mask = Mask(spec)
        self._operation = spec.transport.operation
        self._judge = Judge(spec, settings)
        self._results = Results(spec)
        self._shapes = Shapes.of(spec)
        schema = wire_schema(spec, self._call)
        lifter = Lifter(self._operation.argument, argument_type(schema, spec))
        self._engine = Engine(schema, lifter, settings.limits)

    def run(self, request: Request, visit: Visit) -> Outcome:
        """Carries out the request; the visit says afterwards what arrived with it."""
        return self._engine.run(request, visit)

    def extensions(self, visit: Visit) -> dict[str, Json] | None:
        """The verdict as the answer has it; None where the request had no signals to bring."""
        if not visit.called:
            return None
        return {
            "signalspec": {
                "mode": self.settings.mode,
                "accepted": visit.accepted,
                "rejected": visit.signals - visit.accepted,
                "violations": visit.violations,
            }
        }

    def _call(self, info: GraphQLResolveInfo[Any], given: Json) -> object:
        visit = cast(Visit, info.context)
        batch: list[Json] = given if isinstance(given, list) else [given]
        verdict = self._judge.judge(batch)
        refusal = self._refusal(batch, verdict)
        call = str(info.path.key)
        taken = [self._take(index, visit, refusal) for index in range(len(batch))]
        visit.called = True
        visit.violations += [_listed(call, None, broken) for broken in verdict.batch]
        for index, value in enumerate(batch):
            self._enter(Arrival(
                call=call,
                index=index,
                type=self._shapes.type_of(Signal(value, "envelope", 0)),
                id=self._results.id(number) if isinstance(number := taken[index], int) else None,
                violations=verdict.signals.get(index, ()),
                signal=self.mask.masked(value),
            ), visit)  # fmt: skip
        if refusal is not None:
            raise refusal
        return self._results.answer(taken)

    def _enter(self, arrival: Arrival, visit: Visit) -> None:
        visit.signals += 1
        visit.bad += bool(arrival.violations)
        visit.accepted += arrival.id is not None
        visit.violations += [_listed(arrival.call, arrival.index, broken) for broken in arrival.violations]
        visit.namespace.add_signal(arrival, visit.number)

    def _take(self, index: int, visit: Visit, refusal: GraphQLError | None) -> Taken:
        if refusal is not None:
            return refusal
        fault = visit.fault
        if fault is not None and fault.kind == "partial" and not fault.takes(index):
            return GraphQLError(f"Signal {index} was not taken.", extensions={"code": NOT_TAKEN})
        return visit.namespace.next_id()

    def _refusal(self, batch: list[Json], verdict: Verdict) -> GraphQLError | None:
        """The error that refuses a whole batch: a batch's own limits hold in either mode."""
        if verdict.batch:
            most = self._operation.max_items
            message = (
                f"At most {most} {self._operation.argument} are taken in one call; there are {len(batch)}."
            )
            return GraphQLError(message, extensions={"code": BATCH_TOO_LARGE})
        if self.settings.mode == "lenient" or verdict.clean:
            return None
        index, found = next(iter(verdict.signals.items()))
        first = found[0]
        message = (
            f"{len(verdict.signals)} of {len(batch)} break the contract, so none is taken. The first: "
            f"[{index}] {first.pointer}: {first.message} [{first.rule}]. "
            "All of them are under extensions.signalspec."
        )
        return GraphQLError(message, extensions={"code": CONTRACT_VIOLATED})


def _listed(call: str, index: int | None, broken: Broken) -> Json:
    return {"call": call, "index": index, **broken.record()}
