"""Vectors for the rules that one object or signal owns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field as default

from signalspec.model import EnumType, Field, Json, ObjectType, SignalType, Spec
from signalspec.payloads.between import object_cases
from signalspec.payloads.fields import ABSENT, Member, field_cases, kind
from signalspec.payloads.judge import Finding, Judge, reported
from signalspec.payloads.places import Place
from signalspec.payloads.samples import Members, Samples
from signalspec.payloads.values import NoValueError
from signalspec.payloads.vectors import Vectors
from signalspec.rules import Rule


@dataclass(slots=True)
class Materials:
    """What the vectors of a spec are made with; `rules` are those that each record owns.

    The first field with a type, a format or an enum gets all that there is to try with it, and `exhausted`
    says so; the others get a few vectors.
    """

    spec: Spec
    samples: Samples
    judge: Judge
    rules: Mapping[str, Sequence[Rule]]
    exhausted: set[str] = default(default_factory=set)


class RecordVectors:
    """Makes the vectors of one record, which stands at one place."""

    def __init__(self, materials: Materials, record: ObjectType, place: Place, vectors: Vectors) -> None:
        self._exhausted = materials.exhausted
        self._samples = materials.samples
        self._judge = materials.judge
        self._spec = materials.spec
        self._record = record
        self._place = place
        self._vectors = vectors
        self._minimal = self._samples.minimal(record)
        self._rules = materials.rules[record.name]
        self._good: Members = {}
        self._around = self._found_around()
        self._remarks = frozenset(f.rule for f in (*self._around, *self._judged(self._minimal)))
        if not self._judged(self._minimal):
            self._good = self._minimal

    def offer_all(self) -> None:
        """Vectors for each rule of the record."""
        for rule in self._rules:
            try:
                self._offer(rule)
            except NoValueError:
                continue

    def offer_reached(self) -> None:
        """A vector that shows that the record is looked into at this place."""
        for rule in self._rules:
            if rule.code == "unknown":
                name, value = next(self._strangers())
                self._offer_stranger(rule, name, value)

    def _offer(self, rule: Rule) -> None:
        inside = f"{self._place.prefix.rstrip('.')}: " if self._place.prefix else ""
        record, dimension = self._record, self._spec.tier_dimension
        if rule.source is not None:
            chosen: set[str] = set()
            for case in object_cases(rule.source, self._samples):
                if case.choice not in chosen and self._change(
                    rule, case.keeps, inside + case.name, case.changes
                ):
                    chosen |= {case.choice} if case.choice else set()
        elif rule.field is not None:
            self._offer_field(rule, rule.field)
        elif rule.code == "unknown":
            self._take(rule, True, f"{inside}all known members", self._samples.full(record))
            for name, value in self._strangers():
                self._offer_stranger(rule, name, value)
        elif rule.code == "deprecated":
            self._take(rule, False, f"{record.name} is used", self._minimal)
        elif dimension and isinstance(record, SignalType):
            for tier in self._spec.tiers:
                said = f"{dimension.name} is {tier}"
                self._vectors.offer(rule, tier in record.tiers, said, self._minimal, tier=tier)

    def _offer_field(self, rule: Rule, field: Field) -> None:
        there = self._minimal
        sample = there[field.name] if field.name in there else self._samples.value(field)
        broken = False
        for made in field_cases(rule, field, sample, self._samples, self._every(rule, field)):
            if made.last_resort and broken:
                return
            name = f"{self._place.prefix}{field.name} {made.words}"
            taken = self._change(rule, made.keeps, name, {field.name: made.value})
            broken = broken or (taken and not made.keeps)

    def _offer_stranger(self, rule: Rule, name: str, value: Json) -> None:
        inside = f" in {self._place.prefix.rstrip('.')}" if self._place.prefix else ""
        self._take(rule, False, f"unknown member '{name}'{inside}", {**self._minimal, name: value})

    def _change(self, rule: Rule, keeps: bool, name: str, changes: Mapping[str, Member]) -> bool:
        """Takes the least valid record with these changes, and whatever else they call for."""
        members = dict(self._minimal)
        for key, value in changes.items():
            if value is ABSENT:
                members.pop(key, None)
            else:
                members[key] = value
        broken = None if keeps else rule.source
        settled = self._samples.settled(self._record, members, changes.keys(), broken)
        return settled is not None and self._take(rule, keeps, name, settled)

    def _take(self, rule: Rule, keeps: bool, name: str, members: Members) -> bool:
        found = reported([*self._around, *self._judged(members)])
        payload = self._place.payload(members)
        return self._vectors.offer(rule, keeps, name, payload, found=found, tolerated=self._remarks)

    def _judged(self, members: Members) -> list[Finding]:
        return self._judge.record(self._record, members, self._place.pointer, self._good)

    def _found_around(self) -> list[Finding]:
        """What there is to find outside of the record, whatever it holds."""
        payload = self._place.payload(self._minimal)
        is_content = isinstance(self._place.root, SignalType)
        found = self._judge.content(payload) if is_content else self._judge.envelope(payload)
        inside = self._judged(self._minimal)
        return [finding for finding in found if finding not in inside]

    def _strangers(self) -> Iterator[tuple[str, Json]]:
        return strangers(self._record, self._samples.start(self._record))

    def _every(self, rule: Rule, field: Field) -> bool:
        """Whether to try all there is with the type, format or enum that the rule is about; once for each."""
        name = exhaustible(rule, field)
        if name is None:
            return True
        new = name not in self._exhausted
        self._exhausted.add(name)
        return new


def exhaustible(rule: Rule, field: Field) -> str | None:
    """The type, format or enum that a rule is about, in a word; None for other rules."""
    limits = field.advice if rule.level == "advice" else field.limits
    if rule.code == "format" and limits.format:
        return f"format {limits.format.name}"
    if rule.code == "enum" and rule.level == "error" and isinstance(field.element, EnumType):
        return f"enum {field.element.enum.name}"
    if rule.code == "type":
        return f"type {kind(field)}{' array' if field.is_array else ''}"
    return None


def strangers(record: ObjectType, start: Iterable[str]) -> Iterator[tuple[str, Json]]:
    """Members that the record does not know, nearly known ones first; `start` is known, and no field."""
    known = [*start, *(field.name for field in record.fields)]
    near = known[-1] if known else "member"
    for name in (*near_misses(near), "a/b~c"):
        if name not in known:
            yield name, None if name == "a/b~c" else 1


def near_misses(name: str) -> tuple[str, str]:
    """Names that are easily written for this one."""
    return name[0].swapcase() + name[1:], f"{name}s"
