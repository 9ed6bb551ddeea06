"""Advice that a payload may have to go against, since rules, or what is deprecated, leave no way."""

from __future__ import annotations

from collections.abc import Iterator

from .drawing_shapes import Conditional, Contract, Limits, Record
from .drawing_values import Values

_CODES = ("enum", "format", "max_items", "max_length", "min_items", "min_length", "range")


def unavoidable(contract: Contract, values: Values) -> frozenset[str]:
    """The ids of such advice: remarks that are no reason to draw a payload again."""
    records = (contract.envelope, *contract.objects, *contract.contents)
    return frozenset(rule for record in records for rule in _of_record(record, values))


def _of_record(record: Record, values: Values) -> Iterator[str]:
    if record.deprecated:
        yield f"{record.name}.deprecated"
    for field in record.fields:
        if field.deprecated:
            yield f"{record.name}.{field.name}.deprecated"
        rules = [rule for rule in record.rules if isinstance(rule, Conditional) and rule.field == field.name]
        for limits in (Limits(), *(rule.limits for rule in rules)):
            if not values.possible(field, field.limits, field.advice, limits):
                yield from (f"{record.name}.{field.name}.advice_{code}" for code in _CODES)
                yield from (rule.id for rule in rules if rule.level == "advice")
