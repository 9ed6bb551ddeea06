"""Looks at each payload that a validator judged, and notes what of the spec was in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Set as AbstractSet
from threading import Lock
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias

from signalspec.model import BATCH, CONTENT, TEXT, Spec
from signalspec.payloads.checks import applies
from signalspec.testing.coverage.places import FieldPlace, Limit, RecordPlace, record_place
from signalspec.testing.coverage.seen import Seen

Kind: TypeAlias = Literal["envelope", "content", "batch"]

_NOTHING: frozenset[Any] = frozenset()
_SHAPES = 1000  # of one object that are remembered


class Reported(Protocol):
    """A violation, as far as it is looked at."""

    @property
    def rule(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def level(self) -> str: ...


class Asked(NamedTuple):
    """What a validator was asked to look for besides: the rules of tiers, unknown members, advice."""

    tier: bool = False
    unknown: bool = True
    advice: bool = False


class Recorder:
    """Notes what judgements show, once it is `active`. Its methods may be called from any thread.

    A payload that cannot be looked at, for whatever oddity, counts in `lost` and is no error: what is
    observed must work as if it were not.
    """

    def __init__(self, spec: Spec) -> None:
        transport = spec.transport
        self.spec = spec
        self.seen = Seen()
        self.active = False
        self.lost = 0
        self.records = {record.name: record_place(record, spec) for record in spec.records}
        self.envelope = transport.envelope.name
        self.discriminator = transport.discriminator.name
        self.types = frozenset(signal.name for signal in spec.signals)
        self.old_types = tuple(signal.name for signal in spec.signals if signal.deprecated)
        self._lock = Lock()
        self._process = os.getpid()

    def judged(self, kind: Kind, value: Any, violations: Iterable[Reported], asked: Asked) -> None:
        """A payload was judged, and this was reported about it."""
        self._look(violations, asked, lambda look: look.payload(kind, value))

    def constructed(self, record: str, value: Any, violations: Iterable[Reported]) -> None:
        """The members of an object were judged, of a signal type, the envelope or what stands inside."""
        self._look(violations, Asked(), lambda look: look.object(record, value, ""))

    def read(self, violations: Iterable[Reported] = (), asked: Asked | None = None) -> None:
        """A text was read, or could not be."""
        self._look(violations, asked or Asked(), lambda look: look.text())

    def _look(self, violations: Iterable[Reported], asked: Asked, at: Callable[[_Look], None]) -> None:
        # In a fork, nobody would ask what was seen, and the lock may be one that nobody gives back.
        if not self.active or os.getpid() != self._process:
            return
        with self._lock:
            try:
                at(_Look(self, tuple(violations), asked))
            except Exception:
                self.lost += 1


class _Look:
    """A look at one payload and what was reported about it."""

    def __init__(self, recorder: Recorder, violations: tuple[Reported, ...], asked: Asked) -> None:
        self._of = recorder
        self._seen = recorder.seen
        self._asked = asked
        self._reported: AbstractSet[tuple[str, str]] = _NOTHING
        self._wrong: AbstractSet[str] = _NOTHING
        self._around: AbstractSet[str] = _NOTHING
        if violations:
            self._take(violations)

    def _take(self, violations: tuple[Reported, ...]) -> None:
        self._reported = {(violation.rule, violation.path) for violation in violations}
        self._wrong = {violation.path for violation in violations if violation.level == "error"}
        self._around = around = set(self._wrong)
        for path in self._wrong:
            while path and (path := path.rpartition("/")[0]) not in around:
                around.add(path)
        self._seen.broken.update(violation.rule for violation in violations)

    def text(self) -> None:
        if (f"{TEXT}.json", "") not in self._reported:
            self._seen.kept.add(f"{TEXT}.json")
            if self._asked.advice and f"{TEXT}.duplicate_key" not in {rule for rule, _ in self._reported}:
                self._seen.kept.add(f"{TEXT}.duplicate_key")

    def payload(self, kind: Kind, value: Any) -> None:
        if kind == "envelope":
            self._envelope(value, "")
        elif kind == "batch":
            self._batch(value)
        elif isinstance(value, dict):
            self._seen.kept.add(f"{CONTENT}.type")
            self._content(value, "")

    def object(self, record: str, value: Any, path: str) -> None:
        """The members of an object, at `path` in the payload."""
        place, seen = self._of.records[record], self._seen
        (seen.invalid if path in self._around else seen.valid)[record] += 1
        if not self._known_shape(place, value):
            self._members(place, value, path)
        for rule in place.between:
            if rule.limit.rule in seen.kept or (rule.limit.advice and not self._asked.advice):
                continue
            if applies(rule.source, value):
                self._note(rule.limit, path + rule.target)

    def _known_shape(self, place: RecordPlace, value: Any) -> bool:
        """Whether plain members like these have been noted before, nothing being wrong; notes the others."""
        if self._reported or self._asked.advice or None in value.values():
            return False
        shape = (self._asked.unknown, *value)
        if shape not in place.shapes:
            if len(place.shapes) < _SHAPES:
                place.shapes.add(shape)
            return False
        for name, field in place.deep.items():
            if name not in value:
                continue
            if field.values is not None and not field.array:
                self._value(field, value[name])
            elif not field.plain or not field.errors <= self._seen.kept:
                self._field(field, value[name], "")
        return True

    def _members(self, place: RecordPlace, value: Any, path: str) -> None:
        kept = self._seen.kept
        kept.update(rule for rule, name in place.required if name in value)
        if self._asked.unknown and value.keys() <= place.known:
            kept.add(place.unknown)
        for name, member in value.items():
            field = place.fields.get(name)
            if field is not None:
                self._field(field, member, f"{path}/{name}" if self._reported else "")
        if self._asked.advice:
            kept.update(rule for rule, name in place.deprecated if value.get(name) is None)

    def _batch(self, value: Any) -> None:
        if isinstance(value, list):
            self._seen.kept.add(f"{BATCH}.type")
            self._note(Limit(f"{BATCH}.max_items", False), "")
            self._note(Limit(f"{BATCH}.advice_min_items", True), "")
            for index, item in enumerate(value):
                self._envelope(item, f"/{index}")

    def _envelope(self, value: Any, path: str) -> None:
        if isinstance(value, dict):
            self._seen.kept.add(f"{self._of.envelope}.type")
            self.object(self._of.envelope, value, path)

    def _content(self, value: dict[Any, Any], path: str) -> None:
        name, kept = self._of.discriminator, self._seen.kept
        if name not in value:
            return
        kept.add(f"{CONTENT}.{name}.required")
        kind = value[name]
        if not isinstance(kind, str):
            return
        kept.add(f"{CONTENT}.{name}.type")
        kind = str.__str__(kind)
        if kind not in self._of.types:
            return
        kept.add(f"{CONTENT}.{name}.enum")
        tier = self._of.records[kind].tier
        if self._asked.tier and tier is not None:
            self._note(Limit(tier, False), f"{path}/{name}")
        if self._asked.advice:
            kept.update(f"{old}.deprecated" for old in self._of.old_types if old != kind)
        self.object(kind, value, path)

    def _field(self, field: FieldPlace, value: Any, path: str) -> None:
        if value is None:
            if not field.required:
                self._seen.null.add(field.id)
            return
        self._seen.present.add(field.id)
        if (field.type, path) in self._reported:
            return
        if not field.array:
            self._seen.kept.add(field.type)
            self._element(field, value, path)
            return
        for limit in field.counts:
            self._note(limit, path)
        wrong = False
        for index, item in enumerate(value):
            inner = f"{path}/{index}" if self._reported else ""
            if (field.type, inner) in self._reported:
                wrong = True
            else:
                self._element(field, item, inner)
        if not wrong:
            self._seen.kept.add(field.type)

    def _element(self, field: FieldPlace, value: Any, path: str) -> None:
        """A value of the right type, the field's own or an element's."""
        for limit in field.limits:
            self._note(limit, path)
        if field.record is not None:
            self.object(field.record, value, path)
        elif field.content:
            self._content(value, path)
        else:
            self._value(field, value)

    def _value(self, field: FieldPlace, value: Any) -> None:
        if field.values is not None:
            text = str.__str__(value)
            known = field.values.get(text.lower() if field.ignore_case and text.isascii() else text)
            if known is not None:
                self._seen.values.add((field.id, known))

    def _note(self, limit: Limit, path: str) -> None:
        """The rule applies here; it is kept unless it was reported, or was not looked at."""
        looked_at = not limit.advice or (self._asked.advice and path not in self._wrong)
        if looked_at and (limit.rule, path) not in self._reported:
            self._seen.kept.add(limit.rule)
