"""Limits in a few words, such as `at most 256 characters`, for tables and terminals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from signalspec.model import (
    INTEGER_MAX,
    INTEGER_MIN,
    NO_LIMITS,
    NUMBER_MAX,
    NUMBER_MIN,
    ContentType,
    EnumType,
    Field,
    Format,
    Limits,
    ObjectReference,
)
from signalspec.rules import count, range_phrase


class Phrase(NamedTuple):
    """One limit. What it names stands apart from its words, so that each reader can mark it up."""

    words: str
    format: Format | None = None
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        named = (self.format.name,) if self.format else self.values
        return f"{self.words} {', '.join(named)}" if named else self.words


def limit_phrases(field: Field, limits: Limits) -> Iterator[Phrase]:
    """A phrase for each limit on `field`; the bounds that every number has are not mentioned."""
    if limits is NO_LIMITS:
        return
    each = "each " if field.is_array else ""
    if limits.one_of is not None:
        lone = "each" if field.is_array else "only"
        yield Phrase(lone if len(limits.one_of) == 1 else f"{each}one of", values=limits.one_of)
    if limits.format is not None:
        yield Phrase(f"{each}format", format=limits.format)
    if limits.min_length is not None or limits.max_length is not None:
        yield Phrase(each + _count_range(limits.min_length, limits.max_length, "character"))
    minimum, maximum = _stated_bounds(field, limits)
    if minimum is not None or maximum is not None:
        yield Phrase(each + range_phrase(minimum, maximum))
    if limits.min_items is not None or limits.max_items is not None:
        yield Phrase(_count_range(limits.min_items, limits.max_items, "element"))


def type_name(field: Field) -> str:
    """The type as the spec writes it: `string`, `Currency`, `[Line]`."""
    element = field.element
    if isinstance(element, ContentType):
        return "content"
    if isinstance(element, EnumType):
        name = element.enum.name
    elif isinstance(element, ObjectReference):
        name = element.object.name
    else:
        name = element.kind
    return f"[{name}]" if field.is_array else name


def _stated_bounds(field: Field, limits: Limits) -> tuple[int | float | None, int | float | None]:
    low, high = (INTEGER_MIN, INTEGER_MAX) if field.scalar == "integer" else (NUMBER_MIN, NUMBER_MAX)
    minimum = None if limits.minimum == low else limits.minimum
    maximum = None if limits.maximum == high else limits.maximum
    return minimum, maximum


def _count_range(least: int | None, most: int | None, noun: str) -> str:
    if least is not None and least == most:
        return f"exactly {count(least, noun)}"
    if least is None and most is not None:
        return f"at most {count(most, noun)}"
    if most is None and least is not None:
        return f"at least {count(least, noun)}"
    return f"{least} to {most} {noun}s"
