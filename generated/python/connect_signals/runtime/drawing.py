"""Strategies for JSON-ready payloads that keep the rules.

Hypothesis takes its time over every single choice, so an object is one choice: a string of bytes, one
for each member, which pick a slot in that member's table. The first slots of a table are the simplest
(an optional member is not there), so payloads shrink to what is required and simple. Some slots hold
strategies, which draw whatever is not ready-made.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from keyword import iskeyword
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

from .conditions import is_sequence
from .drawing_pools import LONGEST
from .drawing_remarks import unavoidable
from .drawing_rules import Rules
from .drawing_settling import Chooser, Draw, Settling
from .drawing_shapes import Contract, Field, Limits, Payload, Record, Rule
from .drawing_values import Values, item_counts

Strategy: TypeAlias = st.SearchStrategy[Any]
Table: TypeAlias = tuple[Any, ...]

# Stands for a member that is not there.
ABSENT: Final = object()
_SLOTS = 256
_ABSENT_SLOTS = 128
# Of the bytes that say how much of an object is there: those for what is required only, for nearly all of it.
_LEAST, _MOST = 24, 216
_FREE_SHARE = 16  # one in so many values is freely drawn
_MORE_ITEMS = 4  # how many more than necessary arrays have
_MANY = 20  # longer arrays repeat a few elements


class Drawing:
    """The strategies of one contract. `careful` ones follow all advice, too."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.values = Values(contract)
        self.present = cache(self._present)
        self.rules = Rules(self.values)
        self._settle = Settling(self.values, self.rules, self.present).settle
        self.unavoidable = unavoidable(contract, self.values)
        self._plain = cache(self._record)
        self._tables = cache(self._record_tables)

    def record(
        self,
        record: Record,
        careful: bool = False,
        changes: st.SearchStrategy[Payload] | None = None,
        exempt: Rule | None = None,
    ) -> st.SearchStrategy[Payload]:
        """Objects of a record that keep all its rules but `exempt`.

        `changes` gives members that are put in as they are, or left out where they are ABSENT; what
        rules ask for besides is changed in other members.
        """
        if changes is None:
            return self._plain(record, careful)
        return self._record(record, careful, changes, exempt)

    def content(self, careful: bool = False) -> st.SearchStrategy[Payload]:
        """Contents of all types; careful ones are of no deprecated type where there are others."""
        listed = self.contract.contents
        chosen = [each for each in listed if not (careful and each.deprecated)] or listed
        return st.one_of([self.record(each, careful) for each in chosen])

    def element(self, field: Field, careful: bool, *asked: Limits) -> Strategy:
        """Values of a field or, where it is an array, of its elements."""
        if field.kind == "content":
            return self.content(careful)
        found = self.contract.kinds.get(field.kind)
        if isinstance(found, Record):
            return self.record(found, careful)
        limits = self.values.limits(field, careful, *asked)
        pool, free = self.values.pool(field.kind, *limits), self.values.free(field.kind, *limits)
        ready = st.sampled_from(pool) if pool else st.nothing()
        return ready if free is None else ready | free

    def counts(self, field: Field, careful: bool, *asked: Limits) -> tuple[int, int]:
        """How many elements an array has, at least and at most, of those that are drawn."""
        least, most = item_counts(self.values.limits(field, careful, *asked))
        return least, least + _MORE_ITEMS if most is None else min(most, least + _MORE_ITEMS)

    def _present(self, field: Field, careful: bool, *asked: Limits) -> Strategy:
        """Values of a field that is there, not null, and within the limits asked, too."""
        one = self.element(field, careful, *asked)
        if not field.array:
            return one
        return arrays(one, *self.counts(field, careful, *asked))

    def _record(
        self,
        record: Record,
        careful: bool,
        changes: st.SearchStrategy[Payload] | None = None,
        exempt: Rule | None = None,
    ) -> st.SearchStrategy[Payload]:
        tables = self._tables(record, careful)
        if tables is None:
            return st.nothing()
        start = (
            {}
            if record.name not in self.contract.contents_by_name
            else {self.contract.discriminator: record.name}
        )
        bytes_for_rules = 2 * len(record.rules)
        size = 1 + len(tables) + bytes_for_rules
        codes = st.binary(min_size=size, max_size=size)

        def objects(draw: Draw) -> Payload:
            members = dict(start)
            code = draw(codes)
            _fill(draw, members, tables, code[bytes_for_rules:])
            changed: Payload = {} if changes is None else draw(changes)
            for name, value in changed.items():
                if value is ABSENT:
                    members.pop(name, None)
                else:
                    members[name] = value
            if bytes_for_rules:
                choose = Chooser(draw, code[:bytes_for_rules])
                self._settle(choose, record, members, careful, changed, exempt)
            return members

        # What hypothesis calls the strategy where it shows one, in code that it compiles.
        objects.__name__ = objects.__qualname__ = f"{record.name}_" if iskeyword(record.name) else record.name
        return st.composite(objects)()

    def _record_tables(self, record: Record, careful: bool) -> Sequence[tuple[str, bool, Table]] | None:
        """Name, whether required, and table of each member; None where a required one has no values."""
        tables: list[tuple[str, bool, Table]] = []
        for field in record.fields:
            if field.deprecated and careful:
                continue
            table = self._table(field, careful)
            if table:
                tables.append((field.name, field.required, table))
            elif field.required:
                return None
        return tables

    def _table(self, field: Field, careful: bool) -> Table:
        """The slots of a member; none where there are no values."""
        present = self.present(field, careful)
        if present.is_empty:
            return ()
        if self.values.is_record(field.kind):
            empty = [()] if field.array and self.counts(field, careful)[0] == 0 else []
            return _slots(field.required, [*empty, *[present] * 7], None)
        limits = self.values.limits(field, careful)
        pool, free = self.values.pool(field.kind, *limits), self.values.free(field.kind, *limits)
        if field.array:
            pool, free = _ready_arrays(pool, *self.counts(field, careful)), present
        return _slots(field.required, pool, free)


