"""What there is to say about a name: one shape for everything, and so one way to print it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from signalspec.diagnostics import Span
from signalspec.model import Json


class Verbatim(str):
    """Text in which no line may be broken, such as a pattern."""


class Samples(tuple[str, ...]):
    """Texts that are shown as JSON strings, so that their spaces can be seen."""


# Short answers by label; several answers to one are a tuple.
Facts: TypeAlias = tuple[tuple[str, str | tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a title. `columns` name the members of a row in JSON and stand above them as text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All about one thing; what is empty is left out when printed. `place` is where it stands in the spec."""

    kind: str
    name: str
    place: Span | None
    doc: str
    facts: Facts = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """The same as a JSON object: facts by label, each table an array of objects by its title."""
        tables: dict[str, Json] = {}
        for table in self.tables:
            tables[_key(table.title)] = [
                {_key(column): cell for column, cell in zip(table.columns, row, strict=True)}
                for row in table.rows
            ]
        return {
            "kind": self.kind,
            "name": self.name,
            "place": {"file": self.place.file, "line": self.place.line, "column": self.place.column}
            if self.place
            else None,
            "doc": self.doc,
            "facts": {_key(label): _json(value) for label, value in self.facts if value},
            **tables,
            "notes": list(self.notes),
        }


def _json(value: str | tuple[str, ...]) -> Json:
    return value if isinstance(value, str) else list(value)


def _key(label: str) -> str:
    return label.replace(" ", "_")
