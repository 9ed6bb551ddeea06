"""All vectors of a spec."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec import naming
from signalspec.model import ObjectType, Spec
from signalspec.payloads.judge import Judge
from signalspec.payloads.places import Place, places
from signalspec.payloads.records import Materials, RecordVectors
from signalspec.payloads.samples import Samples
from signalspec.payloads.texts import offer_texts
from signalspec.payloads.values import NoValueError
from signalspec.payloads.vectors import Kind, Vector, Vectors
from signalspec.payloads.wholes import offer_batches, offer_contents, offer_envelopes
from signalspec.rules import Rule, rules


def vectors(spec: Spec) -> dict[str, tuple[Vector, ...]]:
    """The vectors by the name of their file: one for each signal type, then content, envelope, batch, text.

    An object's rules are judged inside a signal that uses it, or inside the envelope where no signal does.
    Raises ValueError where two files would have the same name. See `gaps` for rules without vectors.
    """
    return {name: tuple(found.taken) for name, found in _Build(spec).files()}


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
        self._rules = {rule.id: rule for rule in rules(spec)}
        owned: dict[str, list[Rule]] = {}
        for rule in self._rules.values():
            owned.setdefault(rule.owner, []).append(rule)
        self._materials = Materials(spec, self._samples, self._judge, owned)
        self._places = {root.name: self._found(root) for root in self._roots()}
        self._homes = self._first_places()

    def files(self) -> Iterator[tuple[str, Vectors]]:
        seen: set[str] = set()
        for name, found in self._files():
            if name.lower() in seen:
                raise ValueError(f"two files of vectors would have the name {name}")
            seen.add(name.lower())
            yield name, found

    def _files(self) -> Iterator[tuple[str, Vectors]]:
        spec = self._spec
        for signal in spec.signals:
            yield signal.name, self._rooted(signal, "content")
        yield "content", self._whole("content")
        yield (
            naming.snake_case(spec.transport.envelope.name),
            self._rooted(spec.transport.envelope, "envelope"),
        )
        yield "batch", self._whole("batch")
        yield "text", self._whole("text")

    def _roots(self) -> tuple[ObjectType, ...]:
        """Where to look for objects, deprecated signals after the others."""
        signals = sorted(self._spec.signals, key=lambda signal: signal.deprecated is not None)
        return (*signals, self._spec.transport.envelope)

    def _found(self, root: ObjectType) -> list[tuple[ObjectType, Place]]:
        try:
            return list(places(root, self._samples))
        except NoValueError:
            return []

    def _first_places(self) -> dict[str, Place]:
        homes: dict[str, Place] = {}
        for root in self._roots():
            for record, place in self._places[root.name]:
                homes.setdefault(record.name, place)
        return homes

    def _rooted(self, root: ObjectType, kind: Kind) -> Vectors:
        found = Vectors(kind, self._judge)
        if kind == "envelope":
            self._try(found)
        for record, place in self._places[root.name]:
            try:
                maker = RecordVectors(self._materials, record, place, found)
            except NoValueError:
                continue
            if self._homes[record.name] is place:
                maker.offer_all()
            else:
                maker.offer_reached()
        return found

    def _whole(self, kind: Kind) -> Vectors:
        found = Vectors(kind, self._judge)
        self._try(found)
        return found

    def _try(self, found: Vectors) -> None:
        """Vectors for the rules of the whole; none where no valid payload is known."""
        arguments = (self._spec, self._rules, self._samples)
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
