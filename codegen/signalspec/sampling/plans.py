"""How objects of each kind are made: what each of their members may be taken from."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias

from signalspec.model import (
    ConditionalRule,
    ContentType,
    CountRule,
    Field,
    Json,
    ObjectReference,
    ObjectType,
    SampleTotal,
    Spec,
    SumRule,
)
from signalspec.payloads import Judge, NoValueError
from signalspec.payloads.numbering import has_number, numbered
from signalspec.payloads.tables import tables_by_field
from signalspec.sampling.values import Maker, Row, Values, counts, decimal, several
from signalspec.sampling.visit import Scene


class Lack(Enum):
    """That a row has no value."""

    LACK = "lack"


LACK = Lack.LACK


class Copied:
    """A value of a row that is made anew for each signal: one with parts, or with a place for a number."""

    __slots__ = ("_numbered", "_value")

    def __init__(self, value: Json, is_numbered: bool) -> None:
        self._value = value
        self._numbered = is_numbered

    def at(self, scene: Scene) -> Json:
        """The value as the signal has it."""
        if self._numbered:
            return numbered(self._value, scene.signal, scene.visit.number)
        return deepcopy(self._value)


Cell: TypeAlias = "Json | Copied | Lack"


@dataclass(slots=True)
class Part:
    """One member: its table and, by row, its values there; `make` for where the row has none.

    A row without an optional member means an object without it. `inner` is the kind of object that it holds;
    `usual` is how likely it is where not the signal decides, which is 0.
    """

    field: Field
    required: bool
    usual: float
    make: Maker | None = None
    known: tuple[Json, ...] = ()
    inner: Plan | None = None
    table: int | None = None
    column: Sequence[Cell] = ()


class Choice(NamedTuple):
    """What decides whether a member is there: `slot` is where its table stands in the plan's, or behind them.

    `is_made` says that there is a value without a row.
    """

    name: str
    required: bool
    usual: float
    slot: int
    column: Sequence[Cell]
    is_object: bool
    is_made: bool


@dataclass(slots=True)
class Plan:
    """How objects of one record are made, in the order of its fields.

    `tables` are those that its own members come from, `reach` those of objects right inside as well.
    """

    record: ObjectType
    start: Row
    parts: dict[str, Part]
    choices: tuple[Choice, ...]
    tables: tuple[int, ...]
    reach: tuple[int, ...]
    counts: tuple[CountRule, ...]
    sums: tuple[SumRule, ...]
    totals: tuple[SampleTotal, ...]


# How likely an optional member is where not the signal decides: the time tells signals apart, and arrays of
# objects are what makes a signal worth looking at.
_ALWAYS, _MOSTLY, _BY_SIGNAL = 1.0, 0.85, 0.0


class Plans:
    """The plans of one spec, each made when it is first asked for. `now` is some time of the samples."""

    def __init__(self, spec: Spec, now: int) -> None:
        self.values = Values(spec)
        self._spec = spec
        self._now = now
        self._judge = Judge(spec)
        self._plans: dict[str, Plan | NoValueError] = {}
        shown = {name: rows for name, rows in self.values.examples.items() if rows}
        self._shown = {name: len(spec.samples.tables) + at for at, name in enumerate(shown)}
        self._rows = [[row.value for row in table.rows] for table in spec.samples.tables] + [*shown.values()]
        self.sizes = tuple(map(len, self._rows))

    def of(self, record: ObjectType) -> Plan:
        """The plan for objects of the record. Raises NoValueError where a required field has no value."""
        found = self._plans.get(record.name)
        if found is None:
            try:
                found = self._made(record)
            except NoValueError as error:
                found = error
            self._plans[record.name] = found
        if isinstance(found, NoValueError):
            raise found
        return found

    def _made(self, record: ObjectType) -> Plan:
        listed = self._spec.samples.tables
        chosen = {name: listed.index(t) for name, t in tables_by_field(record, self._spec.samples).items()}
        parts = []
        for field in record.fields:
            if field.deprecated is not None or isinstance(field.element, ContentType):
                continue
            try:
                parts.append(self._part(record, field, chosen.get(field.name)))
            except NoValueError:
                if field.required:
                    raise
        there = {part.field.name for part in parts}
        tables = sorted({part.table for part in parts if part.table is not None})
        inside = [part.inner.reach for part in parts if part.inner and not part.field.is_array]
        return Plan(
            record,
            self.values.start(record),
            {part.field.name: part for part in parts},
            tuple(_choice(part, tables) for part in parts),
            tuple(tables),
            tuple(sorted({*tables, *(table for reach in inside for table in reach)})),
            tuple(rule for rule in record.rules if isinstance(rule, CountRule)),
            tuple(rule for rule in record.rules if isinstance(rule, SumRule)),
            tuple(total for total in self._spec.samples.totals if {total.field, total.items} <= there),
        )

    def _part(self, record: ObjectType, field: Field, table: int | None) -> Part:
        inner = self.of(field.element.object) if isinstance(field.element, ObjectReference) else None
        usual = _MOSTLY if inner is not None and field.is_array else _BY_SIGNAL
        if field.is_array:
            counts(field)  # an array that would be too long is as good as none
        part = Part(field, field.required or field.name in _always(record), usual, inner=inner)
        if inner is None:
            maker, part.known = self.values.element(field, self._now)
            part.make = several(maker, part.known, field) if field.is_array else maker
            varies = self.values.varies(field, self._now)
            part.usual = _ALWAYS if varies and not part.known else usual
            if table is None and not varies and record.name in self._shown:
                self._take(part, record, self._shown[record.name])
        if table is not None:
            self._take(part, record, table)
        if field.name in self._factors(record):
            part.usual = _ALWAYS
        return part

    def _take(self, part: Part, record: ObjectType, table: int) -> None:
        """Lets the part have the values of the table; of examples, which are judged elsewhere, good ones."""
        values = [row.get(part.field.name) for row in self._rows[table]]
        if table < len(self._spec.samples.tables):
            column = [_cell(part.field, value, has_number(value)) for value in values]
        else:
            good = [LACK if self._remarks(record, part.field.name, value) else value for value in values]
            column = [value if value is LACK else _cell(part.field, value, False) for value in good]
        if any(cell is not LACK for cell in column):
            part.table, part.column = table, column

    def _factors(self, record: ObjectType) -> set[str | int | float]:
        """The fields of the record that totals are made of: each item has them, to make sums plain."""
        arrays = {
            field.name
            for owner in self._spec.records
            for field in owner.fields
            if isinstance(field.element, ObjectReference) and field.element.object.name == record.name
        }
        totals = [total for total in self._spec.samples.totals if total.items in arrays]
        return {factor for total in totals for factor in total.factors}

    def _remarks(self, record: ObjectType, name: str, value: Json) -> bool:
        pointer = f"/{name}"
        found = self._judge.record(record, {name: value})
        return any(each.path == pointer or each.path.startswith(f"{pointer}/") for each in found)


def _choice(part: Part, tables: list[int]) -> Choice:
    is_made = part.table is None
    slot = len(tables) if part.table is None else tables.index(part.table)
    column = (LACK,) if is_made else part.column
    is_object = part.inner is not None
    return Choice(part.field.name, part.required, part.usual, slot, column, is_object, is_made)


def _cell(field: Field, value: Json, is_numbered: bool) -> Cell:
    if value is None:
        return LACK
    if field.decimal:
        value = [decimal(item) for item in value] if isinstance(value, list) else decimal(value)
    return Copied(value, is_numbered) if is_numbered or isinstance(value, (list, dict)) else value


def _always(record: ObjectType) -> set[str]:
    """The fields that rules without a condition ask for."""
    rules = [rule for rule in record.rules if isinstance(rule, ConditionalRule)]
    return {rule.field.name for rule in rules if rule.required and not rule.when and rule.level == "error"}
