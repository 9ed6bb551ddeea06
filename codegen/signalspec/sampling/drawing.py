"""Drawing objects that look like those of real traffic and keep the rules between their members."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from signalspec.model import CountRule, Field, Json, Limits, ObjectRule, SampleTotal
from signalspec.payloads.checks import breaks
from signalspec.payloads.mending import mended
from signalspec.payloads.values import LARGEST, NoValueError, added, keeps
from signalspec.sampling.chance import Chance
from signalspec.sampling.plans import LACK, Cell, Copied, Part, Plan
from signalspec.sampling.values import Row, Values, counts, fits
from signalspec.sampling.visit import Scene

# How often a value is drawn anew that other members ask something of.
_TRIES = 4

ValueOf = Callable[..., Json]


class Drawing:
    """Draws objects by their plans. `fullness` is how likely optional members are, from 0 to 1."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def object(self, plan: Plan, scene: Scene, fullness: float, must: Sequence[str] = ()) -> Row:
        """An object of the plan's record. `must` are the names of members, each inside the one before, that
        are there whatever chance says."""
        first, inside = (must[0], must[1:]) if must else (None, ())
        scene.visit.room -= 1
        if scene.visit.room < -LARGEST:
            raise NoValueError(f"with all {plan.record.name} in it that there must be, it is too large")
        members: Row = dict(plan.start)
        for name, cell in self._there(plan, scene, fullness, first).items():
            if cell is LACK:
                within = inside if name == first else None
                members[name] = self._made(plan.parts[name], scene, fullness, within)
            else:
                members[name] = cell.at(scene) if isinstance(cell, Copied) else cell
        for total in plan.totals:
            if total.field in members and total.items in members:
                self._add_up(plan, members, total)
        if not plan.record.rules:
            return members
        value_of = self.value_of(plan, scene, fullness)
        return self.settled(plan, members, value_of, frozenset(must[:1])) or members

    def settled(
        self,
        plan: Plan,
        members: Row,
        value_of: ValueOf,
        pinned: frozenset[str],
        broken: ObjectRule | None = None,
    ) -> Row | None:
        """The object changed in members that are not pinned, so that it keeps all rules but `broken`.

        None where no way is found.
        """
        for rule in plan.record.rules:
            if rule is not broken and breaks(rule, members) is not None:
                break
        else:
            return members
        found = mended(plan.record, members, value_of, pinned, broken)
        if found is None:
            return None
        order = [*plan.start, *(field.name for field in plan.record.fields)]
        return {name: found.pop(name) for name in order if name in found} | found

    def value_of(self, plan: Plan, scene: Scene, fullness: float) -> ValueOf:
        """What gives a field of the object a value within limits, as the payloads of rules are made with."""

        def value(field: Field, *asked: Limits) -> Json:
            part = plan.parts.get(field.name)
            if part is None:
                return self._values.simple(field, *asked)
            for _ in range(_TRIES):
                drawn = self._value(part, scene, fullness)
                if fits(field, drawn, field.advice, *asked):
                    return drawn
            limits = (field.limits, field.advice, *asked)
            good = [each for each in part.known if keeps(field.element, each, limits)]
            if good and not field.is_array:
                return scene.chance.one(good)
            return self._values.simple(field, *asked)

        return value

    def _there(self, plan: Plan, scene: Scene, fullness: float, must: str | None) -> dict[str, Cell]:
        """The members that the object has, each with what the row in hand has of it."""
        rows = [*map(scene.row, plan.tables), 0]
        share, room = scene.chance.share, scene.visit.room > 0
        there: dict[str, Cell] = {}
        spare: dict[str, Cell] = {}
        for name, required, usual, slot, column, is_object, is_made in plan.choices:
            cell = column[rows[slot]]
            if required or name == must:
                there[name] = cell
            elif (is_made or cell is not LACK) and (room or not is_object):
                (there if share() < (usual or fullness) else spare)[name] = cell
        if not plan.counts and not plan.sums:
            return there
        for count in plan.counts:
            _keep_count(count, plan, there, spare, must, scene.chance)
        for rule in plan.sums:
            if rule.total.name in there:
                there |= {field.name: spare[field.name] for field in rule.terms if field.name in spare}
        return {name: there[name] for name in plan.parts if name in there}

    def _value(self, part: Part, scene: Scene, fullness: float) -> Json:
        cell = LACK if part.table is None else part.column[scene.row(part.table)]
        if cell is LACK:
            return self._made(part, scene, fullness, None)
        return cell.at(scene) if isinstance(cell, Copied) else cell

    def _made(self, part: Part, scene: Scene, fullness: float, must: Sequence[str] | None) -> Json:
        """A value of a member that no row has; `must` are names where it is on the way to an object."""
        if part.inner is None:
            assert part.make is not None, "what is no object has a maker"
            return part.make(scene)
        if part.field.is_array:
            return self._items(part.field, part.inner, scene, fullness, must)
        return self.object(part.inner, scene, fullness, must or ())

    def _items(
        self, field: Field, plan: Plan, scene: Scene, fullness: float, must: Sequence[str] | None
    ) -> list[Json]:
        """Objects for an array, from different rows."""
        low, high = counts(field)
        visit = scene.visit
        different = max((visit.sizes[table] for table in plan.reach), default=high)
        count = low + scene.chance.below(max(min(high, different), low) - low + 1)
        if visit.room < count:
            count = field.limits.min_items or int(must is not None)
        rows = [(table, visit.rows(table, count)) for table in plan.reach]
        items: list[Json] = []
        for at in range(count):
            own = {table: listed[at] for table, listed in rows}
            item = Scene(scene.chance, scene.time, scene.signal, visit, own)
            items.append(self.object(plan, item, fullness, must or ()))
        return items

    def _add_up(self, plan: Plan, members: Row, total: SampleTotal) -> None:
        """Makes the total what its items come to."""
        array, part = members[total.items], plan.parts.get(total.field)
        if part is None or not isinstance(array, list):
            return
        sum = added(_product(item, total.factors) for item in array if isinstance(item, dict))
        value = round(sum, None if part.field.scalar == "integer" and math.isfinite(sum) else 2)
        if fits(part.field, value, part.field.advice):
            members[total.field] = value


def _keep_count(
    rule: CountRule,
    plan: Plan,
    there: dict[str, Cell],
    spare: dict[str, Cell],
    must: str | None,
    chance: Chance,
) -> None:
    """Leaves one of the rule's members, or adds one that can be there, whichever it asks for."""
    names = [field.name for field in rule.fields]
    had = [name for name in names if name in there]
    if rule.code == "at_most_one" and len(had) > 1:
        needed = [name for name in had if name == must] or [name for name in had if plan.parts[name].required]
        kept = chance.one(needed or had)
        spare |= {name: there.pop(name) for name in had if name != kept}
    elif rule.code == "at_least_one" and not had:
        options = [name for name in names if name in spare]
        if options:
            chosen = chance.one(options)
            there[chosen] = spare.pop(chosen)


def _product(item: Row, factors: Sequence[str | int | float]) -> float:
    """What one item comes to. Without its first number it is nothing; others that it lacks count once."""
    result = 1.0
    for at, factor in enumerate(factors):
        value = item.get(factor, 1 if at else 0) if isinstance(factor, str) else factor
        result *= value if isinstance(value, (int, float)) else 0
    return result
