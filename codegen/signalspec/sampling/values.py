"""Values for fields that no table has: from the spec's examples, its lists, its formats and its limits."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import TypeAlias

from signalspec.model import EnumType, Field, Json, Limits, ObjectReference, ObjectType, Spec
from signalspec.payloads import Samples
from signalspec.payloads.values import LARGEST, NoValueError, greatest, keeps, least
from signalspec.sampling.chance import Chance
from signalspec.sampling.clock import clock
from signalspec.sampling.visit import Scene

Maker: TypeAlias = Callable[[Scene], Json]
Row: TypeAlias = dict[str, Json]

# How many samples of a format are used: the first ones are the usual ones, the others explore its limits.
_USUAL = 3
# Numbers are drawn from so wide a range, as far as the limits allow.
_SPAN = {"integer": 9, "number": 99}
# An enum with more values than this is used as the examples use it.
_FEW_VALUES = 20
_MORE_ITEMS = 2


class Values:
    """The values of one spec's fields, apart from objects and tables."""

    def __init__(self, spec: Spec) -> None:
        self._samples = Samples(spec)
        self.examples = _example_rows(spec)
        self._by_name: dict[str, list[Json]] = {}
        for rows in self.examples.values():
            for row in rows:
                for name, value in row.items():
                    self._by_name.setdefault(name, []).append(value)

    def varies(self, field: Field, now: int) -> bool:
        """Whether there is a better source than an example: the clock, or a choice of few values."""
        enum = field.element.enum if isinstance(field.element, EnumType) else None
        few = enum is not None and len(enum.values) <= _FEW_VALUES
        return few or field.scalar == "boolean" or clock(field, now) is not None

    def element(self, field: Field, now: int) -> tuple[Maker, tuple[Json, ...]]:
        """What makes values of the field, or of its elements, and those that are known beforehand.

        Raises NoValueError where none is found.
        """
        written = clock(field, now)
        if written is not None:
            return (lambda scene: written(scene.time)), ()
        known = tuple(map(decimal, self._known(field)) if field.decimal else self._known(field))
        if known:
            return (lambda scene: scene.chance.one(known)), known
        if field.scalar in ("integer", "number"):
            numbers = _numbers(field, [field.limits, field.advice]) or _numbers(field, [field.limits])
            if numbers is not None:
                return numbers, ()
        value = self._samples.element(field)
        return (lambda scene: value), (value,)

    def simple(self, field: Field, *asked: Limits) -> Json:
        """The simplest value within limits. Raises NoValueError where none is found."""
        return deepcopy(self._samples.value(field, *asked))

    def least(self, record: ObjectType) -> Row:
        """The least valid object. Raises NoValueError where none is found."""
        return deepcopy(self._samples.minimal(record))

    def start(self, record: ObjectType) -> Row:
        """What stands in an object before any field of it."""
        return self._samples.start(record)

    def _known(self, field: Field) -> Iterable[Json]:
        limits = [field.limits, field.advice]
        for options in (self._listed(field), self._used(field), self._formatted(field)):
            good = [value for value in options if keeps(field.element, value, limits)]
            if good:
                return good
        return ()

    def _listed(self, field: Field) -> Iterator[Json]:
        """All values there are, where these are few; those that examples use, of many."""
        if field.scalar == "boolean":
            yield from (True, False)
        elif isinstance(field.element, EnumType):
            values = [value.value for value in field.element.enum.values]
            used = [value for value in self._used(field) if value in values]
            yield from values if len(values) <= _FEW_VALUES or not used else used
        else:
            yield from field.limits.one_of or field.advice.one_of or ()

    def _used(self, field: Field) -> Iterator[Json]:
        """What examples have in fields of this name."""
        values = self._by_name.get(field.name, ())
        flat = (item for value in values for item in (value if isinstance(value, list) else [value]))
        yield from {json.dumps(value): value for value in flat}.values()

    def _formatted(self, field: Field) -> Iterator[Json]:
        for limits in (field.limits, field.advice):
            if limits.format is not None:
                yield from limits.format.matches[:_USUAL]


def decimal(value: Json) -> Json:
    """The value with a decimal point, if it is a number."""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def counts(field: Field) -> tuple[int, int]:
    """How many elements arrays have, at least and at most. Raises NoValueError where those are too many."""
    if (field.limits.min_items or 0) > LARGEST:
        raise NoValueError(f"{field.name} has more elements than are made")
    for limits in ([field.limits, field.advice], [field.limits]):
        low = greatest([1, *(each.min_items for each in limits)]) or 1
        most = least(each.max_items for each in limits)
        if low <= LARGEST and (most is None or low <= most):
            return low, low + _MORE_ITEMS if most is None else min(most, low + _MORE_ITEMS)
    return 0, 0


def several(maker: Maker, known: Sequence[Json], field: Field) -> Maker:
    """What makes arrays of such values; different ones, if there are enough."""
    low, high = counts(field)

    def made(scene: Scene) -> Json:
        count = low + scene.chance.below(high - low + 1)
        if len(known) >= count:
            return scene.chance.some(known, count)
        return [maker(scene) for _ in range(count if not known else max(low, len(known)))]

    return made


def fits(field: Field, value: Json, *asked: Limits) -> bool:
    """Whether a value of the field is within these limits, too; of objects, only their number is judged."""
    limits = (field.limits, *asked)
    if isinstance(field.element, ObjectReference):
        one_is_good = True
    elif field.is_array:
        one_is_good = isinstance(value, list) and all(keeps(field.element, item, limits) for item in value)
    else:
        return keeps(field.element, value, limits)
    if not isinstance(value, list):
        return one_is_good
    low = greatest([each.min_items for each in limits]) or 0
    high = least([each.max_items for each in limits])
    return one_is_good and low <= len(value) and (high is None or len(value) <= high)


def _numbers(field: Field, limits: Sequence[Limits]) -> Maker | None:
    """What draws numbers within limits, near 1 if possible; None where there are none."""
    low, high = greatest(each.minimum for each in limits), least(each.maximum for each in limits)
    assert low is not None and high is not None, "numbers have the language's own limits"
    whole = field.scalar == "integer"
    if whole:
        low, high = math.ceil(low), math.floor(high)
    if low > high:
        return None
    span = _SPAN["integer" if whole else "number"]
    start = max(low, 1) if high >= 1 else max(low, high - span)
    end = min(high, start + span)

    def integer(chance: Chance) -> int:
        return int(start) + chance.below(int(end) - int(start) + 1)

    def number(chance: Chance) -> float:
        drawn = round(start + chance.share() * (end - start), 2) + 0.0  # never -0.0
        return drawn if start <= drawn <= end else start

    if whole:
        return lambda scene: integer(scene.chance)
    return lambda scene: number(scene.chance)


def _example_rows(spec: Spec) -> dict[str, list[Row]]:
    """What examples show of each record, wherever it stands in them."""
    found: dict[str, list[Row]] = {record.name: [] for record in spec.records}
    for record in spec.records:
        for example in record.examples:
            _enter(record, example.value, found)
    return found


def _enter(record: ObjectType, row: Row, found: dict[str, list[Row]]) -> None:
    found[record.name].append(row)
    for field in record.fields:
        if isinstance(field.element, ObjectReference):
            inside = row.get(field.name)
            for item in inside if isinstance(inside, list) else [inside]:
                if isinstance(item, dict):
                    _enter(field.element.object, item, found)
