"""The view of one record's dataclass."""

from __future__ import annotations

from typing import NamedTuple

from signalspec import naming
from signalspec.model import ContentType, EnumType, Field, ObjectReference, ObjectType, SignalType, Spec
from signalspec.targets.python.layout import docstring, from_import, literal, natural_order
from signalspec.targets.python.statements import call
from signalspec.targets.python.wording import field_paragraphs, record_paragraphs, record_title

_SCALARS = {"string": "str", "number": "float", "integer": "int", "boolean": "bool"}


class MemberView(NamedTuple):
    """One attribute; the texts are declarations and expressions."""

    attribute: str
    literal: str
    required: bool
    member: str
    declaration: str
    docstring: str
    write: str


class RecordView(NamedTuple):
    module_docstring: str
    class_name: str
    docstring: str
    kind: str
    from_what: str
    error: str
    fields: tuple[MemberView, ...]
    members: str
    discriminator: str | None
    discriminator_entry: str | None
    discriminator_attribute: str
    imports: tuple[str, ...]
    type_imports: tuple[str, ...]
    typing: str
    collections: str
    has_secret: bool
    empty: bool


def record_view(record: ObjectType, spec: Spec) -> RecordView:
    """What the dataclass template needs of a record."""
    discriminator = spec.transport.discriminator.name
    is_signal = isinstance(record, SignalType)
    attribute = naming.attribute(discriminator)
    members = tuple(_member(field, record, spec) for field in record.fields)
    runtime, types = _imports(record, spec)
    return RecordView(
        docstring([record_title(record)], 0),
        naming.class_name(record.name),
        docstring(record_paragraphs(record, spec), 4),
        "content" if is_signal else "object",
        "a content" if is_signal else "an object",
        naming.error_class(spec),
        members,
        call("_MEMBERS = Members", [str(len(record.required)), *(member.member for member in members)], 0),
        f"{attribute}: ClassVar[Literal[{literal(record.name)}]] = {literal(record.name)}"
        if is_signal
        else None,
        literal(discriminator) if is_signal else None,
        attribute,
        runtime,
        types,
        "ClassVar, Literal" if is_signal else "",
        "Mapping, Sequence" if any(f.is_array for f in record.fields) else "Mapping",
        any(f.secret for f in record.fields),
        not is_signal and not record.required,
    )


def _member(field: Field, record: ObjectType, spec: Spec) -> MemberView:
    attribute = attribute_of(field, record, spec)
    annotation = _annotation(field)
    default = ""
    if field.secret:
        default = " = field(repr=False)" if field.required else " = field(default=None, repr=False)"
    elif not field.required:
        default = " = None"
    optional = "" if field.required else " | None"
    return MemberView(
        attribute,
        literal(field.name),
        field.required,
        f"({literal(attribute)}, {literal(field.name)}, {_converter(field)})",
        f"{attribute}: {annotation}{optional}{default}",
        docstring(field_paragraphs(field), 4),
        _write(field, f"self.{attribute}"),
    )


def attribute_of(field: Field, record: ObjectType, spec: Spec) -> str:
    """What a member is called in memory."""
    if record.name == spec.transport.envelope.name:
        return naming.envelope_attribute(spec, field)
    return naming.attribute(field.name)


def _annotation(field: Field) -> str:
    element = field.element
    if isinstance(element, EnumType):
        name = naming.class_name(element.enum.name)
    elif isinstance(element, ObjectReference):
        name = naming.class_name(element.object.name)
    elif isinstance(element, ContentType):
        name = "Content"
    else:
        name = _SCALARS[element.kind]
    return f"Sequence[{name}]" if field.is_array else name


def _converter(field: Field) -> str | None:
    """What makes the attribute's value of the member's, which is not null."""
    convert = _element_converter(field)
    if not field.is_array:
        return convert
    return f"each({convert})" if convert else "tuple"


def _element_converter(field: Field) -> str | None:
    element = field.element
    if isinstance(element, EnumType):
        return f"member_of({naming.class_name(element.enum.name)})"
    if isinstance(element, ObjectReference):
        return f"{naming.class_name(element.object.name)}.from_valid"
    if isinstance(element, ContentType):
        return "content_from_valid"
    if element.kind == "integer":
        return "int"
    return "float" if field.decimal else None


def _write(field: Field, source: str) -> str:
    element = field.element
    suffix = ".value" if isinstance(element, EnumType) else ".to_dict()"
    if isinstance(element, (EnumType, ObjectReference, ContentType)):
        return f"[item{suffix} for item in {source}]" if field.is_array else f"{source}{suffix}"
    return f"list({source})" if field.is_array else source


def _wire_names(record: ObjectType) -> list[str]:
    converters = " ".join(str(_converter(field)) for field in record.fields)
    return ["Members", *(name for name in ("each", "member_of") if f"{name}(" in converters)]


def _imports(record: ObjectType, spec: Spec) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Imports needed at run time, and those that only annotations need."""
    enums = sorted(
        {naming.class_name(f.element.enum.name) for f in record.fields if isinstance(f.element, EnumType)}
    )
    found = {f.element.object.name for f in record.fields if isinstance(f.element, ObjectReference)}
    objects = sorted(found, key=lambda name: natural_order(naming.module(name)))
    lines = [from_import("..enums", enums)] if enums else []
    has_content = any(isinstance(f.element, ContentType) for f in record.fields)
    lines.append(f"from ..errors import {naming.error_class(spec)}")
    here = "." if not isinstance(record, SignalType) else "..objects."
    object_lines = [f"from {here}{naming.module(o)} import {naming.class_name(o)}" for o in objects]
    tail = [
        "from ..runtime.conditions import passes",
        "from ..runtime.findings import Findings",
        f"from ..runtime.wire import {', '.join(_wire_names(record))}",
        *(["from ..signals.content import content_from_valid"] if has_content else []),
        f"from ..validators.{naming.module(record.name)} import accepts, explain",
    ]
    lines += [*object_lines, *tail] if here != "." else [*tail, *object_lines]
    return tuple(lines), ("from ..contents import Content",) if has_content else ()
