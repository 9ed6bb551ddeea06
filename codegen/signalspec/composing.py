"""YAML events -> nodes that know where they stand.

Scalars are read by the rules of YAML 1.2: `no`, `on` and `12:30` are text. What is not part of the
language (anchors, aliases, tags, numbers beyond binary64) is reported and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from signalspec.diagnostics import Diagnostics, Span
from signalspec.model import NUMBER_MAX
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 20
MAX_EVENTS = 1_000_000
MAX_REFUSALS = 1_000

_INTEGER = re.compile(r"[-+]?[0-9]{1,400}\Z")
NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NUMBER_STARTS = frozenset("+-.0123456789")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_SHOWN = 40


@dataclass(slots=True)
class _Frame:
    """An open collection; a mapping is given keys and values by turns. The key is None if refused."""

    node: SequenceNode | MappingNode
    key: ScalarNode | None = None
    awaits_value: bool = False


class Composer:
    """Builds the nodes of one document from its events; its text begins after `line` lines of the file."""

    def __init__(self, file: str, diagnostics: Diagnostics, line: int = 0) -> None:
        self._file = file
        self._first_line = line + 1
        self._diagnostics = diagnostics
        self._root: Node | None = None
        self._open: list[_Frame] = []
        self._refusals = 0

    def compose(self, events: Iterator[yaml.Event]) -> Node | None:
        """The root node, or None where there is none that can be used."""
        documents = skipping = 0
        for number, event in enumerate(events, 1):
            if number > MAX_EVENTS:
                message = f"the spec has more than {MAX_EVENTS:,} parts"
                self._error(event, "too-large", message, "split it into several specs")
                return None
            if self._refusals > MAX_REFUSALS:
                message = f"more than {MAX_REFUSALS:,} things up to here are not part of the language"
                self._error(event, "too-many", message, "mend those first: the rest was not read")
                return None
            if skipping:
                skipping += _opens(event) - isinstance(event, yaml.CollectionEndEvent)
            elif isinstance(event, yaml.NodeEvent):
                node = self._take(event)
                if node is None:
                    skipping = int(_opens(event))
                elif not isinstance(node, ScalarNode):
                    if len(self._open) >= MAX_DEPTH:
                        message = f"nested deeper than {MAX_DEPTH} levels"
                        self._error(event, "too-deep", message, "no spec needs that many: check the brackets")
                        return None
                    self._open.append(_Frame(node))
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._error(event, "yaml", "a second document begins here", "a spec is one YAML document")
                    break
        return self._root

    def _close(self, event: yaml.Event) -> None:
        closed = self._open.pop().node
        start, end = closed.span, self._span(event)
        closed.span = Span(self._file, start.line, start.column, end.end_line, end.end_column)

    def _take(self, event: yaml.NodeEvent) -> Node | None:
        """Puts the event's node where it belongs; None where it is refused."""
        if not self._open:
            self._root = self._node(event)
            return self._root
        frame = self._open[-1]
        parent = frame.node
        if isinstance(parent, SequenceNode):
            node = self._node(event)
            if node is None:
                parent.refused = True
            else:
                parent.items.append(node)
        elif frame.awaits_value:
            node = self._node(event)
            frame.awaits_value = False
            if frame.key is not None:
                self._enter(parent, frame.key, node)
        else:
            node = frame.key = self._key(event)
            frame.awaits_value = True
        return node

    def _enter(self, parent: MappingNode, key: ScalarNode, node: Node | None) -> None:
        first = parent.entries.get(key.text)
        if first is not None:
            self._diagnostics.error(
                "duplicate-key",
                f"the key {_shortened(key.text)!r} stands twice",
                key.span,
                help="keep one of the two",
                related=((first[0].span, "first written here"),),
            )
        elif node is None:
            parent.refused.add(key.text)
        else:
            parent.entries[key.text] = (key, node)

    def _key(self, event: yaml.NodeEvent) -> ScalarNode | None:
        if _opens(event):
            help = "put quotes around a name that begins with [ or {"
            self._error(event, "key", "a key must be a name, not a list or a mapping", help)
            return None
        node = self._node(event, is_key=True)
        return node if isinstance(node, ScalarNode) else None

    def _node(self, event: yaml.NodeEvent, *, is_key: bool = False) -> Node | None:
        if event.anchor is not None and not self._may_stay(event):
            return None
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)), "an alias does not stay"
        if event.tag is not None:
            tag = _shortened(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._error(event, "tag", f"the tag {tag} is not part of the language", "take it out")
            return None
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            value = text if event.style or is_key else _plain_value(text)
            if isinstance(value, (int, float)) and not -NUMBER_MAX <= value <= NUMBER_MAX:
                message = f"the number {_shortened(text)} is beyond what binary64 holds"
                self._error(event, "number", message, "put quotes around it where it is a text")
                return None
            return ScalarNode(text, value, self._span(event))
        kind = SequenceNode if isinstance(event, yaml.SequenceStartEvent) else MappingNode
        return kind(self._span(event))

    def _may_stay(self, event: yaml.NodeEvent) -> bool:
        """Reports an anchor, which may be read as if it were not there, or an alias, which may not."""
        anchor = _shortened(event.anchor or "")
        if isinstance(event, yaml.AliasEvent):
            help = "use a group for fields; repeat any other value"
            self._error(event, "alias", f"the alias *{anchor} is not part of the language", help)
            return False
        help = "take it out; a group holds fields that go together"
        self._error(event, "alias", f"the anchor &{anchor} is not part of the language", help)
        return True

    def _error(self, event: yaml.Event, code: str, message: str, help: str) -> None:
        self._refusals += 1
        self._diagnostics.error(code, message, self._span(event), help=help)

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None, "PyYAML marks all events of a text"
        first = self._first_line
        return Span(self._file, start.line + first, start.column + 1, end.line + first, end.column + 1)


def _opens(event: yaml.Event) -> bool:
    return isinstance(event, yaml.CollectionStartEvent)


def _plain_value(text: str) -> bool | int | float | str | None:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INTEGER.match(text):
        return int(text)
    if NUMBER.match(text):
        return float(text)
    return text


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "..."
