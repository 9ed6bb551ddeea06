"""Every way in which one record can refuse an object that another one takes.

An object is refused if and only if it breaks some statement of the taking record. So each statement that the
giving record does not make as well becomes a refusal, to be looked for among the objects of the giving one.
"""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.compare.demands import ABSENT, THERE, Goal
from signalspec.compare.field_refusals import field_refusals
from signalspec.compare.keys import Direction, Key, field_key
from signalspec.compare.refusal import Refusal
from signalspec.compare.rule_refusals import rule_refusals
from signalspec.compare.views import View


def refusals(giving: View, taking: View, direction: Direction) -> Iterator[Refusal]:
    """The refusals between two records, without those inside of objects that are counterparts."""
    for name in giving.fields:
        if name not in taking.fields:
            yield _unknown(giving, taking, name, direction)
    for name, field in taking.fields.items():
        own = giving.fields.get(name)
        if field.required and (own is None or not own.required):
            yield _missing(giving, taking, name, direction)
        if own is not None:
            yield from field_refusals(giving, taking, own, field, direction)
    yield from rule_refusals(giving, taking, direction)


def _unknown(giving: View, taking: View, name: str, direction: Direction) -> Refusal:
    goals = (Goal({name: THERE}), Goal({name: ABSENT}, frozenset({name})))
    return Refusal(f"{taking.name}.unknown", goals, _presence(giving, taking, name, direction))


def _missing(giving: View, taking: View, name: str, direction: Direction) -> Refusal:
    rule = f"{taking.name}.{name}.required"
    return Refusal(rule, (Goal({name: ABSENT}),), _presence(giving, taking, name, direction))


def _presence(giving: View, taking: View, name: str, direction: Direction) -> tuple[tuple[Key, ...], ...]:
    owners = direction.pair(giving.name, taking.name)
    return ((field_key(owners, name, "presence"),),)
