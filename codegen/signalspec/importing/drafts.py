"""What becomes of JSON Schemas: parts of a spec, and remarks on what is not the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from signalspec.model import Json
from signalspec.naming import camel_case, pascal_case

# stricter   the schema accepts something that the spec refuses
# looser     the spec accepts something that the schema refuses
# unsaid     it means nothing to a payload, and the language has no place for it
Kind = Literal["stricter", "looser", "unsaid"]

# Names that the language, GraphQL or the envelope has.
_TAKEN = (
    "Content Batch Text Envelope EnvelopeError String Int Float Boolean ID JSON Query Mutation Subscription"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """`pointer` is the place in the schema, a JSON Pointer."""

    kind: Kind
    file: str
    pointer: str
    message: str

    @property
    def comment(self) -> str:
        return f"{self.kind}: {self.message}"


@dataclass(slots=True)
class FieldDraft:
    """`keys` are those of the spec language, `type` and `doc` among them.

    `one_of` are the only values, where they make no enum. `nullable`: the schema takes null.
    """

    name: str
    keys: dict[str, Json]
    one_of: list[Json] | None = None
    nullable: bool = False
    remarks: list[Remark] = field(default_factory=list)


@dataclass(slots=True)
class RecordDraft:
    """An object or signal. `keys` are those of the spec language, without its fields."""

    keys: dict[str, Json]
    required: list[FieldDraft] = field(default_factory=list)
    optional: list[FieldDraft] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    examples: list[Json] = field(default_factory=list)

    @property
    def fields(self) -> list[FieldDraft]:
        return [*self.required, *self.optional]

    def named(self, name: str) -> FieldDraft | None:
        return next((each for each in self.fields if each.name == name), None)


@dataclass(slots=True)
class Draft:
    """A whole spec in the making. Parts are found by what they say, so that equal ones become one."""

    discriminator: str
    content: str
    enums: dict[str, dict[str, Json]] = field(default_factory=dict)
    formats: dict[str, dict[str, Json]] = field(default_factory=dict)
    objects: dict[str, RecordDraft] = field(default_factory=dict)
    signals: dict[str, RecordDraft] = field(default_factory=dict)
    general: list[Remark] = field(default_factory=list)
    names: set[str] = field(default_factory=lambda: {name.lower() for name in _TAKEN.split()})
    known: dict[Any, str] = field(default_factory=dict)
    unfinished: set[str] = field(default_factory=set)  # objects whose members are being read

    def type_name(self, wished: str) -> str:
        """A name of a type like the one wished for that nothing else has."""
        words = pascal_case(_words(wished)) or "Part"
        return self._free(words if words[0].isalpha() else f"Part{words}")

    def format_name(self, wished: str) -> str:
        words = camel_case(_words(wished)) or "text"
        return self._free(words if words[0].isalpha() else f"text{words}")

    def _free(self, wished: str) -> str:
        wished = wished[:56]
        name, number = wished, 1
        # An object's GraphQL input must be free as well.
        while {name.lower(), f"{name}input".lower()} & self.names:
            number += 1
            name = f"{wished}{number}"
        self.names |= {name.lower(), f"{name}input".lower()}
        return name

    def remarks(self) -> Iterator[Remark]:
        """Every remark once, those about the whole first."""
        records = [*self.objects.values(), *self.signals.values()]
        found: Iterable[Remark] = (
            *self.general,
            *(remark for record in records for remark in record.remarks),
            *(remark for record in records for each in record.fields for remark in each.remarks),
        )
        yield from dict.fromkeys(found)


def _words(text: str) -> str:
    """The text with everything that no name has as underscores."""
    plain = "".join(char if char.isascii() and char.isalnum() else "_" for char in text)
    return "_".join(part for part in plain.split("_") if part)
