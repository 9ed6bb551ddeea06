"""What can be asked of one value: that a statement holds of it, or that it does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeAlias

from signalspec.compare.views import ContentView, View
from signalspec.model import Condition, EnumType, Field, Json, Limits, ScalarType
from signalspec.patterns import Node, matches, parse


@dataclass(frozen=True)
class Among:
    """One of these texts, numbers or truth values; perhaps in any ASCII letter case."""

    values: tuple[str | bool | int | float, ...]
    ignore_case: bool = False

    def __contains__(self, value: Json) -> bool:
        if self.ignore_case and isinstance(value, str):
            return value.isascii() and value.lower() in self._known
        return isinstance(value, (str, bool, int, float)) and value in self._known

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _known(self) -> frozenset[str | bool | int | float]:
        if self.ignore_case:
            return frozenset(str(value).lower() for value in self.values)
        return frozenset(self.values)

    @cached_property
    def _hash(self) -> int:
        # Enums may be long, and literals are looked up often.
        return hash((self.values, self.ignore_case))


@dataclass(frozen=True, slots=True)
class Between:
    """A number within bounds, inclusive; None is no bound."""

    minimum: int | float | None
    maximum: int | float | None


@dataclass(frozen=True, slots=True)
class Sized:
    """A text of so many code points."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Matching:
    """A text that a pattern describes; `samples` are some of these."""

    pattern: str
    samples: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Whole:
    """A number without a fraction."""


@dataclass(frozen=True, slots=True)
class Valid:
    """An object that is valid there."""

    view: View | ContentView


Atom: TypeAlias = Among | Between | Sized | Matching | Whole | Valid


@dataclass(frozen=True, slots=True)
class Literal:
    atom: Atom
    holds: bool = True

    def denied(self) -> Literal:
        return Literal(self.atom, not self.holds)


Literals: TypeAlias = frozenset[Literal]
NOTHING_ASKED: Literals = frozenset()


def is_true(literal: Literal, value: Json) -> bool:
    """Whether the literal holds of a text, number or truth value of the type that it is about."""
    return _is_true(literal.atom, value) == literal.holds


def _is_true(atom: Atom, value: Json) -> bool:
    match atom:
        case Among():
            return value in atom
        case Between(minimum, maximum):
            assert isinstance(value, (int, float))
            return (minimum is None or value >= minimum) and (maximum is None or value <= maximum)
        case Sized(least, most):
            assert isinstance(value, str)
            return len(value) >= least and (most is None or len(value) <= most)
        case Matching(pattern):
            assert isinstance(value, str)
            return matches(node(pattern), value)
        case Whole():
            return isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        case Valid():
            raise TypeError("objects are judged as a whole")


@lru_cache(maxsize=256)
def node(pattern: str) -> Node:
    return parse(pattern)


def ignores_case(owner: Field) -> bool:
    return isinstance(owner.element, EnumType) and owner.element.enum.ignore_case


def type_literals(owner: Field) -> list[tuple[str, Literal]]:
    """What the type of a field (or of its elements) asks beyond the JSON type, with the code of each."""
    element = owner.element
    if isinstance(element, EnumType):
        values = tuple(value.value for value in element.enum.values)
        return [("enum", Literal(Among(values, element.enum.ignore_case)))]
    if isinstance(element, ScalarType) and element.kind == "integer":
        return [("type", Literal(Whole()))]
    return []


def limit_literals(owner: Field, limits: Limits) -> list[tuple[str, Literal]]:
    """What limits ask of the field's value (or of each element), with the name of the limit."""
    found: list[tuple[str, Literal]] = []
    if limits.one_of is not None:
        found.append(("one_of", Literal(Among(limits.one_of, ignores_case(owner)))))
    if limits.min_length is not None:
        found.append(("min_length", Literal(Sized(limits.min_length, None))))
    if limits.max_length is not None:
        found.append(("max_length", Literal(Sized(0, limits.max_length))))
    if limits.format is not None:
        found.append(("format", Literal(Matching(limits.format.pattern, limits.format.matches))))
    if limits.minimum is not None:
        found.append(("minimum", Literal(Between(limits.minimum, None))))
    if limits.maximum is not None:
        found.append(("maximum", Literal(Between(None, limits.maximum))))
    return found


def domain(owner: Field) -> Literals:
    """All that a field asks of its value (or of each element)."""
    return frozenset(literal for _, literal in (*type_literals(owner), *limit_literals(owner, owner.limits)))


def condition_literal(condition: Condition) -> Literal | None:
    """What a condition asks of a value of its field's type; None where any will do."""
    if condition.values:
        return Literal(Among(condition.values, ignores_case(condition.field)))
    if condition.minimum is None and condition.maximum is None:
        return None
    return Literal(Between(condition.minimum, condition.maximum))