def _fill(draw: Draw, members: Payload, tables: Sequence[tuple[str, bool, Table]], code: bytes) -> None:
    """Puts in the members that the bytes pick."""
    amount = code[0]
    for (name, required, table), byte in zip(tables, code[1:], strict=True):
        if not required:
            if amount < _LEAST or not byte:
                continue
            if amount >= _MOST:
                byte |= _ABSENT_SLOTS
        value = table[byte]
        if value is ABSENT:
            continue
        if is_strategy(value):
            value = draw(value)
        members[name] = [*value] if is_sequence(value) else value


def is_strategy(value: Any) -> bool:
    """Whether `value` is to be drawn from."""
    return isinstance(value, st.SearchStrategy)


def _slots(required: bool, ready: Sequence[Any], free: Strategy | None) -> Table:
    """A table in which every ready-made value that there is room for has as many slots as the others."""
    freely = (
        [] if free is None else [free] * (_SLOTS // _FREE_SHARE if required else _SLOTS // _FREE_SHARE // 2)
    )
    absent = [] if required else [ABSENT] * _ABSENT_SLOTS
    null = [] if required else [None]
    room = _SLOTS - len(absent) - len(freely) - len(null)
    if len(ready) > room:
        # Those for which there is no room take one more choice.
        freely = [st.sampled_from(ready)] * (room // 4) + freely
        room -= room // 4
        ready = ready[:room]
    spread = [ready[slot * len(ready) // room] for slot in range(room)] if ready else [free] * room
    return (*absent, *spread, *freely, *null)


def _ready_arrays(pool: Sequence[Any], least: int, most: int) -> Table:
    """Arrays of up to three elements, as tuples."""
    found: list[tuple[Any, ...]] = [(), *((value,) for value in pool[: _ABSENT_SLOTS // 2])]
    found += [(value, pool[(5 * at + 1) % len(pool)]) for at, value in enumerate(pool[: _ABSENT_SLOTS // 8])]
    found += [
        (value, value, pool[7 * at % len(pool)]) for at, value in enumerate(pool[: _ABSENT_SLOTS // 16])
    ]
    return tuple(values for values in found if least <= len(values) <= most)


def arrays(elements: Strategy, least: int, most: int) -> st.SearchStrategy[list[Any]]:
    """Lists of `least` to `most` elements; long ones repeat a few."""
    if most < least or least > LONGEST:
        return st.nothing()
    if elements.is_empty:
        return st.nothing() if least else st.builds(list[Any])
    if least <= _MANY:
        return st.lists(elements, min_size=least, max_size=most)
    few = st.lists(elements, min_size=1, max_size=_MORE_ITEMS)
    return st.builds(_repeated, few, st.integers(least, most))


def _repeated(few: list[Any], count: int) -> list[Any]:
    return [deepcopy(few[at % len(few)]) for at in range(count)]
