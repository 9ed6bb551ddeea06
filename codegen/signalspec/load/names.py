"""Names that a target cannot tell apart, or has taken itself."""

from __future__ import annotations

import builtins
import keyword
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from signalspec.diagnostics import Diagnostics, Span
from signalspec.model import Enum, EnumValue, ObjectType, SignalType, Spec
from signalspec.naming import (
    attribute,
    class_name,
    discriminator_constant,
    enum_member,
    envelope_attribute,
    error_class,
    format_function,
    input_name,
    package,
    parameter,
)

_GRAPHQL_TYPES = frozenset(
    {"Query", "Mutation", "Subscription", "String", "Int", "Float", "Boolean", "ID", "JSON"}
)

# Files that every spec has, beside those of the signals.
_FILES = frozenset({"batch", "content", "text"})


class _Named(NamedTuple):
    """Something of the spec, in words, and the name that a target gives it."""

    what: str
    name: str
    span: Span


def check_names(spec: Spec, name_place: Span, diagnostics: Diagnostics) -> None:
    """Reports names that some target cannot tell apart or cannot use."""
    _check_reserved(spec, name_place, diagnostics)
    types = _check_clashes("type name", _type_names(spec), diagnostics)
    for record in spec.records:
        other = types.get(input_name(record.name).lower())
        if other is not None:
            named = _Named(f"the GraphQL input of {record.name!r}", input_name(record.name), record.span)
            _clash("type name", named, other, diagnostics)
    _check_clashes("parameter", _parameters(spec), diagnostics)
    formats = (_Named(f"{f.name!r}", format_function(f.name), f.span) for f in spec.formats)
    _check_clashes("test of a format", formats, diagnostics)
    for record in spec.records:
        _check_clashes(f"attribute of {record.name}", _attributes(spec, record), diagnostics)
    for enum in spec.enums:
        members = (_Named(f"{v.value!r}", enum_member(v.value), v.span) for v in _told_apart(enum))
        _check_clashes(f"member of {enum.name}", members, diagnostics)
    if spec.tier_dimension:
        tiers = (_Named(f"{tier.name!r}", tier.name, tier.span) for tier in spec.tier_dimension.tiers)
        _check_clashes("file name", tiers, diagnostics)


def _check_reserved(spec: Spec, name_place: Span, diagnostics: Diagnostics) -> None:
    def reserved(message: str, span: Span, help: str = "choose another") -> None:
        diagnostics.error("reserved", message, span, help=help)

    name, envelope = package(spec), spec.transport.envelope
    if keyword.iskeyword(name) or name in sys.stdlib_module_names:
        reserved(f"{spec.name!r} would make a package that Python takes for its own {name!r}", name_place)
    if hasattr(builtins, error_class(spec)):
        reserved(
            f"{envelope.name} would make an exception that hides Python's {error_class(spec)}", envelope.span
        )
    named: list[ObjectType | Enum] = [*spec.records, *spec.enums]
    for enum in spec.enums:
        if enum.name in _GRAPHQL_TYPES:
            reserved(f"{enum.name} is GraphQL's own type name", enum.span)
    for record in named:
        if class_name(record.name) == discriminator_constant(spec):
            reserved(f"{record.name} is what Python calls the list of all signal types", record.span)
    for signal in spec.signals:
        if signal.name.lower() in _FILES:
            help = f"files named {', '.join(sorted(_FILES))} hold what every spec has"
            reserved(f"the signal name {signal.name!r} is taken by the language", signal.span, help)


def _type_names(spec: Spec) -> Iterator[_Named]:
    envelope = spec.transport.envelope
    yield _Named(f"the exception of {envelope.name!r}", error_class(spec), envelope.span)
    for record in spec.records:
        kind = "signal" if isinstance(record, SignalType) else "object"
        yield _Named(f"the {kind} {record.name!r}", class_name(record.name), record.span)
    for enum in spec.enums:
        yield _Named(f"the enum {enum.name!r}", class_name(enum.name), enum.span)


def _told_apart(enum: Enum) -> Iterable[EnumValue]:
    """The values but those that the enum itself does not tell apart, which are reported already."""
    found: dict[str, EnumValue] = {}
    for value in enum.values:
        found.setdefault(value.value.lower() if enum.ignore_case else value.value, value)
    return found.values()


def _parameters(spec: Spec) -> Iterator[_Named]:
    transport, dimension = spec.transport, spec.tier_dimension
    envelope, argument = transport.envelope, transport.operation.argument
    if dimension:
        yield _Named(f"the tier dimension {dimension.name!r}", parameter(dimension.name), dimension.span)
        if parameter(envelope.name) == parameter(dimension.name):
            yield _Named(f"the object {envelope.name!r}", parameter(envelope.name), envelope.span)
        if parameter(argument) == parameter(dimension.name):
            yield _Named(f"the argument {argument!r}", parameter(argument), transport.operation.span)


def _attributes(spec: Spec, record: ObjectType) -> Iterator[_Named]:
    if isinstance(record, SignalType):
        discriminator = spec.transport.discriminator
        yield _Named(f"{discriminator.name!r}", attribute(discriminator.name), discriminator.span)
    is_envelope = record is spec.transport.envelope
    for field in record.fields:
        if isinstance(record, SignalType) and field.name == spec.transport.discriminator.name:
            continue  # reported already
        name = envelope_attribute(spec, field) if is_envelope else attribute(field.name)
        yield _Named(f"{field.name!r}", name, field.span)


def _check_clashes(kind: str, names: Iterable[_Named], diagnostics: Diagnostics) -> dict[str, _Named]:
    """Reports names that differ in letter case at most; gives back the first of each."""
    seen: dict[str, _Named] = {}
    for named in names:
        first = seen.setdefault(named.name.lower(), named)
        if first is not named:
            _clash(kind, named, first, diagnostics)
    return seen


def _clash(kind: str, named: _Named, first: _Named, diagnostics: Diagnostics) -> None:
    diagnostics.error(
        "name-clash",
        f"{named.what} and {first.what} give the same {kind}: {named.name}",
        named.span,
        help="rename one of them",
        related=((first.span, f"{first.what} stands here"),),
    )
