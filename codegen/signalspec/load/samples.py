"""Samples: tables of values, totals and sessions, and what in them does not fit the rest of the spec."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics, Span
from signalspec.load.access import Section, mapping, read_examples, scalars
from signalspec.model import Field, ObjectReference, ObjectType, SampleData, SampleTable, SampleTotal, Spec
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode


def resolve_samples(document: MappingNode, spec: Spec, diagnostics: Diagnostics) -> SampleData:
    """The samples of the document; `spec` is all the rest of it, whose mistakes are reported already."""
    node = mapping(document, "samples")
    if node is None:
        return SampleData()
    # Where something else is wrong, records may lack fields that they were meant to have.
    whole = all(_is_within(found.span, node.span) for found in diagnostics)
    return _SampleReader(document, spec, whole, diagnostics).samples(node)


class _SampleReader:
    """Reads the samples of a spec that is `whole`, or of which parts are missing."""

    def __init__(self, document: MappingNode, spec: Spec, whole: bool, diagnostics: Diagnostics) -> None:
        self._spec = spec
        self._fields = [(record, {field.name for field in record.fields}) for record in spec.records]
        self._used = frozenset(name for _, names in self._fields for name in names)
        self._whole = whole
        self._diagnostics = diagnostics
        self._dictionary = _named(document, "fields")
        self._signals = _named(document, "signals")

    def samples(self, node: MappingNode) -> SampleData:
        tables, totals, sessions = mapping(node, "tables"), mapping(node, "totals"), node.get("sessions")
        return SampleData(
            tuple(self._table(key, rows) for key, rows in tables.items()) if tables else (),
            tuple(self._totals(totals)) if totals else (),
            tuple(map(self._session, sessions.items)) if isinstance(sessions, SequenceNode) else (),
        )

    def _error(self, code: str, message: str, place: Node, help: str) -> None:
        self._diagnostics.error(code, message, place.span, help=help)

    def _table(self, key: ScalarNode, node: Node) -> SampleTable:
        rows = node.items if isinstance(node, SequenceNode) else []
        if isinstance(node, SequenceNode) and not rows and not node.refused:
            self._error("empty", f"the table {key.text!r} has no rows", key, "write one, or take it out")
        owner = next((record for record in self._spec.records if record.name == key.text), None)
        for row in rows:
            for name, value in row.items() if isinstance(row, MappingNode) else ():
                self._check_name(name, owner)
                if isinstance(value, ScalarNode) and value.value is None:
                    self._error("sample", "a sample is a value", value, "write one, or leave the field out")
        return SampleTable(key.text, read_examples(node), owner.name if owner else None)

    def _check_name(self, name: ScalarNode, owner: ObjectType | None = None) -> None:
        """Reports a name that is no field, none of the owner's, or none that a sample may have."""
        known: Collection[str] = [f.name for f in owner.fields] if owner else self._dictionary
        help = "take it out"
        if name.text not in self._dictionary and not self._dictionary.reported(name.text):
            message = f"there is no field {name.text!r}"
            help = hint(name.text, known, self._diagnostics) or "add it under `fields:`"
        elif not self._whole:
            return
        elif owner and name.text not in known:
            message = f"{owner.name} has no field {name.text!r}"
            help = hint(name.text, known, self._diagnostics) or help
        elif name.text == self._spec.transport.content.name:
            message = f"{name.text!r} is the content, which is made from its own fields"
        elif name.text not in self._used:
            message = f"no object or signal has the field {name.text!r}"
        else:
            return
        self._error("unknown-field", message, name, help)

    def _uses(self, *names: str) -> list[ObjectType]:
        """The records that have all these fields."""
        return [each for each, fields in self._fields if fields.issuperset(names)]

    def _totals(self, node: MappingNode) -> Iterator[SampleTotal]:
        for key, over in node.items():
            for items, listed in over.items() if isinstance(over, MappingNode) else ():
                self._check_name(key)
                self._check_name(items)
                factors = list(scalars(listed))
                if not factors and isinstance(listed, SequenceNode) and not listed.refused:
                    self._error("empty", f"{key.text!r} adds up nothing", items, "list a field of the items")
                if self._whole and {key.text, items.text} <= self._used:
                    self._check_total(key, items, factors)
                yield SampleTotal(key.text, items.text, tuple(map(_factor, factors)))

    def _check_total(self, key: ScalarNode, items: ScalarNode, factors: list[ScalarNode]) -> None:
        owners = self._uses(key.text, items.text)
        if not owners:
            message = f"no object or signal has both {key.text!r} and {items.text!r}"
            self._error("sample", message, items, "name an array that stands beside the total")
        for owner in owners:
            array = owner.field(items.text)
            if not _is_number(owner.field(key.text)):
                self._error("sample", f"{owner.name}.{key.text} is no number", key, "name a number")
            if not array.is_array or not isinstance(array.element, ObjectReference):
                message = f"{owner.name}.{items.text} is no array of objects"
                self._error("sample", message, items, "name an array of objects")
                continue
            inner = array.element.object
            numbers = [field.name for field in inner.fields if _is_number(field)]
            for factor in factors:
                if isinstance(_factor(factor), str) and factor.text not in numbers:
                    message = f"{inner.name} has no number {factor.text!r}"
                    help = hint(factor.text, numbers, self._diagnostics) or "name a field, or write a number"
                    self._error("unknown-field", message, factor, help)

    def _session(self, node: Node) -> tuple[str, ...]:
        named = list(scalars(node)) if isinstance(node, SequenceNode) else []
        if isinstance(node, SequenceNode) and not named and not node.refused:
            self._error("empty", "this session has no signals", node, "list one, or take it out")
        for name in named:
            if name.text not in self._signals and not self._signals.reported(name.text):
                help = hint(name.text, self._signals, self._diagnostics) or "add it under `signals:`"
                self._error("unknown-signal", f"there is no signal {name.text!r}", name, help)
        return tuple(name.text for name in named)


def _named(document: MappingNode, section: str) -> Section[None]:
    """The names in a section of the document, those of refused entries known besides."""
    found: Section[None] = Section(document, section)
    node = mapping(document, section)
    found.update(dict.fromkeys(node.entries if node else ()))
    return found


def _is_within(inner: Span, outer: Span) -> bool:
    start, end = (outer.line, outer.column), (outer.end_line, outer.end_column)
    return start <= (inner.line, inner.column) <= end


def _is_number(field: Field) -> bool:
    return field.scalar in ("number", "integer") and not field.is_array


def _factor(node: ScalarNode) -> str | int | float:
    """The number that is written there, or the name; a flag is reported elsewhere."""
    value = node.value
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else node.text
