"""What to change in an object of a sample so that it breaks a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from signalspec.model import CONTENT, Field, Json, Limits, Spec, SumRule
from signalspec.payloads import Samples
from signalspec.payloads.between import object_cases, sum_cases
from signalspec.payloads.fields import ABSENT, Member, field_cases
from signalspec.payloads.records import near_misses, strangers
from signalspec.sampling.faults import Fault
from signalspec.sampling.values import Row

Changes = Mapping[str, Member]

# What stands in for a value, or a whole signal, of a wrong type.
_NO_TEXTS: tuple[Json, ...] = (None, 7, True, [], {})
NO_OBJECTS: tuple[Json, ...] = (None, "text", 7, True)


class _Drawn(Samples):
    """Samples that come from elsewhere."""

    def __init__(self, spec: Spec, value_of: Callable[..., Json]) -> None:
        super().__init__(spec)
        self._value_of = value_of

    def value(self, field: Field, *asked: Limits) -> Json:
        return self._value_of(field, *asked)

    def element(self, field: Field, *asked: Limits) -> Json:
        value = self.value(field, *asked)
        return value[0] if isinstance(value, list) and value else super().element(field, *asked)


def changes(
    fault: Fault, spec: Spec, members: Row, value_of: Callable[..., Json]
) -> Iterator[tuple[Changes, bool]]:
    """Proposals of what to change in the object, and whether it is a last resort.

    `value_of` gives good values of its fields. Some proposals break other rules, too, and some break none.
    """
    rule, record = fault.rule, fault.record
    if rule.owner == CONTENT:
        yield from ((each, False) for each in _without_type(rule.code, spec, members))
    elif record is None or (rule.field is None and rule.source is None and rule.code != "unknown"):
        yield {}, False
    elif rule.code == "unknown":
        yield from _strange(fault, members)
    elif isinstance(rule.source, SumRule):
        terms = {field.name: members.get(field.name, value_of(field)) for field in rule.source.terms}
        numbers = {name: value for name, value in terms.items() if isinstance(value, (int, float))}
        yield from ((case.changes, False) for case in sum_cases(rule.source, numbers) if not case.keeps)
    elif rule.source is not None:
        cases = object_cases(rule.source, _Drawn(spec, value_of))
        yield from ((case.changes, False) for case in cases if not case.keeps)
    elif rule.field is not None:
        name = rule.field.name
        sample = members[name] if name in members else value_of(rule.field)
        for made in field_cases(rule, rule.field, sample, _Drawn(spec, value_of), every=True):
            if not made.keeps:
                yield {name: made.value}, made.last_resort


def _without_type(code: str, spec: Spec, members: Row) -> Iterator[Changes]:
    """The content's type missing, of a wrong type, or unknown."""
    name = spec.transport.discriminator.name
    if code == "required":
        yield {name: ABSENT}
    elif code == "type":
        yield from ({name: value} for value in _NO_TEXTS)
    else:
        known = {signal.name for signal in spec.signals}
        type = str(members[name])
        yield from ({name: miss} for miss in (*near_misses(type), type.upper()) if miss not in known)


def _strange(fault: Fault, members: Row) -> Iterator[tuple[Changes, bool]]:
    """An optional member under a slightly different name; where that does not help, one more member."""
    record = fault.record
    assert record is not None, "only records have unknown members"
    known = {field.name for field in record.fields}
    for field in record.optional:
        if field.name in members:
            for name in near_misses(field.name):
                if name not in known and name not in members:
                    yield {field.name: ABSENT, name: members[field.name]}, False
    start = [name for name in members if name not in known]
    yield from (({name: value}, True) for name, value in strangers(record, start))
