"""Which signal type of another spec a content is taken for there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from signalspec.compare.demands import ABSENT, THERE, Demand, Demands, Goal, value
from signalspec.compare.keys import DISCRIMINATOR, Key, signal_key
from signalspec.compare.literals import Among, Literal
from signalspec.compare.refusal import Refusal
from signalspec.compare.views import ContentView, View, value_kind
from signalspec.model import CONTENT, SignalType


class Route(NamedTuple):
    """Objects that meet `demands` are judged by `taking`."""

    taking: View
    demands: Demands


def routes(giving: View, taking: View | ContentView) -> Iterator[Route | Refusal]:
    """The ways of objects of a record into a place of another spec; those that lead nowhere are refused."""
    if isinstance(taking, View):
        yield Route(taking, {})
        return
    signals, name = taking.side.signals, taking.side.discriminator
    field = giving.fields.get(name)
    if field is None:
        yield _refused(name, "required", None, DISCRIMINATOR)
        return
    if isinstance(giving.record, SignalType) and giving.side.discriminator == name:
        if giving.name in signals:
            yield Route(signals[giving.name], {})
        else:
            yield _refused(name, "enum", None, signal_key(giving.name))
        return
    # The discriminators differ, and what tells types apart there is an ordinary field here.
    if not field.required:
        yield _refused(name, "required", ABSENT, DISCRIMINATOR)
    if field.is_array or value_kind(field) != "text":
        yield _refused(name, "type", THERE, DISCRIMINATOR)
        return
    known = Literal(Among(tuple(signals)))
    yield _refused(name, "enum", value(known.denied()), DISCRIMINATOR)
    for signal in signals.values():
        yield Route(signal, {name: value(Literal(Among((signal.name,))))})


def _refused(name: str, code: str, demand: Demand | None, key: Key) -> Refusal:
    goal = Goal() if demand is None else Goal({name: demand})
    return Refusal(f"{CONTENT}.{name}.{code}", (goal,), ((key,),))
