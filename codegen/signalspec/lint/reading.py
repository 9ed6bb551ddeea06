"""The parts of a document that several rules look at."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.diagnostics import Span
from signalspec.model import EnumType, Field, ObjectReference
from signalspec.nodes import MappingNode, ScalarNode, SequenceNode

RECORDS = ("objects", "signals")


def mapping(node: MappingNode, *keys: str) -> MappingNode:
    """The mapping that the keys lead to; an empty one where there is none."""
    for key in keys:
        found = node.get(key)
        if not isinstance(found, MappingNode):
            return MappingNode(node.span)
        node = found
    return node


def entries(node: MappingNode, *keys: str) -> Iterator[tuple[ScalarNode, MappingNode]]:
    """The entries, in the mapping that the keys lead to, that are mappings themselves."""
    for name, value in mapping(node, *keys).items():
        if isinstance(value, MappingNode):
            yield name, value


def keys(node: MappingNode, *path: str) -> Iterator[ScalarNode]:
    """The names in the mapping that the path leads to."""
    yield from (key for key, _ in mapping(node, *path).entries.values())


def span_of(node: MappingNode, key: str) -> Span:
    """Where the value of `key` stands; the mapping itself where there is no such key."""
    found = node.get(key)
    return found.span if found else node.span


def field_lists(document: MappingNode) -> Iterator[tuple[str, SequenceNode]]:
    """Every list of fields with the name of its owner; a group's owner is written $name."""
    for name, value in mapping(document, "groups").items():
        if isinstance(value, SequenceNode):
            yield f"${name.text}", value
    for section in RECORDS:
        for name, record in entries(document, section):
            for key in ("required", "optional"):
                listed = record.get(key)
                if isinstance(listed, SequenceNode):
                    yield name.text, listed


def overrides(found: SequenceNode) -> Iterator[tuple[int, ScalarNode, MappingNode]]:
    """The overrides in a list of fields: number of the item, the field's name, what is said anew."""
    for index, item in enumerate(found.items):
        for name, patch in item.items() if isinstance(item, MappingNode) else ():
            if isinstance(patch, MappingNode):
                yield index, name, patch


def type_name(field: Field) -> str:
    """The field's type as a spec writes it."""
    element = field.element
    if isinstance(element, EnumType):
        name = element.enum.name
    elif isinstance(element, ObjectReference):
        name = element.object.name
    else:
        name = field.scalar or "content"
    return f"[{name}]" if field.is_array else name
