"""The names in the package that several of its modules use."""

from __future__ import annotations

from typing import NamedTuple

from signalspec import naming
from signalspec.model import ObjectType, Spec
from signalspec.targets.python.layout import literal


class Name(NamedTuple):
    """One thing under the names that Python gives it."""

    title: str
    literal: str
    class_name: str
    module: str
    variable: str


def name_of(record: ObjectType) -> Name:
    return Name(
        naming.title_words(record.name),
        literal(record.name),
        naming.class_name(record.name),
        module_of(record),
        naming.parameter(record.name),
    )


def names(spec: Spec) -> dict[str, object]:
    operation = spec.transport.operation
    return {
        "error": naming.error_class(spec),
        "envelope": name_of(spec.transport.envelope),
        "operation": operation.name,
        "operation_literal": literal(operation.name),
        "function": naming.operation_function(spec),
        "argument": Name("", literal(operation.argument), "", "", naming.parameter(operation.argument)),
    }


def module_of(record: ObjectType) -> str:
    return naming.module(record.name)
