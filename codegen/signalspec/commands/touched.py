"""What a save of the spec changed, in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from signalspec.model import ObjectType
from signalspec.resolved import Canonical

T = TypeVar("T")
_LISTED = 6


def touched(old: Canonical, new: Canonical) -> str:
    """Names of what is new (+), gone (-) or different, as in `+order.total, Currency`; empty for nothing."""
    found = list(_touched(old, new))
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    return ", ".join(found[:_LISTED]) + more


def _touched(old: Canonical, new: Canonical) -> Iterator[str]:
    if old.head != new.head:
        yield new.spec.name
    for section in ("formats", "enums"):
        before = {each.name: old.member(each) for each in getattr(old.spec, section)}
        after = {each.name: new.member(each) for each in getattr(new.spec, section)}
        yield from _different(before, after)
    before = {record.name: old.record(record) for record in old.spec.records}
    after = {record.name: new.record(record) for record in new.spec.records}
    records = {record.name: record for record in new.spec.records}
    olds = {record.name: record for record in old.spec.records}
    for name in _different(before, after):
        if name in records:
            yield from _inside(olds[name], records[name], old, new)
        else:
            yield name


def _inside(before: ObjectType, after: ObjectType, old: Canonical, new: Canonical) -> Iterator[str]:
    """The fields in which a record differs, or the record where it is no field."""
    fields = list(
        _different(
            {field.name: old.member(field) for field in before.fields},
            {field.name: new.member(field) for field in after.fields},
        )
    )
    for name in fields:
        mark = name[0] if name[0] in "+-" else ""
        yield f"{mark}{after.name}.{name.removeprefix(mark)}"
    if not fields:
        yield after.name


def _different(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name, text in after.items():
        if name not in before:
            yield f"+{name}"
        elif text != before[name]:
            yield name
    yield from (f"-{name}" for name in before if name not in after)
