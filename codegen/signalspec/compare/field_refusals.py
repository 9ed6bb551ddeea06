"""How a record refuses a member that another one takes, for what stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.compare.demands import THERE, Demand, Goal, element, value
from signalspec.compare.keys import Direction, Key, case_key, field_key, pattern_key, value_key
from signalspec.compare.literals import (
    Among,
    Literal,
    Valid,
    Whole,
    domain,
    is_true,
    limit_literals,
)
from signalspec.compare.refusal import Refusal
from signalspec.compare.views import View, value_kind
from signalspec.model import ContentType, Enum, EnumType, Field, ObjectReference
from signalspec.rules import LIMIT_CODES


def field_refusals(
    giving: View, taking: View, own: Field, field: Field, direction: Direction
) -> Iterator[Refusal]:
    """The refusals for the value of a member that is called the same in both records."""
    return _FieldRefusals(giving, taking, own, field, direction).all()


class _FieldRefusals:
    def __init__(self, giving: View, taking: View, own: Field, field: Field, direction: Direction) -> None:
        self._taking = taking
        self._owners = direction.pair(giving.name, taking.name)
        self._giving = giving
        self._own = own
        self._field = field
        self._direction = direction
        self._rule = f"{taking.name}.{field.name}"

    def all(self) -> Iterator[Refusal]:
        own, field = self._own, self._field
        if own.type == field.type and own.limits == field.limits and value_kind(field) != "object":
            return
        if self._own.is_array != self._field.is_array:
            yield self._refusal("type", THERE, self._key("type"))
            return
        if self._field.is_array:
            yield from self._counts()
        if value_kind(self._own) != value_kind(self._field):
            any_value = element() if self._own.is_array else THERE
            yield self._refusal("type", any_value, self._key("type"))
        elif value_kind(self._own) == "object":
            yield from self._objects()
        else:
            yield from self._scalars()

    def _key(self, aspect: str) -> Key:
        return field_key(self._owners, self._field.name, aspect)

    def _refusal(self, code: str, demand: Demand, *keys: Key) -> Refusal:
        groups = tuple((key,) for key in dict.fromkeys((*keys, self._key("type"))))
        return Refusal(f"{self._rule}.{code}", (Goal({self._field.name: demand}),), groups)

    def _asked(self, *literals: Literal) -> Demand:
        return element(*literals) if self._own.is_array else value(*literals)

    def _counts(self) -> Iterator[Refusal]:
        own, limits = self._own.limits, self._field.limits
        if limits.min_items is not None and (own.min_items or 0) < limits.min_items:
            fewer = Demand(there=True, most=limits.min_items - 1)
            yield self._refusal("min_items", fewer, self._key("min_items"))
        most = limits.max_items
        if most is not None and (own.max_items is None or own.max_items > most):
            more = Demand(there=True, least=most + 1)
            yield self._refusal("max_items", more, self._key("max_items"))

    def _objects(self) -> Iterator[Refusal]:
        mine, other = self._own.element, self._field.element
        if isinstance(mine, ContentType) and isinstance(other, ContentType):
            return
        names = [each.object.name for each in (mine, other) if isinstance(each, ObjectReference)]
        if len(names) == 2 and self._direction.aligned("object", names[0], names[1]):
            return
        elsewhere = self._taking.side.inside(self._field)
        yield self._refusal("type", self._asked(Literal(Valid(elsewhere), False)), self._key("type"))

    def _scalars(self) -> Iterator[Refusal]:
        known = domain(self._own)
        is_whole = Literal(Whole())
        guard: tuple[Literal, ...] = ()
        if self._field.scalar == "integer" and is_whole not in known:
            yield self._refusal("type", self._asked(is_whole.denied()), self._key("type"))
            guard = (is_whole,)
        if isinstance(self._field.element, EnumType):
            yield from self._listed(self._field.element.enum)
        for limit, literal in limit_literals(self._field, self._field.limits):
            if literal not in known:
                keys = self._pattern_keys() if limit == "format" else ()
                demand = self._asked(*guard, literal.denied())
                yield self._refusal(LIMIT_CODES[limit], demand, *keys, self._key(limit))

    def _pattern_keys(self) -> tuple[Key, ...]:
        mine, other = self._own.limits.format, self._field.limits.format
        if mine and other and self._direction.aligned("format", mine.name, other.name):
            return (pattern_key(self._direction.pair(mine.name, other.name)),)
        return ()

    def _listed(self, enum: Enum) -> Iterator[Refusal]:
        """The refusals of texts that the enum does not list, by who is to blame."""
        listed = Literal(Among(tuple(v.value for v in enum.values), enum.ignore_case))
        own = self._own.element.enum if isinstance(self._own.element, EnumType) else None
        if own is None or not self._direction.aligned("enum", own.name, enum.name):
            if listed not in domain(self._own):
                yield self._refusal("enum", self._asked(listed.denied()), self._key("type"))
            return
        enums = self._direction.pair(own.name, enum.name)
        kept = []
        in_any_case = Literal(Among(tuple(v.value for v in enum.values), True))
        for each in own.values:
            # With `ignore_case` a text is the same value in any case, and only its spelling may be refused.
            if is_true(in_any_case if own.ignore_case else listed, each.value):
                kept.append(each.value)
                continue
            lost = Literal(Among((each.value,), own.ignore_case))
            yield self._refusal("enum", self._asked(lost, listed.denied()), value_key(enums, each.value))
        if kept and own.ignore_case and not enum.ignore_case:
            spelt = Literal(Among(tuple(kept), True))
            keys = (case_key(enums), *(value_key(enums, each) for each in kept))
            yield self._refusal("enum", self._asked(spelt, listed.denied()), *keys)
