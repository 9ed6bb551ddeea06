"""Objects that are valid in one spec and have something more to them; or the certainty that there are none.

Fields that no rule ties together are looked at one by one; `searching` looks at those that are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from signalspec import naming
from signalspec.compare.clauses import Clause, clauses, components, within
from signalspec.compare.demands import THERE, Demand, Demands, Goal, together
from signalspec.compare.literals import Literals, Valid, domain, is_true
from signalspec.compare.numbers import find_number
from signalspec.compare.outcome import UndecidedError
from signalspec.compare.remembering import Remembered
from signalspec.compare.searching import Search
from signalspec.compare.texts import find_text, readable_text
from signalspec.compare.views import ContentView, View, value_kind
from signalspec.model import Field, Json, Limits
from signalspec.payloads.mending import mended
from signalspec.payloads.values import NoValueError

Members = dict[str, Json]
Differ = Callable[[View | ContentView, View | ContentView], Members | None]

_MOST_ELEMENTS = 10_000
_NOTHING: Mapping[str, Json] = {}


class Solver:
    """Finds objects of one spec. `differ` gives an object that is valid in one place and not in another."""

    def __init__(self, differ: Differ) -> None:
        self._differ = differ
        self._components: dict[View, list[tuple[frozenset[str], list[Clause]]]] = {}
        self._minimal: dict[View, Members | None] = {}
        self._domains: dict[tuple[View, str], Literals] = {}
        self._values: Remembered[tuple[View, str, Demand], Json] = Remembered()
        self._texts: Remembered[Literals, str | None] = Remembered()

    def solve(
        self,
        view: View,
        goal: Goal,
        *,
        given: Mapping[str, Json] = _NOTHING,
        liked: Mapping[str, Literals] | None = None,
    ) -> Members | None:
        """A valid object of the record as the goal wants it; None where there is none.

        `given` fixes the values (in an array, the elements) of some members, known to be valid there.
        `liked` holds of a member's value where that is possible. Raises UndecidedError where the search
        ends early.
        """
        if any(demand.there and name not in view.fields for name, demand in goal.demands.items()):
            return None
        asked = {name: demand for name, demand in goal.demands.items() if name in view.fields}
        must = {name: THERE for name, field in view.fields.items() if field.required}
        start = together((must, asked))
        if start is None:
            return None
        try:
            settled = self._settled(view, start, given)
        except UndecidedError as error:
            found = self._mended(view, start, given)
            if found is None:
                raise UndecidedError(f"{error}; no example was found") from None
            return found | dict.fromkeys(sorted(goal.nulls), None)
        if settled is None:
            return None
        members = {
            name: self._liked(view, name, settled[name], given, (liked or {}).get(name, frozenset()))
            for name in view.fields
            if name in settled and settled[name].there
        }
        return members | dict.fromkeys(sorted(goal.nulls), None)

    def _settled(self, view: View, start: Demands, given: Mapping[str, Json]) -> dict[str, Demand] | None:
        """Demands that an object can meet and that keep all rules, these among them; None: no way."""
        search = Search(view, lambda name, demand: self.possible(view, name, demand, given))
        settled: dict[str, Demand] = {}
        tied: set[str] = set()
        undecided: UndecidedError | None = None
        for names, tying in self._tied(view):
            tied |= names
            try:
                found = search.run({name: d for name, d in start.items() if name in names}, tying)
            except UndecidedError as error:
                undecided = undecided or error
                continue
            if found is None:
                return None
            settled |= found
        for name, demand in start.items():
            if name not in tied:
                try:
                    if not self.possible(view, name, demand, given):
                        return None
                except UndecidedError as error:
                    undecided = undecided or error
                settled[name] = demand
        if undecided is not None:
            raise undecided
        return settled

    def _mended(self, view: View, start: Demands, given: Mapping[str, Json]) -> Members | None:
        """An object as `start` wants it, changed until it keeps the rules; None where that leads nowhere."""

        def value_of(field: Field, *asked: Limits) -> Json:
            demand: Demand | None = THERE
            for limits in asked:
                demand = demand.met(within(field, limits)) if demand else None
            value = self._value(view, view.fields[field.name], demand, given) if demand else None
            if value is None:
                raise NoValueError(f"nothing is known for {field.name}")
            return value

        try:
            members = {n: self._value(view, view.fields[n], d, given) for n, d in start.items() if d.there}
            if None in members.values():
                return None
            return mended(view.record, members, value_of, frozenset(start), advised=False)
        except UndecidedError:
            return None

    def minimal(self, view: View | ContentView) -> Members | None:
        """The least that is valid there."""
        if isinstance(view, ContentView):
            return self.smallest_content(view)
        if view not in self._minimal:
            self._minimal[view] = self.solve(view, Goal())
        return self._minimal[view]

    def smallest_content(self, view: ContentView, tier: str | None = None) -> Members | None:
        """The smallest content that callers of a tier may send."""
        found: list[Members] = []
        undecided: UndecidedError | None = None
        for name, signal in view.side.signals.items():
            if view.side.includes(name, tier):
                try:
                    content = self.minimal(signal)
                except UndecidedError as error:
                    undecided = error
                else:
                    found += [] if content is None else [content]
        if not found and undecided is not None:
            raise undecided
        return min(found, key=lambda content: len(json.dumps(content)), default=None)

    def possible(self, view: View, name: str, demand: Demand, given: Mapping[str, Json] = _NOTHING) -> bool:
        """Whether a member can be so, the rules between fields left aside."""
        field = view.fields[name]
        if demand.there is False:
            return not field.required
        return demand.there is None or self._value(view, field, demand, given) is not None

    def _tied(self, view: View) -> list[tuple[frozenset[str], list[Clause]]]:
        if view not in self._components:
            self._components[view] = components(clauses(view))
        return self._components[view]

    def _liked(
        self, view: View, name: str, demand: Demand, given: Mapping[str, Json], liked: Literals
    ) -> Json:
        for literal in sorted(liked, key=repr):
            better = Demand(True, demand.every | {literal}, demand.some, demand.least, demand.most)
            try:
                if self._value(view, view.fields[name], better, given) is not None:
                    demand = better
            except UndecidedError:
                continue
        return self._value(view, view.fields[name], demand, given)

    def _value(self, view: View, field: Field, demand: Demand, given: Mapping[str, Json]) -> Json:
        """A value of the field as the demand wants it; None where there is none."""
        if field.name in given:
            return self._made(view, field, demand, lambda _: given[field.name])
        return self._values.answer(
            (view, field.name, demand),
            lambda: self._made(view, field, demand, lambda literals: self._element(view, field, literals)),
        )

    def _made(self, view: View, field: Field, demand: Demand, element: Callable[[Literals], Json]) -> Json:
        every = self._domain(view, field) | demand.every
        if not field.is_array:
            return element(every)
        least = max(field.limits.min_items or 0, demand.least)
        ends = [most for most in (field.limits.max_items, demand.most) if most is not None]
        if ends and min(ends) < least:
            return None
        if least > _MOST_ELEMENTS:
            raise UndecidedError(f"an array of more than {_MOST_ELEMENTS:,} elements would be needed")
        if least == 0:
            return []
        one = element(every | (demand.some or frozenset()))
        return None if one is None else [one] * least

    def _domain(self, view: View, field: Field) -> Literals:
        key = (view, field.name)
        if key not in self._domains:
            self._domains[key] = domain(field)
        return self._domains[key]

    def _element(self, view: View, field: Field, literals: Literals) -> Json:
        kind = value_kind(field)
        if kind == "text":
            readable = readable_text(literals, naming.title_words(field.name))
            if readable is not None:
                return readable
            return self._texts.answer(literals, lambda: find_text(literals))
        if kind == "number":
            return find_number(literals)
        if kind == "boolean":
            both = (True, False)
            return next((value for value in both if all(is_true(each, value) for each in literals)), None)
        inside = view.side.inside(field)
        elsewhere = [each.atom.view for each in literals if isinstance(each.atom, Valid) and not each.holds]
        return self._differ(inside, elsewhere[0]) if elsewhere else self.minimal(inside)
