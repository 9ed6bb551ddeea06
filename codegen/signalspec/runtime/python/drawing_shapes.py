"""What payloads look like, as data: the generated package fills these in, strategies are made from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias

Payload: TypeAlias = dict[str, Any]
Level: TypeAlias = Literal["error", "advice"]


@dataclass(frozen=True, eq=False)
class Format:
    """A form of texts: `accepts` decides, `samples` have the form, `misses` have not."""

    name: str
    accepts: Callable[[str], bool]
    samples: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Enumeration:
    """A closed list of texts; with `ignore_case`, ASCII letter case does not matter."""

    name: str
    values: tuple[str, ...]
    ignore_case: bool = False


@dataclass(frozen=True)
class Limits:
    """Bounds on a value, all inclusive; on an array, all but the numbers of items hold for each element.

    `format` is the name of a format.
    """

    format: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    min_items: int | None = None
    max_items: int | None = None
    one_of: tuple[str, ...] | None = None


@dataclass(frozen=True, eq=False)
class Field:
    """A member of an object. `kind` is a JSON type, or the name of an enumeration or of a record.

    `attribute` is its name in the dataclass; `limits` are rules, `advice` remarks.
    """

    name: str
    attribute: str
    kind: str
    array: bool = False
    required: bool = False
    limits: Limits = Limits()
    advice: Limits = Limits()
    deprecated: bool = False


@dataclass(frozen=True)
class Condition:
    """A test of one member: there and not null and, where said, one of `values` or within bounds."""

    field: str
    values: tuple[str | bool | int | float, ...] = ()
    minimum: int | float | None = None
    maximum: int | float | None = None


@dataclass(frozen=True, eq=False)
class Conditional:
    """When all conditions hold, `field` keeps `limits` and, if `required`, is there."""

    id: str
    field: str
    when: tuple[Condition, ...] = ()
    required: bool = False
    limits: Limits = Limits()
    level: Level = "error"


@dataclass(frozen=True, eq=False)
class Count:
    """At least one, or at most one, of `fields` is there and not null."""

    id: str
    code: Literal["at_least_one", "at_most_one"]
    fields: tuple[str, ...]
    level: Level = "error"


@dataclass(frozen=True, eq=False)
class Sum:
    """`total` is the sum of `terms`, within `tolerance`, where all of them are numbers."""

    id: str
    terms: tuple[str, ...]
    total: str
    tolerance: float
    level: Level = "advice"


Rule: TypeAlias = Conditional | Count | Sum


@dataclass(frozen=True, eq=False)
class Record:
    """An object: its members and the rules between them. `tiers` and `deprecated` are said of contents."""

    name: str
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...] = ()
    tiers: tuple[str, ...] = ()
    deprecated: bool = False

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their names in JSON."""
        return {field.name: field for field in self.fields}


@dataclass(frozen=True, eq=False)
class Contract:
    """Everything that strategies need to know.

    `content` is the envelope's member with the content, `discriminator` the content's with its type.
    The functions are those of the package; `tier` is what they call the tier dimension.
    """

    formats: tuple[Format, ...]
    enumerations: tuple[Enumeration, ...]
    objects: tuple[Record, ...]
    contents: tuple[Record, ...]
    envelope: Record
    content: str
    discriminator: str
    max_items: int
    advise_items: bool
    tiers: tuple[str, ...]
    tier: str
    tier_code: str
    validate: Callable[..., list[Any]]
    validate_content: Callable[..., list[Any]]
    validate_batch: Callable[..., list[Any]]

    def check_tier(self, tier: str | None) -> None:
        """ValueError where there is no such tier."""
        if tier is not None and tier not in self.tiers:
            raise ValueError(f"{self.tier} is one of {', '.join(self.tiers)}, not {tier!r}")

    @cached_property
    def kinds(self) -> Mapping[str, Enumeration | Record]:
        """What a field's `kind` refers to, where it is no JSON type."""
        found: dict[str, Enumeration | Record] = {each.name: each for each in self.enumerations}
        return {**found, **{each.name: each for each in self.objects}}

    @cached_property
    def formats_by_name(self) -> Mapping[str, Format]:
        """The formats by their names."""
        return {format.name: format for format in self.formats}

    @cached_property
    def contents_by_name(self) -> Mapping[str, Record]:
        """The contents by their types."""
        return {content.name: content for content in self.contents}
