"""How signals travel: the envelope, its content, the discriminator, the operation."""

from __future__ import annotations

from dataclasses import replace

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics
from signalspec.load.access import mapping, scalars, span_of, text, whole
from signalspec.load.fields import FieldReader
from signalspec.load.lists import Use
from signalspec.load.objects import Objects
from signalspec.model import NO_LIMITS, ContentType, Field, ObjectType, Operation, ScalarType, Transport
from signalspec.nodes import MappingNode, ScalarNode, SequenceNode


def resolve_transport(
    node: MappingNode,
    objects: Objects,
    fields: FieldReader,
    diagnostics: Diagnostics,
) -> Transport | None:
    """The transport, or None where a name in it leads nowhere (reported)."""
    envelope = _envelope(node, objects, diagnostics)
    discriminator = _discriminator(node, fields, diagnostics)
    content = _content(node, envelope, fields, diagnostics) if envelope else None
    operation = _operation(node)
    if envelope is None or content is None or discriminator is None or operation is None:
        return None
    return Transport(envelope, content, discriminator, node.span, operation, text(node, "wrapper"))


def _envelope(node: MappingNode, objects: Objects, diagnostics: Diagnostics) -> ObjectType | None:
    name = text(node, "envelope")
    if name is None:
        return None
    if name not in objects.nodes and not objects.nodes.reported(name):
        diagnostics.error(
            "unknown-type",
            f"there is no object {name!r}",
            span_of(node, "envelope"),
            help=hint(name, objects.nodes, diagnostics) or f"add {name!r} under `objects:`",
        )
    return objects.built.get(name)


def _content(
    node: MappingNode, envelope: ObjectType, fields: FieldReader, diagnostics: Diagnostics
) -> Field | None:
    name = text(node, "content")
    if name is None:
        return None
    for field in envelope.fields:
        if field.name == name:
            if isinstance(field.type, ContentType) and field.required:
                return field
            diagnostics.error(
                "content",
                f"{name!r} of {envelope.name} must be a required field of type `content`",
                field.span,
                help="list it as required"
                if isinstance(field.type, ContentType)
                else "write `type: content`",
                related=((field.definition, "defined here"),),
            )
            return None
    if name not in fields.failed:
        known = [field.name for field in envelope.fields]
        diagnostics.error(
            "unknown-field",
            f"{envelope.name} has no field {name!r}",
            span_of(node, "content"),
            help=hint(name, known, diagnostics) or f"list it as required in {envelope.name}",
        )
    return None


def _discriminator(node: MappingNode, fields: FieldReader, diagnostics: Diagnostics) -> Field | None:
    name = node.get("discriminator")
    if not isinstance(name, ScalarNode):
        return None
    dictionary = fields.lists.dictionary
    entry = dictionary.get(name.text)
    if entry is None:
        if not dictionary.reported(name.text):
            diagnostics.error(
                "unknown-field",
                f"there is no field {name.text!r}",
                name.span,
                help=hint(name.text, dictionary, diagnostics) or f"add {name.text!r} under `fields:`",
            )
        return None
    fields.lists.used.add(name.text)
    field = fields.field(Use(name.text, entry[1], entry[0].span), required=True)
    if field is None:
        return None
    plain = replace(field, limits=NO_LIMITS, advice=NO_LIMITS)
    if field.type != ScalarType("string") or plain != field:
        message = "the discriminator is a plain string without limits"
        help = "its values are the names of the signals: write no more than `type: string` and `doc`"
        diagnostics.error("discriminator", message, entry[0].span, help=help)
    return plain


def _operation(node: MappingNode) -> Operation | None:
    found = mapping(node, "operation")
    if found is None:
        return None
    name, argument, most = text(found, "mutation"), text(found, "argument"), whole(found, "max_items")
    if name is None or argument is None or most is None:
        return None
    result = []
    results = mapping(found, "result")
    for key, value in results.items() if results else ():
        inner = next(scalars(value)).text
        result.append((key.text, f"[{inner}]" if isinstance(value, SequenceNode) else inner))
    endpoints = mapping(found, "endpoints")
    advice = mapping(found, "advice")
    return Operation(
        name,
        argument,
        tuple(result),
        most,
        found.span,
        text(found, "doc") or "",
        text(found, "key_header"),
        tuple((k.text, str(v.value)) for k, v in endpoints.items() if isinstance(v, ScalarNode))
        if endpoints
        else (),
        advice is not None and advice.get("min_items") is not None,
        text(found, "note"),
    )
