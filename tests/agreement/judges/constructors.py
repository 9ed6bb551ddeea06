"""The generated dataclasses, built member by member."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from signalspec.load import load_file
from signalspec.model import ContentType, Field, ObjectReference, ObjectType, SignalType, Spec
from signalspec.naming import attribute, class_name, envelope_attribute
from signalspec.validators import load

from tests.agreement.judges.protocol import Delivery, Judge, serve


class UnshownError(Exception):
    """No call of a constructor says what the payload says."""


class Builder:
    """Builds the objects of one contract from JSON values."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.package: Any = load(spec)
        self.discriminator = spec.transport.discriminator.name

    def built(self, record: ObjectType, value: Any) -> Any:
        """The object; what is none as it is, for the constructor around it to judge."""
        if not isinstance(value, dict):
            return value
        fields = {field.name: field for field in record.fields}
        given = {}
        for name, item in value.items():
            if isinstance(record, SignalType) and name == self.discriminator:
                if item != record.name:
                    raise UnshownError(name)
            elif name in fields:
                given[self._attribute(record, fields[name])] = self._member(fields[name], item)
            else:
                # A keyword that no constructor has; one that another field has would change the payload.
                given[f"{name} (unknown)"] = item
        return getattr(self.package, class_name(record.name))(**given)

    def content(self, value: Any) -> Any:
        """The object of the class that the discriminator selects."""
        if not isinstance(value, dict):
            return value
        for signal in self.spec.signals:
            if signal.name == value.get(self.discriminator):
                return self.built(signal, value)
        raise UnshownError(self.discriminator)

    def _member(self, field: Field, value: Any) -> Any:
        if isinstance(value, list):
            return [self._member(field, item) for item in value]
        if isinstance(field.element, ObjectReference):
            return self.built(field.element.object, value)
        return self.content(value) if isinstance(field.element, ContentType) else value

    def _attribute(self, record: ObjectType, field: Field) -> str:
        if record is self.spec.transport.envelope:
            return envelope_attribute(self.spec, field)
        return attribute(field.name)


def judge_of(delivery: Delivery) -> Judge:
    spec = load_file(Path(delivery.names["spec"]))
    builder = Builder(spec)

    def judge(document: str, text: bytes) -> bool | None:
        value = json.loads(text)
        if document == "batch" or not isinstance(value, dict):
            return None
        try:
            if document.startswith("content:"):
                builder.content(value)
            else:
                builder.built(spec.transport.envelope, value)
        except UnshownError:
            return None
        return True

    return judge


if __name__ == "__main__":
    serve(judge_of)
