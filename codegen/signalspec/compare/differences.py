"""Objects that one spec takes and the other refuses."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.compare.demands import Demands, Goal, element, value
from signalspec.compare.keys import Direction
from signalspec.compare.literals import Literal, Literals, Valid, domain
from signalspec.compare.outcome import UndecidedError
from signalspec.compare.refusal import Refusal
from signalspec.compare.refusals import refusals
from signalspec.compare.remembering import Remembered
from signalspec.compare.routes import routes
from signalspec.compare.solving import Members, Solver
from signalspec.compare.views import ContentView, Side, View, value_kind
from signalspec.model import Field


class Differences:
    """What `giving` takes and `taking` refuses, record by record."""

    def __init__(self, giving: Side, taking: Side, direction: Direction) -> None:
        self.giving = giving
        self.taking = taking
        self.direction = direction
        self.solver = Solver(self.between)
        self._known: Remembered[tuple[View | ContentView, View | ContentView], Members | None] = Remembered()
        self._liked: dict[tuple[View, View], dict[str, Literals]] = {}

    def between(self, giving: View | ContentView, taking: View | ContentView) -> Members | None:
        """An object that is valid in the one place and not in the other; None where there is none.

        Raises UndecidedError where neither is found out.
        """
        return self._known.answer((giving, taking), lambda: self._first(giving, taking))

    def found(self, giving: View, goal: Goal, demands: Demands, taking: View | None) -> Members | None:
        """An object of the record that meets the goal and the demands, as good in all else as may be."""
        whole = goal.and_also(demands)
        if whole is None:
            return None
        liked = self.liked(giving, taking) if taking is not None else {}
        return self.solver.solve(giving, whole, liked=liked)

    def _first(self, giving: View | ContentView, taking: View | ContentView) -> Members | None:
        undecided: UndecidedError | None = None
        for view in giving.side.signals.values() if isinstance(giving, ContentView) else (giving,):
            for goal, demands, other in self._goals(view, taking):
                try:
                    members = self.found(view, goal, demands, other)
                except UndecidedError as error:
                    undecided = undecided or error
                    continue
                if members is not None:
                    return members
        if undecided is not None:
            raise undecided
        return None

    def _goals(self, giving: View, taking: View | ContentView) -> Iterator[tuple[Goal, Demands, View | None]]:
        for way in routes(giving, taking):
            if isinstance(way, Refusal):
                yield from ((goal, {}, None) for goal in way.goals)
                continue
            for refusal in refusals(giving, way.taking, self.direction):
                yield from ((goal, way.demands, way.taking) for goal in refusal.goals)
            for field, _, there in nested(giving, way.taking):
                denied = Literal(Valid(there), False)
                demand = element(denied) if field.is_array else value(denied)
                yield Goal({field.name: demand}), way.demands, way.taking

    def liked(self, giving: View, taking: View) -> dict[str, Literals]:
        """What the taking record asks of values, of members whose values are of one kind in both."""
        key = (giving, taking)
        if key not in self._liked:
            self._liked[key] = {
                name: domain(other)
                for name, field in giving.fields.items()
                if (other := taking.fields.get(name)) is not None and _alike(field, other)
            }
        return self._liked[key]


def nested(giving: View, taking: View) -> Iterator[tuple[Field, View | ContentView, View | ContentView]]:
    """The members that hold objects in both records, with what these are judged by in each."""
    for name, field in giving.fields.items():
        other = taking.fields.get(name)
        if other is not None and _alike(field, other) and value_kind(field) == "object":
            yield field, giving.side.inside(field), taking.side.inside(other)


def _alike(one: Field, other: Field) -> bool:
    return one.is_array == other.is_array and value_kind(one) == value_kind(other)
