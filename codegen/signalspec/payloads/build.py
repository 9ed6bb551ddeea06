"""All vectors of a spec."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, cast

from signalspec import naming
from signalspec.model import BATCH, CONTENT, TEXT, ObjectType, SignalType, Spec
from signalspec.parts import once
from signalspec.payloads.judge import Judge
from signalspec.payloads.places import Place, places
from signalspec.payloads.records import Materials, RecordVectors, exhaustible
from signalspec.payloads.samples import Samples
from signalspec.payloads.texts import offer_texts
from signalspec.payloads.values import NoValueError
from signalspec.payloads.vectors import Kind, Vector, Vectors
from signalspec.payloads.wholes import offer_batches, offer_contents, offer_envelopes
from signalspec.rules import OwnedRules, Rule, own_rules, rules

T = TypeVar("T")


def vectors(spec: Spec) -> dict[str, tuple[Vector, ...]]:
    """The vectors by the name of their file: one for each signal type, then content, envelope, batch, text.

    An object's rules are judged inside a signal that uses it, or inside the envelope where no signal does.
    Raises ValueError where two files would have the same name. See `gaps` for rules without vectors.
    """
    build = _Build(spec)
    return {name: tuple(made.taken) for name, made in build.files(build.made)}


def written_vectors(spec: Spec, write: Callable[[Iterable[Vector]], str]) -> dict[str, str]:
    """The files of `vectors`, each as `write` writes it, `once`."""
    build = _Build(spec)
    return dict(build.files(lambda name, root: build.written(name, root, write)))


def gaps(spec: Spec) -> tuple[tuple[Rule, bool], ...]:
    """Rules for which there is no vector that keeps them (True), or none that breaks them (False).

    Some rules cannot be broken, or not alone: those of an object that nothing uses, a minimum length of 0,
    a limit that a stricter one covers. For others the search is too simple.
    """
    kept: set[tuple[str, bool]] = set()
    for listed in vectors(spec).values():
        for vector in listed:
            reported = {finding.rule for finding in (*vector.violations, *vector.advice)}
            kept.add((vector.rule, vector.rule not in reported))
    return tuple(
        (rule, keeps) for rule in rules(spec) for keeps in (True, False) if (rule.id, keeps) not in kept
    )


class _Build:
    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._samples = Samples(spec)
        self._judge = Judge(spec)
        self._owned = OwnedRules(spec)
        self._materials = Materials(spec, self._samples, self._judge, self._owned)
        self._homes = self._first_roots()

    def files(self, make: Callable[[str, ObjectType | None], T]) -> Iterator[tuple[str, T]]:
        """What is made for each file: for a signal or the envelope, or for no record."""
        seen: set[str] = set()
        for name, root in self._files():
            if name.lower() in seen:
                raise ValueError(f"two files of vectors would have the name {name}")
            seen.add(name.lower())
            yield name, make(name, root)

    def _files(self) -> Iterator[tuple[str, ObjectType | None]]:
        envelope = self._spec.transport.envelope
        yield from ((signal.name, signal) for signal in self._spec.signals)
        yield "content", None
        yield naming.snake_case(envelope.name), envelope
        yield "batch", None
        yield "text", None

    def made(self, name: str, root: ObjectType | None) -> Vectors:
        """The vectors of one file."""
        if root is not None:
            return self._rooted(root, "content" if isinstance(root, SignalType) else "envelope")
        found = Vectors(cast(Kind, name), self._judge)
        self._try(found)
        return found

    def written(self, name: str, root: ObjectType | None, write: Callable[[Iterable[Vector]], str]) -> str:
        """The text of one file."""
        exhausted = self._materials.exhausted

        def make() -> tuple[str, list[str]]:
            text = write(self.made(name, root).taken)
            return text, sorted(exhausted if tried is None else exhausted.intersection(tried))

        # What else the file depends on: what earlier ones have tried, and which objects have their home here.
        part: SignalType | Spec = self._spec
        tried, more = None, [name]
        if isinstance(root, SignalType):
            part = root
            reached, tried = self._reached(root)
            more = sorted(record for record in reached if self._homes[record] == root.name)
        before = sorted(exhausted if tried is None else exhausted.intersection(tried))
        text, after = once("vectors", part, make, before, more, rules=True)
        exhausted.update(after)
        return text

    def _roots(self) -> tuple[ObjectType, ...]:
        """Where to look for objects, deprecated signals after the others."""
        signals = sorted(self._spec.signals, key=lambda signal: signal.deprecated is not None)
        return (*signals, self._spec.transport.envelope)

    def _places(self, root: ObjectType) -> list[tuple[ObjectType, Place]]:
        try:
            return list(places(root, self._samples))
        except NoValueError:
            return []

    def _reached(self, root: ObjectType) -> tuple[list[str], list[str]]:
        """The names of the root and the objects below it, and what their vectors try once for all."""

        def make() -> tuple[list[str], list[str]]:
            records = {record.name: record for record, _ in self._places(root)}
            rules = (rule for name in records for rule in self._owned[name])
            tried = {exhaustible(rule, rule.field) for rule in rules if rule.field and not rule.source}
            return list(records), sorted(name for name in tried if name)

        # An envelope holds any content, so it is told by more than itself.
        return once("vectors/reached", root, make, rules=True) if isinstance(root, SignalType) else make()

    def _first_roots(self) -> dict[str, str]:
        """Object -> the first root that it is below."""
        homes: dict[str, str] = {}
        for root in self._roots():
            for name in self._reached(root)[0]:
                homes.setdefault(name, root.name)
        return homes

    def _rooted(self, root: ObjectType, kind: Kind) -> Vectors:
        found = Vectors(kind, self._judge)
        if kind == "envelope":
            self._try(found)
        seen: set[str] = set()
        for record, place in self._places(root):
            first = record.name not in seen
            seen.add(record.name)
            try:
                maker = RecordVectors(self._materials, record, place, found)
            except NoValueError:
                continue
            if first and self._homes[record.name] == root.name:
                maker.offer_all()
            else:
                maker.offer_reached()
        return found

    def _try(self, found: Vectors) -> None:
        """Vectors for the rules of the whole; none where no valid payload is known."""
        arguments = (self._spec, self._whole_rules(), self._samples)
        try:
            if found.kind == "content":
                offer_contents(*arguments, found)
            elif found.kind == "envelope":
                offer_envelopes(*arguments, found)
            elif found.kind == "batch":
                offer_batches(*arguments, found)
            else:
                offer_texts(*arguments, self._judge, found)
        except NoValueError:
            return

    def _whole_rules(self) -> dict[str, Rule]:
        """By id, the rules that a whole payload can be about: not those of single fields of signals."""
        envelope = self._spec.transport.envelope.name
        found = [rule for owner in (TEXT, BATCH, envelope, CONTENT) for rule in self._owned[owner]]
        for signal in self._spec.signals:
            found += own_rules(signal, self._spec)
        return {rule.id: rule for rule in found}
