"""How much of a spec was exercised: for each owner of rules, and in total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from signalspec.model import (
    BATCH,
    CONTENT,
    TEXT,
    Field,
    ObjectReference,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.rules import Rule, rules
from signalspec.testing.coverage.places import countable_values
from signalspec.testing.coverage.seen import Seen

Part: TypeAlias = Literal["verdicts", "fields", "values", "kept", "broken"]
OwnerKind: TypeAlias = Literal["signal", "object", "envelope", "content", "batch", "text"]

PARTS: tuple[Part, ...] = ("verdicts", "fields", "values", "kept", "broken")

_NAMED = 3  # so many values of one field


class Share(NamedTuple):
    """So many of so many."""

    covered: int
    all: int


Shares: TypeAlias = Mapping[Part, Share]


def percentage(shares: Shares) -> Fraction:
    """The mean of the parts that there are, so that one long list of values does not outweigh the rest."""
    there = [Fraction(share.covered, share.all) for share in shares.values() if share.all]
    return 100 * sum(there, Fraction()) / len(there) if there else Fraction(100)


def floored(percent: Fraction, digits: int = 1) -> float:
    """The percentage rounded down, so that 100 means all of it."""
    return float(percent * 10**digits // 1 / 10**digits)


@dataclass(frozen=True, slots=True)
class OwnerCoverage:
    """What was seen of a signal type, an object, the envelope, or of what the language gives to any spec."""

    name: str
    kind: OwnerKind
    record: ObjectType | None
    rules: tuple[Rule, ...]
    seen: Seen

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.record.fields if self.record else ()

    @property
    def errors(self) -> tuple[Rule, ...]:
        """The rules that count; advice does not."""
        return tuple(rule for rule in self.rules if rule.level == "error")

    @property
    def shares(self) -> Shares:
        values = [pair for field in self.fields for pair in self.values(field)]
        return {
            "verdicts": _share(self.verdicts()),
            "fields": _share(self.is_present(field) for field in self.fields),
            "values": _share(seen for _, seen in values),
            "kept": _share(rule.id in self.seen.kept for rule in self.errors),
            "broken": _share(rule.id in self.seen.broken for rule in self.errors),
        }

    def verdicts(self) -> tuple[bool, ...]:
        """Whether a valid one was seen, and an invalid one."""
        if self.record is None:
            return ()
        return self.seen.valid[self.name] > 0, self.seen.invalid[self.name] > 0

    def is_present(self, field: Field) -> bool:
        return f"{self.name}.{field.name}" in self.seen.present

    def values(self, field: Field) -> Iterator[tuple[str, bool]]:
        """Each value that the field may have, and whether it was seen."""
        name = f"{self.name}.{field.name}"
        return ((value, (name, value) in self.seen.values) for value in countable_values(field))

    def missing(self) -> Iterator[str]:
        """What was not seen, in short: many values of one field by their number, and a field that never came
        once, not again by the rules that it might have kept."""
        if self.record is not None:
            yield from (
                word for word, seen in zip(("valid", "invalid"), self.verdicts(), strict=True) if not seen
            )
        absent = {field.name for field in self.fields if not self.is_present(field)}
        yield from (field.name for field in self.fields if field.name in absent)
        for field in self.fields:
            unseen = [value for value, seen in self.values(field) if not seen]
            if len(unseen) > _NAMED:
                yield f"{len(unseen)} values of {field.name}"
            else:
                yield from (f"{field.name}={value}" for value in unseen)
        for rule in self.errors:
            if rule.id not in self.seen.kept and not (rule.field and rule.field.name in absent):
                yield f"{self._short(rule)} kept"
        yield from (f"{self._short(rule)} broken" for rule in self.errors if rule.id not in self.seen.broken)

    def _short(self, rule: Rule) -> str:
        return rule.id.removeprefix(f"{self.name}.")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was seen of a spec. Objects that no signal and no envelope can hold are left out."""

    spec: Spec
    owners: tuple[OwnerCoverage, ...]

    @classmethod
    def of(cls, spec: Spec, seen: Seen) -> Coverage:
        owned: dict[str, list[Rule]] = {}
        for rule in rules(spec):
            owned.setdefault(rule.owner, []).append(rule)
        return cls(
            spec,
            tuple(
                OwnerCoverage(name, kind, record, tuple(owned.get(name, ())), seen)
                for name, kind, record in _owners(spec)
            ),
        )

    @property
    def shares(self) -> Shares:
        """Those of all owners together."""
        each = [owner.shares for owner in self.owners]
        return {
            part: Share(
                sum(shares[part].covered for shares in each), sum(shares[part].all for shares in each)
            )
            for part in PARTS
        }

    @property
    def percent(self) -> Fraction:
        return percentage(self.shares)


def _share(seen: Iterable[bool]) -> Share:
    listed = list(seen)
    return Share(sum(listed), len(listed))


def _owners(spec: Spec) -> Iterator[tuple[str, OwnerKind, ObjectType | None]]:
    envelope = spec.transport.envelope
    within = _within((envelope, *spec.signals))
    for signal in spec.signals:
        yield signal.name, "signal", signal
    for record in spec.objects:
        if record.name in within and not isinstance(record, SignalType):
            yield record.name, "object", record
    yield envelope.name, "envelope", envelope
    yield CONTENT, "content", None
    yield BATCH, "batch", None
    yield TEXT, "text", None


def _within(roots: Iterable[ObjectType]) -> set[str]:
    """The names of the objects that stand inside those, however deep."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        for field in waiting.pop().fields:
            if isinstance(field.element, ObjectReference) and field.element.object.name not in found:
                found.add(field.element.object.name)
                waiting.append(field.element.object)
    return found
