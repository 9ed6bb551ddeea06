"""The resolved spec, from the types of fields up to the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field as member
from typing import Literal, TypeAlias

from signalspec.diagnostics import Span
from signalspec.model.terms import (
    INTEGER_MAX,
    INTEGER_MIN,
    NO_LIMITS,
    NUMBER_MAX,
    NUMBER_MIN,
    Deprecation,
    Enum,
    Format,
    Json,
    Level,
    Limits,
    Places,
    ScalarKind,
    no_places,
)


@dataclass(frozen=True, slots=True)
class ScalarType:
    kind: ScalarKind


@dataclass(frozen=True, slots=True)
class EnumType:
    enum: Enum


@dataclass(frozen=True, slots=True)
class ObjectReference:
    object: ObjectType


@dataclass(frozen=True, slots=True)
class ContentType:
    """The content of any signal type, told apart by the discriminator."""


ElementType: TypeAlias = ScalarType | EnumType | ObjectReference
Type: TypeAlias = "ElementType | ContentType | ArrayType"


@dataclass(frozen=True, slots=True)
class ArrayType:
    items: ElementType


@dataclass(frozen=True, slots=True)
class Field:
    """A field as one object type or signal uses it.

    `limits` are errors and always hold the language's own bounds of the number types; `advice` is
    reported on request only. `span` is the use, `definition` the entry in the dictionary of fields.
    """

    name: str
    type: Type
    required: bool
    doc: str
    span: Span
    definition: Span
    limits: Limits = NO_LIMITS
    advice: Limits = NO_LIMITS
    decimal: bool = False
    secret: bool = False
    deprecated: Deprecation | None = None
    note: str | None = None
    was: str | None = None
    places: Places = member(default_factory=no_places, compare=False, repr=False)

    @property
    def element(self) -> ElementType | ContentType:
        """The type of the value, or of each element of an array."""
        return self.type.items if isinstance(self.type, ArrayType) else self.type

    @property
    def is_array(self) -> bool:
        return isinstance(self.type, ArrayType)

    @property
    def scalar(self) -> ScalarKind | None:
        """The kind of the value (or element), or None where it is no plain scalar."""
        element = self.element
        return element.kind if isinstance(element, ScalarType) else None

    @property
    def default_range(self) -> tuple[int | float | None, int | float | None]:
        """The language's own bounds for this number type; none where it is no number."""
        if self.scalar == "integer":
            return INTEGER_MIN, INTEGER_MAX
        return (NUMBER_MIN, NUMBER_MAX) if self.scalar == "number" else (None, None)

    @property
    def has_default_range(self) -> bool:
        """Whether the bounds are no more than the language's own for this number type."""
        return (self.limits.minimum, self.limits.maximum) == self.default_range


@dataclass(frozen=True, slots=True)
class Condition:
    """A test of one field: present and not null and, where said, equal to one of `values` or in range.

    Exactly one of the three forms is used: `values`, bounds, or neither (mere presence). A value of
    the wrong type makes the condition false; strings of a case-insensitive enum compare that way.
    """

    field: Field
    values: tuple[str | bool | int | float, ...] = ()
    minimum: int | float | None = None
    maximum: int | float | None = None


@dataclass(frozen=True, slots=True)
class ConditionalRule:
    """When every condition holds (none at all: always), `field` must be there and keep `limits`.

    Limits are judged on a present, non-null value of the right type only: a wrong type is the
    field's own violation. On an array they hold for each element.
    """

    name: str
    level: Level
    when: tuple[Condition, ...]
    field: Field
    required: bool
    limits: Limits
    doc: str
    span: Span


@dataclass(frozen=True, slots=True)
class SumRule:
    """`total` equals the sum of `terms` within `tolerance`, judged only where all of them are numbers."""

    name: str
    level: Level
    terms: tuple[Field, ...]
    total: Field
    tolerance: float
    doc: str
    span: Span


@dataclass(frozen=True, slots=True)
class CountRule:
    """`at_least_one` or `at_most_one` of `fields` is present and not null."""

    code: Literal["at_least_one", "at_most_one"]
    level: Level
    fields: tuple[Field, ...]
    span: Span


