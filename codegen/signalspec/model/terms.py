"""What a spec says in a few words: formats, enums, limits; and the values that the language itself gives.

`places` says, by key, where what the spec states of a thing is written; `was` is the name that it had
in an earlier version. Places are no part of what is said: things that differ in them are equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field as member, replace
from math import ceil, floor
from types import MappingProxyType
from typing import Literal, TypeAlias

from signalspec.diagnostics import Span

LANGUAGE_VERSION = 1

ScalarKind = Literal["string", "number", "integer", "boolean"]
Level = Literal["error", "advice"]
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Places: TypeAlias = Mapping[str, Span]

# Names that the language gives to what every spec has: any content, a list of envelopes, and the
# text that either is read from.
CONTENT = "Content"
BATCH = "Batch"
TEXT = "Text"

# An integer is kept to 32 bits so that every target can carry it (GraphQL's Int is the narrowest);
# a number is a finite binary64 value.
INTEGER_MIN, INTEGER_MAX = -2147483648, 2147483647
NUMBER_MAX = 1.7976931348623157e308
NUMBER_MIN = -NUMBER_MAX


def no_places() -> Places:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Format:
    """A named, portable pattern for a whole string.

    `pattern` has its parts filled in and no anchors: it describes the value from end to end.
    `json_schema` is the JSON Schema `format` that accepts at least all that the pattern accepts.
    """

    name: str
    pattern: str
    doc: str
    span: Span
    json_schema: str | None = None
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    note: str | None = None
    was: str | None = None
    places: Places = member(default_factory=no_places, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EnumValue:
    value: str
    doc: str
    span: Span
    was: str | None = None
    places: Places = member(default_factory=no_places, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Enum:
    """A closed list of strings; with `ignore_case`, ASCII letter case does not matter."""

    name: str
    doc: str
    values: tuple[EnumValue, ...]
    span: Span
    ignore_case: bool = False
    note: str | None = None
    was: str | None = None
    places: Places = member(default_factory=no_places, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on a value. On an array, all but `min_items` and `max_items` hold for each element.

    Lengths count Unicode code points; bounds are inclusive.
    """

    format: Format | None = None
    min_length: int | None = None
    max_length: int | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    min_items: int | None = None
    max_items: int | None = None
    one_of: tuple[str, ...] | None = None

    @property
    def empty(self) -> bool:
        return self == NO_LIMITS

    @property
    def of_integers(self) -> Limits:
        """The same for integers, with bounds that are integers."""
        low = None if self.minimum is None else ceil(self.minimum)
        high = None if self.maximum is None else floor(self.maximum)
        return replace(self, minimum=low, maximum=high)


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Deprecation:
    """`use` names what to write instead, where there is such a thing."""

    since: str | None
    use: str | None
    doc: str | None
    span: Span
