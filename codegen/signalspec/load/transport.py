"""How signals travel: the envelope, its content, the discriminator, the operation."""

from __future__ import annotations

from dataclasses import replace

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics
from signalspec.load.access import mapping, places_of, scalars, span_of, text, whole
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
    trial = _trial(node, envelope, fields, diagnostics) if envelope else None
    operation = _operation(node)
    if envelope is None or content is None or discriminator is None or operation is None:
        return None
    return Transport(
        envelope, content, discriminator, node.span, operation, text(node, "wrapper"), trial, places_of(node)
    )


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
    field = _field_of(envelope, node, "content", "as required in", fields, diagnostics)
    if field is None or (isinstance(field.type, ContentType) and field.required):
        return field
    right_type = isinstance(field.type, ContentType)
    diagnostics.error(
        "content",
        f"{field.name!r} of {envelope.name} must be a required field of type `content`",
        field.span,
        help="list it as required" if right_type else "write `type: content`",
        related=((field.definition, "defined here"),),
    )
    return None


def _trial(
    node: MappingNode, envelope: ObjectType, fields: FieldReader, diagnostics: Diagnostics
) -> Field | None:
    field = _field_of(envelope, node, "trial", "in", fields, diagnostics)
    if field is None or field.type == ScalarType("boolean"):
        return field
    diagnostics.error(
        "trial",
        f"{field.name!r} of {envelope.name} must be of type `boolean`",
        field.span,
        help="name a field that is true for what is sent on trial, or leave `trial` out",
        related=((field.definition, "defined here"),),
    )
    return None


def _field_of(
    envelope: ObjectType,
    node: MappingNode,
    key: str,
    listed: str,
    fields: FieldReader,
    diagnostics: Diagnostics,
) -> Field | None:
    """The field of the envelope that `key` names; None where it names none (reported)."""
    name = text(node, key)
    known = {field.name: field for field in envelope.fields}
    if name is None or name in known:
        return known[name] if name is not None else None
    if name not in fields.failed:
        diagnostics.error(
            "unknown-field",
            f"{envelope.name} has no field {name!r}",
            span_of(node, key),
            help=hint(name, list(known), diagnostics) or f"list it {listed} {envelope.name}",
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
    plain = replace(field, limits=NO_LIMITS, advice=NO_LIMITS, secret=False)
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
    places = places_of(found)
    for key, value in results.items() if results else ():
        inner = next(scalars(value)).text
        result.append((key.text, f"[{inner}]" if isinstance(value, SequenceNode) else inner))
        places[f"result.{key.text}"] = key.span
    endpoints = mapping(found, "endpoints")
    for key, value in endpoints.items() if endpoints else ():
        places[f"endpoints.{key.text}"] = value.span
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
        places,
    )