ObjectRule: TypeAlias = ConditionalRule | SumRule | CountRule


@dataclass(frozen=True, slots=True)
class Example:
    """A JSON value and, by JSON Pointer, where each part of it stands in the spec."""

    value: dict[str, Json]
    span: Span
    places: Mapping[str, Span]
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class ObjectType:
    """An object: its fields in the order in which the spec lists them, required ones first."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    span: Span
    rules: tuple[ObjectRule, ...] = ()
    note: str | None = None
    examples: tuple[Example, ...] = ()
    was: str | None = None
    places: Places = member(default_factory=no_places, compare=False, repr=False)

    @property
    def required(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if f.required)

    @property
    def optional(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields if not f.required)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError where there is none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class SignalType(ObjectType):
    """The content of one type of signal. The discriminator is not among `fields`: its value is `name`.

    `tiers` are those that include the type, in the dimension's order; all of them where the spec
    has no tiers. Examples leave the discriminator out.
    """

    title: str = ""
    tiers: tuple[str, ...] = ()
    deprecated: Deprecation | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    name: str
    doc: str
    span: Span
    was: str | None = None
    places: Places = member(default_factory=no_places, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TierDimension:
    """What a customer subscribes to; a signal type comes with some or all of the tiers."""

    name: str
    tiers: tuple[Tier, ...]
    span: Span
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """The GraphQL mutation that carries a batch of envelopes."""

    name: str
    argument: str
    result: tuple[tuple[str, str], ...]  # field name -> GraphQL type as text, such as "[ID]"
    max_items: int
    span: Span
    doc: str = ""
    key_header: str | None = None
    endpoints: tuple[tuple[str, str], ...] = ()
    advise_items: bool = False
    note: str | None = None
    places: Places = member(default_factory=no_places, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Transport:
    """How contents travel: in the `content` field of an `envelope`, told apart by `discriminator`.

    `wrapper` is the key under which files carry one envelope a line, where that is usual. `trial` is the
    boolean field of the envelope that marks what is sent on trial, where there is one.
    """

    envelope: ObjectType
    content: Field
    discriminator: Field
    span: Span
    operation: Operation
    wrapper: str | None = None
    trial: Field | None = None
    places: Places = member(default_factory=no_places, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SampleTable:
    """Rows of values that fit together, by field; `record` is the one object or signal that they are for."""

    name: str
    rows: tuple[Example, ...]
    record: str | None = None


@dataclass(frozen=True, slots=True)
class SampleTotal:
    """A field that is a sum over the array `items`: of the product of these fields and numbers."""

    field: str
    items: str
    factors: tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class SampleData:
    """What samples are made of. It means nothing to a payload. `sessions` are names of signal types."""

    tables: tuple[SampleTable, ...] = ()
    totals: tuple[SampleTotal, ...] = ()
    sessions: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Spec:
    """A whole contract, resolved."""

    name: str
    version: str
    title: str
    doc: str
    schema_base: str
    transport: Transport
    tier_dimension: TierDimension | None
    formats: tuple[Format, ...]
    enums: tuple[Enum, ...]
    objects: tuple[ObjectType, ...]  # all but the envelope, in the order of the spec
    signals: tuple[SignalType, ...]
    file: str = ""
    unused: tuple[tuple[str, str, Span], ...] = ()  # kind, name and place of what nothing refers to
    samples: SampleData = SampleData()
    places: Places = member(default_factory=no_places, compare=False, repr=False)

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    @property
    def tiers(self) -> tuple[str, ...]:
        return tuple(t.name for t in self.tier_dimension.tiers) if self.tier_dimension else ()

    @property
    def records(self) -> tuple[ObjectType, ...]:
        """Everything that has fields: the envelope, the object types, the signal types."""
        return (self.transport.envelope, *self.objects, *self.signals)

    def signal(self, name: str) -> SignalType:
        """The signal type of that name; KeyError where there is none."""
        for candidate in self.signals:
            if candidate.name == name:
                return candidate
        raise KeyError(name)
