"""The contracts that payloads are judged by, and what each payload breaks of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from signalspec import naming
from signalspec.capabilities import kind_of
from signalspec.load import load_file
from signalspec.model import TEXT, ContentType, Field, Json, ObjectReference, ObjectType
from signalspec.payloads import Vector, vectors
from signalspec.rules import Rule, rules
from signalspec.runtime.python.json_text import JsonTextError, load_exactly
from signalspec.validators import load

TESTS = Path(__file__).parents[1]
SPECS = {
    "connect": TESTS.parent / "spec" / "signals.yaml",
    "greenhouse": TESTS / "jsonschema_target" / "greenhouse.yaml",
    "library": TESTS / "cases" / "library" / "spec.yaml",
    "nasty": TESTS / "cases" / "nasty" / "spec.yaml",
    "minimal": TESTS / "cases" / "minimal" / "spec.yaml",
}
MISSING: Any = object()  # stands for a member that is not there


class Payload(NamedTuple):
    """A text, most often JSON, and what it is meant as by the contract of that name.

    `document` is `content:` with a signal type, `envelope`, `envelope:` with a tier, or `batch`.
    """

    contract: str
    document: str
    text: bytes

    @property
    def part(self) -> str:
        return self.document.partition(":")[0]

    @property
    def meant(self) -> str:
        """The signal type or the tier; empty where there is none."""
        return self.document.partition(":")[2]


class Violation(NamedTuple):
    """A rule that a payload breaks, and the steps to where."""

    rule: str
    path: tuple[str, ...]


class Contract:
    """A spec, its validators, and what is known of each of its rules."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.spec = load_file(SPECS[name])
        self.package = load(self.spec)
        self.content = self.spec.transport.content.name
        self.discriminator = self.spec.transport.discriminator.name
        self.rules: dict[str, Rule] = {rule.id: rule for rule in rules(self.spec)}
        self.kinds = {rule.id: kind_of(rule) for rule in self.rules.values()}

    @cached_property
    def vectors(self) -> dict[str, tuple[Vector, ...]]:
        """The test vectors, by the name of their file."""
        return vectors(self.spec)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Every document that is an object."""
        contents = [f"content:{signal.name}" for signal in self.spec.signals]
        return (*contents, "envelope", *(f"envelope:{tier}" for tier in self.spec.tiers))

    def root(self, document: str) -> ObjectType:
        """What a document that is an object is an object of."""
        part, _, meant = document.partition(":")
        return self.spec.signal(meant) if part == "content" else self.spec.transport.envelope

    def tier(self, payload: Payload) -> dict[str, str]:
        """What to pass to a validator so that it judges for the payload's tier."""
        dimension = self.spec.tier_dimension
        if payload.part != "envelope" or not payload.meant or dimension is None:
            return {}
        return {naming.parameter(dimension.name): payload.meant}

    def read(self, payload: Payload) -> tuple[Json, list[Violation]]:
        """The value of the text and what it breaks; null, and one violation, where it is no JSON."""
        try:
            value = load_exactly(payload.text)
        except JsonTextError:
            return None, [Violation(f"{TEXT}.json", ())]
        return value, self.judged(payload, value)

    def judged(self, payload: Payload, value: Json) -> list[Violation]:
        """What the Python validators find wrong with a value in the payload's place."""
        package = self.package
        judges = {"content": package.validate_content, "batch": package.validate_batch}
        judge = judges.get(payload.part, package.validate)
        found = judge(value, **self.tier(payload))
        return [Violation(violation.rule, _steps(violation.path)) for violation in found]

    def elements(self, payload: Payload, value: Json, in_contents: bool) -> Iterator[tuple[Field, Json]]:
        """Every value of a known field that is no object, and those inside arrays, with its field.

        A field that is not there has the value MISSING. Contents that stand in envelopes are looked into only
        where `in_contents`.
        """
        if payload.part == "content":
            yield from self._in_content(value)
            return
        for envelope in value if payload.part == "batch" and isinstance(value, list) else [value]:
            yield from self._in_record(self.spec.transport.envelope, envelope, in_contents)

    def _in_content(self, value: Json) -> Iterator[tuple[Field, Json]]:
        if isinstance(value, dict):
            for signal in self.spec.signals:
                if signal.name == value.get(self.discriminator):
                    yield from self._in_record(signal, value, True)

    def _in_record(self, record: ObjectType, value: Json, in_contents: bool) -> Iterator[tuple[Field, Json]]:
        if not isinstance(value, dict):
            return
        for field in record.fields:
            member = value.get(field.name)
            if field.name not in value:
                yield field, MISSING
            for item in member if isinstance(member, list) else [member]:
                if isinstance(field.element, ObjectReference):
                    yield from self._in_record(field.element.object, item, in_contents)
                elif isinstance(field.element, ContentType):
                    yield from self._in_content(item) if in_contents else ()
                elif item is not None:
                    yield field, item


def _steps(pointer: str) -> tuple[str, ...]:
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def at(value: Json, path: tuple[str, ...]) -> Json:
    """The value at the end of the path; raises KeyError where there is nothing."""
    for step in path:
        if isinstance(value, list):
            value = value[int(step)]
        elif isinstance(value, dict):
            value = value[step]
        else:
            raise KeyError(step)
    return value


def put(value: Json, path: tuple[str, ...], new: Json) -> Json:
    """A copy with `new` at the end of the path."""
    if not path:
        return new
    step, *rest = path
    if isinstance(value, list):
        index = int(step)
        return [*value[:index], put(value[index], tuple(rest), new), *value[index + 1 :]]
    assert isinstance(value, dict)
    return {**value, step: put(value.get(step), tuple(rest), new)}
