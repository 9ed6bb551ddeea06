"""The view of one record's reader, which checks a dict and builds the object in one go.

It tells nothing of what is wrong: it raises, and the validator explains.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from signalspec import naming
from signalspec.model import (
    ConditionalRule,
    ContentType,
    EnumType,
    Field,
    ObjectReference,
    ObjectRule,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.parts import once
from signalspec.targets.python import tests
from signalspec.targets.python.breaking import Members, breaks
from signalspec.targets.python.imports import vocabulary_imports, words_of
from signalspec.targets.python.layout import from_import, literal, natural_order
from signalspec.targets.python.names import module_of, name_of
from signalspec.targets.python.record import attribute_of
from signalspec.targets.python.statements import condition, statement
from signalspec.templating import render


@dataclass(frozen=True, slots=True)
class MemberView:
    """`rejects` is the `if` in front of raising; all texts stand at the indentation where they belong."""

    literal: str
    required: bool
    rejects: str | None
    takes: str


@dataclass(frozen=True, slots=True)
class ReaderView:
    what: str
    class_name: str
    constants: tuple[str, ...]
    own_members: int
    fields: tuple[MemberView, ...]
    optional: bool
    rules: tuple[str, ...]
    imports: tuple[str, ...]


def reader_files(spec: Spec) -> dict[str, str]:
    """Path below the package -> text of the readers' modules."""
    found = {
        "readers/__init__.py": '"""One module a record: values that keep the rules, as objects."""\n',
        "readers/content.py": render(
            "python/read_content.py.j2",
            signals=[name_of(signal) for signal in spec.signals],
            discriminator=literal(spec.transport.discriminator.name),
            discriminator_name=spec.transport.discriminator.name,
        ),
    }
    for record in spec.records:
        make = partial(_module, record, spec)
        found[f"readers/{module_of(record)}.py"] = once("python/reader", record, make, rules=True)
    return found


def _module(record: ObjectType, spec: Spec) -> str:
    return render("python/reader.py.j2", view=_view(record, spec))


def _view(record: ObjectType, spec: Spec) -> ReaderView:
    is_signal = isinstance(record, SignalType)
    fields = tuple(_member(field, attribute_of(field, record, spec)) for field in record.fields)
    rules = tuple(test for rule in record.rules if (test := _rejects(rule)))
    body = "\n".join([*(f"{field.rejects} {field.takes}" for field in fields), *rules])
    class_name = naming.class_name(record.name)
    absent = (f"_ABSENT = absent({class_name})",) if record.optional else ()
    return ReaderView(
        f"{record.name} contents" if is_signal else f"{record.name} objects",
        class_name,
        (*absent, *(f"{_table(name)} = members_of({naming.class_name(name)})" for name in _enums(record))),
        len(record.required) + is_signal,
        fields,
        bool(record.optional),
        rules,
        _imports(record, spec, body),
    )


def _member(field: Field, attribute: str) -> MemberView:
    indent = 4 if field.required else 12
    test = _test(field)
    takes = f"values[{literal(attribute)}] = {_taken(field)}"
    rejects = None if test is None else condition("if", test, indent)
    return MemberView(literal(field.name), field.required, rejects, statement(takes, indent))


def _test(field: Field) -> str | None:
    """True where `value`, which is not null, is bad or odd; None where taking it over raises then."""
    if isinstance(field.element, ObjectReference | ContentType):
        return " or ".join(["not is_array(value)", *_counts(field)]) if field.is_array else None
    if isinstance(field.element, EnumType) and not field.is_array:
        return None
    return tests.reject(replace(field, required=True))


def _counts(field: Field) -> list[str]:
    least, most = field.limits.min_items, field.limits.max_items
    parts = [f"len(value) < {least}"] if least else []
    return parts if most is None else [*parts, f"len(value) > {most}"]


def _taken(field: Field) -> str:
    """The attribute's value for `value`."""
    element = field.element
    if isinstance(element, EnumType):
        table = _table(element.enum.name)
        return f"tuple(map({table}.__getitem__, value))" if field.is_array else f"{table}[value]"
    read = _reader(field)
    if read is not None:
        return f"tuple(map({read}, value))" if field.is_array else f"{read}(value)"
    if field.is_array:
        return "tuple(map(float, value))" if field.decimal else "tuple(value)"
    return "float(value)" if field.decimal else "value"


def _table(enum: str) -> str:
    """The table from values to members of the enum."""
    return f"_{naming.enum_constant(enum)}_OF"


def _enums(record: ObjectType) -> list[str]:
    found = {field.element.enum.name for field in record.fields if isinstance(field.element, EnumType)}
    return sorted(found, key=naming.class_name)


def _reader(field: Field) -> str | None:
    module = _reader_module(field)
    return None if module is None else f"read_{module}"


def _reader_module(field: Field) -> str | None:
    element = field.element
    if isinstance(element, ObjectReference):
        return naming.module(element.object.name)
    return "content" if isinstance(element, ContentType) else None


def _rejects(rule: ObjectRule) -> str | None:
    """The `if` in front of raising, where the members are right; None where the rule is advice."""
    test = breaks(rule, Members(_read, _there), "value")
    if test is None:
        return None
    head = f"value = {_read(rule.field)}\n    " if isinstance(rule, ConditionalRule) else ""
    return head + condition("if", test, 4)


def _read(field: Field) -> str:
    return _there(field) if field.required else f"content.get({literal(field.name)})"


def _there(field: Field) -> str:
    return f"content[{literal(field.name)}]"


def _imports(record: ObjectType, spec: Spec, body: str) -> tuple[str, ...]:
    """Import statements, in ruff's order."""
    used = vocabulary_imports(words_of(body), spec)
    vocabulary = [line for line in used if line.startswith("from ..vocabulary")]
    enums = _enums(record)
    modules = {module for field in record.fields if (module := _reader_module(field))}
    folder = "signals" if isinstance(record, SignalType) else "objects"
    own = f"from ..{folder}.{module_of(record)} import {naming.class_name(record.name)}"
    made_with = [*(["absent"] if record.optional else []), "blank", *(["members_of"] if enums else [])]
    return (
        *([from_import("..enums", map(naming.class_name, enums))] if enums else []),
        *([own] if folder == "objects" else []),
        *(line for line in used if line not in vocabulary),
        from_import("..runtime.wire", made_with),
        *([own] if folder == "signals" else []),
        *vocabulary,
        *(f"from .{module} import read as read_{module}" for module in sorted(modules, key=natural_order)),
    )
