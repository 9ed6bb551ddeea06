"""For each rule that a record owns, what to change in an object so that it breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from typing import Any

from hypothesis import strategies as st

from .drawing import ABSENT, Drawing, Strategy
from .drawing_bad_values import BadValues
from .drawing_between import Between, Changes
from .drawing_pools import junk
from .drawing_shapes import Enumeration, Field, Level, Payload, Record, Rule


@dataclass(frozen=True, eq=False)
class Fault:
    """How to break the rule `id` of `record`: what to change, and the rule between members if it is one.

    Without changes, the record's being there is the fault: for a caller of a tier, or as advice.
    """

    id: str
    level: Level
    record: Record
    changes: Callable[[], Changes] | None = None
    exempt: Rule | None = None
    tier: bool = False


class Faults:
    """The faults of one contract's records, by rule."""

    def __init__(self, drawing: Drawing, bad: BadValues) -> None:
        self._contract = drawing.contract
        self._drawing = drawing
        self._bad = bad
        self._between = Between(drawing, bad)

    def of_record(self, record: Record) -> Iterator[Fault]:
        """A fault for each rule that the record owns and that can be broken."""
        for field in record.fields:
            yield from self._of_field(record, field)
        for rule in record.rules:
            yield Fault(rule.id, rule.level, record, partial(self._between.changes, record, rule), rule)
        if record.deprecated:
            yield Fault(f"{record.name}.deprecated", "advice", record)
        if record.tiers != self._contract.tiers and record.name in self._contract.contents_by_name:
            yield Fault(f"{record.name}.{self._contract.tier_code}", "error", record, tier=True)
        yield Fault(f"{record.name}.unknown", "error", record, lambda: self._stranger(record))

    def _of_field(self, record: Record, field: Field) -> Iterator[Fault]:
        def fault(code: str, level: Level, values: Callable[[], Strategy]) -> Fault:
            name = field.name
            return Fault(
                f"{record.name}.{name}.{code}", level, record, lambda: values().map(lambda v: {name: v})
            )

        if field.required:
            yield fault("required", "error", lambda: st.just(ABSENT))
        yield fault("type", "error", lambda: self._bad.of_wrong_type(field))
        if isinstance(self._contract.kinds.get(field.kind), Enumeration):
            yield fault("enum", "error", lambda: self._bad.placed(field, self._bad.unlisted(field.kind)))
        for code in self._bad.codes(field, field.limits, own=True):
            yield fault(code, "error", partial(self._bad.beyond, field, code, field.limits))
        for code in self._bad.codes(field, field.advice):
            yield fault(
                f"advice_{code}",
                "advice",
                partial(self._bad.beyond, field, code, field.advice, (field.limits,)),
            )
        if field.deprecated:
            yield fault("deprecated", "advice", lambda: self._drawing.present(field, True))

    def _stranger(self, record: Record) -> Changes:
        """One member that the record does not know, some of them nearly known."""
        own = [self._contract.discriminator] if record.name in self._contract.contents_by_name else []
        known = [*own, *record.by_name]
        near = [
            each for name in known for each in (f"{name}s", name.upper(), name[:-1], name + "_", name.title())
        ]
        names = [
            name
            for name in dict.fromkeys(("x", "", "a/b~c", "__proto__", "\xe9", *near))
            if name not in known
        ]
        return st.builds(_member, st.sampled_from(names), st.sampled_from(list(junk())).map(deepcopy))


def _member(name: str, value: Any) -> Payload:
    return {name: value}
