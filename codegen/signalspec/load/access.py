"""Reading conforming nodes: what the shapes promised, as Python values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from signalspec.diagnostics import Span
from signalspec.model import Deprecation, Example
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode, to_json

Entry = TypeVar("Entry")


class Section(dict[str, Entry]):
    """What a section of the document gives, by name; it also knows the names whose entries were refused."""

    def __init__(self, document: MappingNode, name: str) -> None:
        super().__init__()
        found = document.get(name)
        self.refused = set(found.refused) if isinstance(found, MappingNode) else set()
        self._all_refused = name in document.refused

    def reported(self, name: str) -> bool:
        """Whether there is a finding about that entry already, or about the whole section."""
        return self._all_refused or name in self.refused


def text(node: MappingNode, key: str) -> str | None:
    found = node.get(key)
    return found.value if isinstance(found, ScalarNode) and isinstance(found.value, str) else None


def flag(node: MappingNode, key: str) -> bool:
    found = node.get(key)
    return isinstance(found, ScalarNode) and found.value is True


def whole(node: MappingNode, key: str) -> int | None:
    found = node.get(key)
    return found.value if isinstance(found, ScalarNode) and isinstance(found.value, int) else None


def number(node: MappingNode, key: str) -> int | float | None:
    found = node.get(key)
    return found.value if isinstance(found, ScalarNode) and isinstance(found.value, (int, float)) else None


def scalars(node: Node | None) -> Iterator[ScalarNode]:
    """The scalar items of a list; a lone scalar counts as a list of one."""
    items = node.items if isinstance(node, SequenceNode) else [node]
    for item in items:
        if isinstance(item, ScalarNode):
            yield item


def texts(node: MappingNode, key: str) -> tuple[str, ...]:
    return tuple(str(item.value) for item in scalars(node.get(key)))


def mapping(node: MappingNode, key: str) -> MappingNode | None:
    found = node.get(key)
    return found if isinstance(found, MappingNode) else None


def children(node: MappingNode, key: str) -> Iterator[tuple[ScalarNode, MappingNode]]:
    """The entries of the mapping under `key` whose values are mappings."""
    found = mapping(node, key)
    for name, value in found.items() if found else ():
        if isinstance(value, MappingNode):
            yield name, value


def span_of(node: MappingNode, key: str) -> Span:
    """Where the value of `key` stands; the mapping itself where there is no such key."""
    found = node.get(key)
    return found.span if found else node.span


def described(node: Node) -> tuple[str, str | None, dict[str, Span]] | None:
    """What a value or tier means, what it was called before, and where that stands; the one may be all."""
    if isinstance(node, ScalarNode):
        return str(node.value), None, {"doc": node.span}
    if isinstance(node, MappingNode):
        return text(node, "doc") or "", text(node, "was"), places_of(node)
    return None


def places_of(node: MappingNode) -> dict[str, Span]:
    """Where the value of each key stands."""
    return {key: value.span for key, (_, value) in node.entries.items()}


def deprecation(node: MappingNode) -> Deprecation | None:
    found = mapping(node, "deprecated")
    if found is None:
        return None
    return Deprecation(text(found, "since"), text(found, "use"), text(found, "doc"), span_of(found, "use"))


def read_examples(node: Node | None) -> tuple[Example, ...]:
    """The mappings in a list, as data that knows its places."""
    found = []
    for item in node.items if isinstance(node, SequenceNode) else ():
        places: dict[str, Span] = {}
        value = to_json(item, places)
        if isinstance(value, dict):
            found.append(Example(value, item.span, places))
    return tuple(found)
