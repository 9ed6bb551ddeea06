"""Members that every envelope gets whatever the payload is about: an application's key, a trial mark."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from signalspec.diagnostics import did_you_mean
from signalspec.model import ContentType, EnumType, Field, Json, ObjectReference, ObjectType, ScalarType, Spec


class PresetError(ValueError):
    """A preset that cannot be; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A value for the member of the envelope that `steps` lead to.

    What cannot have the value of a preset that is `needed` is not sent at all. The value of a `secret` one is
    not shown.
    """

    steps: tuple[str, ...]
    value: Json = field(repr=False)
    needed: bool = False
    secret: bool = False

    @property
    def pointer(self) -> str:
        """The JSON Pointer into the envelope."""
        return "".join(f"/{step}" for step in self.steps)

    def on(self, envelope: Json) -> dict[str, Json] | None:
        """A copy of the envelope with the value set; None where there is no object to set it in."""
        return _with(envelope, self.steps, self.value)


def read_preset(text: str, spec: Spec) -> Preset:
    """The preset that `/pointer=value` writes; a value is read as what its field is. Raises PresetError."""
    pointer, equals, value = text.partition("=")
    if not equals or not pointer.startswith("/"):
        raise PresetError("write it as /member=value, a JSON Pointer into the envelope and what to set")
    steps = tuple(pointer[1:].split("/"))
    field = _field(steps, spec)
    return Preset(steps, _value(value, field), secret=field.secret)


def trial_preset(spec: Spec) -> Preset | None:
    """The mark of what is sent on trial, where the spec has one."""
    trial = spec.transport.trial
    return Preset((trial.name,), True, needed=True) if trial else None


def _field(steps: tuple[str, ...], spec: Spec) -> Field:
    record: ObjectType = spec.transport.envelope
    for number, step in enumerate(steps, 1):
        found = next((field for field in record.fields if field.name == step), None)
        if found is None:
            hint = did_you_mean(step, [field.name for field in record.fields])
            raise PresetError(f"{record.name} has no field {step!r}" + (f"; {hint}" if hint else ""))
        if isinstance(found.element, ContentType):
            raise PresetError(f"{step!r} is what the payloads are about: only members beside it can be set")
        if number == len(steps):
            return found
        if found.is_array or not isinstance(found.element, ObjectReference):
            raise PresetError(f"{step!r} is no object, so there is nothing to set in it")
        record = found.element.object
    raise PresetError("it names no member")


def _value(text: str, field: Field) -> Json:
    is_text = isinstance(field.element, EnumType) or field.element == ScalarType("string")
    if is_text and not field.is_array:
        return text
    try:
        value: Json = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise PresetError(f"the value of {field.name!r} is no JSON, such as true, 7 or [1]") from None
    return value


def _no_constant(name: str) -> Json:
    raise ValueError(name)


def _with(value: Json, steps: tuple[str, ...], new: Json) -> dict[str, Json] | None:
    if not isinstance(value, dict):
        return None
    first, *rest = steps
    if not rest:
        return {**value, first: new}
    inner = _with(value.get(first, {}), tuple(rest), new)
    return None if inner is None else {**value, first: inner}
