"""What a YAML text is made of: scalars, sequences and mappings that know where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from signalspec.diagnostics import Span
from signalspec.model import Json


@dataclass(slots=True)
class ScalarNode:
    """`text` as written, `value` as JSON; a quoted scalar is always a string."""

    text: str
    value: bool | int | float | str | None
    span: Span


@dataclass(slots=True)
class SequenceNode:
    """`refused` says that some items did not fit and were reported and left out."""

    span: Span
    items: list[Node] = field(default_factory=list)
    refused: bool = False


@dataclass(slots=True)
class MappingNode:
    """Entries in the order of the file, by the key's text.

    `refused` are keys that did not fit, or whose values did not, and were reported and left out.
    """

    span: Span
    entries: dict[str, tuple[ScalarNode, Node]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def get(self, key: str) -> Node | None:
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def items(self) -> Iterator[tuple[ScalarNode, Node]]:
        yield from self.entries.values()


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


def to_json(node: Node, places: dict[str, Span], pointer: str = "") -> Json:
    """The JSON value of a node; enters the span of each part into `places` by JSON Pointer."""
    places[pointer] = node.span
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [to_json(item, places, f"{pointer}/{index}") for index, item in enumerate(node.items)]
    return {
        key: to_json(value, places, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
        for key, (_, value) in node.entries.items()
    }
