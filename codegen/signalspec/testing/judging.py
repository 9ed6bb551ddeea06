"""Judges whatever a test may hold: an envelope, a content, a batch, a text, an object of a package."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from signalspec.inputs.shape import Request, Shapes, Signal
from signalspec.model import Spec
from signalspec.validators import Package, Violation


class Judgement(NamedTuple):
    """`what` was judged, in words; the `value` that pointers lead into; what is wrong with it."""

    what: str
    value: Any
    violations: list[Violation]


class PayloadJudge:
    """Judges payloads by the validators of one spec."""

    def __init__(self, spec: Spec, package: Package) -> None:
        self._shapes = Shapes.of(spec)
        self._envelope = spec.transport.envelope.name
        self._package: Any = package

    def judge(self, payload: Any, options: Mapping[str, Any]) -> Judgement:
        """A list is a batch, a text one envelope as JSON, and an object is told by its members."""
        to_dict = getattr(payload, "to_dict", None)
        if to_dict is not None:
            payload = to_dict()
        if isinstance(payload, (str, bytes)):
            found = self._package.validate_json(payload, **options)
            return Judgement(f"{self._envelope} as JSON text", _parsed(payload), found)
        if isinstance(payload, (list, tuple)):
            batch = list(payload)
            found = self._package.validate_batch(batch, **options)
            return Judgement(f"batch of {len(batch):,}", batch, found)
        signal = self._shapes.tell(payload)
        if isinstance(signal, Request):
            signal = Signal(payload, "envelope", 0)
        return self._signal(payload, signal, options)

    def _signal(self, payload: Any, signal: Signal, options: Mapping[str, Any]) -> Judgement:
        name = self._shapes.type_of(signal)
        content = f"{name} content" if name else "content of no known type"
        if signal.shape == "content":
            found = self._package.validate_content(signal.value, **options)
            return Judgement(content, payload, found)
        found = self._package.validate(signal.value, **options)
        if signal.depth:
            found = [self._moved(violation, f"/{self._shapes.wrapper}") for violation in found]
        return Judgement(f"{self._envelope} with {content}", payload, found)

    def _moved(self, violation: Violation, prefix: str) -> Violation:
        moved: Violation = self._package.Violation(
            violation.rule, violation.code, prefix + violation.path, violation.message, violation.level
        )
        return moved


def _parsed(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
