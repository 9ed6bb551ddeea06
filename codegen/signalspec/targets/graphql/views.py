"""What the templates loop over: input types and enums with their texts ready, unquoted."""

from __future__ import annotations

from typing import NamedTuple

from signalspec import naming
from signalspec.model import (
    ContentType,
    Enum,
    EnumType,
    Field,
    ObjectReference,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.targets.graphql.names import JSON, TypeNames
from signalspec.targets.graphql.wording import (
    content_description,
    deprecation_reason,
    enum_description,
    field_description,
    record_description,
)

_SCALARS = {"string": "String", "number": "Float", "integer": "Int", "boolean": "Boolean"}


class FieldView(NamedTuple):
    """`type` is all that follows the colon but directives; `deprecated` is the reason."""

    name: str
    type: str
    description: str
    deprecated: str | None = None


class InputView(NamedTuple):
    name: str
    description: str
    fields: tuple[FieldView, ...]


class EnumView(NamedTuple):
    """`values` are (name, description) pairs."""

    name: str
    description: str
    values: tuple[tuple[str, str], ...]


def type_reference(field: Field, names: TypeNames) -> str:
    """The type of an input field, such as `[LineInput!]!`."""
    element = field.element
    if isinstance(element, ContentType):
        name = JSON
    elif isinstance(element, EnumType):
        name = element.enum.name if element.enum.name in names.enums else "String"
    elif isinstance(element, ObjectReference):
        name = naming.input_name(element.object.name)
    else:
        name = _SCALARS[element.kind]
    return (f"[{name}!]" if field.is_array else name) + ("!" if field.required else "")


def input_view(record: ObjectType, spec: Spec, names: TypeNames) -> InputView:
    """The input type of an object, or of a signal with its discriminator."""
    first = (_discriminator(record, spec, names),) if isinstance(record, SignalType) else ()
    fields = tuple(_field(field, spec, names) for field in record.fields)
    return InputView(
        naming.input_name(record.name), record_description(record, spec), (*first, *fields) or _NONE
    )


def enum_view(enum: Enum) -> EnumView:
    return EnumView(enum.name, enum_description(enum), tuple((v.value, v.doc) for v in enum.values))


def discriminator_enum(signal: SignalType, spec: Spec, names: TypeNames) -> EnumView | None:
    """The enum with the signal's name as its one value; None where that cannot be an enum value."""
    name = names.discriminators.get(signal.name)
    if name is None:
        return None
    says = f"The one value of `{spec.transport.discriminator.name}` in {naming.input_name(signal.name)}."
    return EnumView(name, says, ((signal.name, signal.title),))


# GraphQL has no objects without fields; null is the only value that means nothing here.
_NONE = (FieldView("_empty", "Boolean", "This object has no fields; GraphQL asks for one."),)


def _field(field: Field, spec: Spec, names: TypeNames) -> FieldView:
    reason = deprecation_reason(field.deprecated) if field.deprecated and not field.required else None
    if isinstance(field.element, ContentType):
        says = content_description(field, spec)
    else:
        says = field_description(field, names.enums)
    return FieldView(field.name, type_reference(field, names), says, reason)


def _discriminator(signal: SignalType, spec: Spec, names: TypeNames) -> FieldView:
    """With a default: whoever gets the type already knows which it is, and what arrives is complete."""
    field = spec.transport.discriminator
    enum = names.discriminators.get(signal.name)
    if enum is None:
        return FieldView(field.name, "String!", f"{field.doc} Always `{signal.name}` here.")
    says = f"{field.doc} Filled in where it is left out."
    return FieldView(field.name, f"{enum}! = {signal.name}", says)
