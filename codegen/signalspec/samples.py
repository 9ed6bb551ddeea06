"""The spec's samples, judged by the rules of the fields that they are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeAlias

from signalspec.diagnostics import Diagnostic, Span, did_you_mean
from signalspec.model import EnumType, Example, Json, ObjectType, SampleTable, Spec
from signalspec.parts import once
from signalspec.payloads import Finding, Judge
from signalspec.payloads.numbering import has_number, numbered
from signalspec.payloads.tables import tables_by_field
from signalspec.rules import Rule, rules

# The numbers that a text with a place for one is tried with.
_NUMBERS = (1, 999_999_999)


def check_samples(spec: Spec) -> Iterator[Diagnostic]:
    """A finding for each value that breaks a rule, or does not follow advice, where it would be used."""
    judge = Judge(spec)
    seen: set[Span] = set()
    for record in spec.records:
        taken = list(_taken(record, spec))
        right = partial(_right, judge, record, taken)
        if not taken or once("samples", record, right, *_values(taken), rules=True):
            continue
        for table, row, members in taken:
            for finding in _findings(judge, record, members):
                span = _place(row, finding.path)
                if span not in seen:
                    seen.add(span)
                    rule = next(rule for rule in rules(spec) if rule.id == finding.rule)
                    help = _nearest(spec, rule, finding.path, members)
                    if help is None and table.record is None:
                        help = f"change it, or give {record.name} a table of its own"
                    message = f"this sample breaks {rule.id}: {rule.says}"
                    yield Diagnostic("sample", message, span, help or "change it")


Taken: TypeAlias = tuple[SampleTable, Example, dict[str, Json]]


def _right(judge: Judge, record: ObjectType, taken: list[Taken]) -> bool:
    """Whether there is nothing to find."""
    return not any(True for _, _, members in taken for _ in _findings(judge, record, members))


def _values(taken: list[Taken]) -> list[dict[str, Json]]:
    return [members for _, _, members in taken]


def _taken(record: ObjectType, spec: Spec) -> Iterator[Taken]:
    """What the record takes from each row of each table."""
    chosen = tables_by_field(record, spec.samples)
    for table in spec.samples.tables:
        names = {name for name, other in chosen.items() if other is table}
        for row in table.rows if names else ():
            yield table, row, {name: value for name, value in row.value.items() if name in names}


def _findings(judge: Judge, record: ObjectType, members: Mapping[str, Json]) -> Iterator[Finding]:
    """What is wrong with members that are there, as far as they can tell without others."""
    for number in _NUMBERS if any(map(has_number, members.values())) else _NUMBERS[:1]:
        written = {name: numbered(value, number, number) for name, value in members.items()}
        for finding in judge.record(record, written):
            name = finding.path.split("/")[1] if finding.path else ""
            if name in written and finding.rule != f"{record.name}.{name}.deprecated":
                yield finding


def _place(row: Example, path: str) -> Span:
    while path not in row.places:
        path = path.rpartition("/")[0]
    return row.places[path]


def _nearest(spec: Spec, rule: Rule, path: str, members: Mapping[str, Json]) -> str | None:
    """The known name or value that was probably meant."""
    if rule.code == "unknown":
        owners = [record for record in spec.records if record.name == rule.owner]
        return did_you_mean(path.rpartition("/")[2], [field.name for each in owners for field in each.fields])
    value = members.get(path.split("/")[1])
    enum = rule.field.element.enum if rule.field and isinstance(rule.field.element, EnumType) else None
    if rule.code == "enum" and enum and isinstance(value, str):
        return did_you_mean(value, [each.value for each in enum.values])
    return None
