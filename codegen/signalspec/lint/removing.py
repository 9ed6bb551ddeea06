"""Edits that take an entry out of a spec's text and leave everything around it as it is."""

from __future__ import annotations

from signalspec.diagnostics import Span
from signalspec.lint.records import Edit, Subject
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode


class Removals:
    """Edits that take single parts out of a mapping or sequence; none where that cannot be done safely."""

    def __init__(self, subject: Subject, parent: MappingNode | SequenceNode) -> None:
        self._subject = subject
        self._parts: list[tuple[Span, Node]]
        if isinstance(parent, MappingNode):
            self._parts = [(key.span, value) for key, value in parent.items()]
            self._places = {key: place for place, key in enumerate(parent.entries)}
        else:
            self._parts = [(item.span, item) for item in parent.items]
            self._places = {}

    def of_entry(self, key: str) -> tuple[Edit, ...]:
        """Takes the entry of that key out of a mapping."""
        return self.of_item(self._places[key])

    def of_item(self, index: int) -> tuple[Edit, ...]:
        """Takes the part of that number out."""
        if len(self._parts) == 1:
            return ()
        start, node = self._parts[index]
        line, column = end_of(self._subject, node)
        before = self._subject.line(start.line)[: start.column - 1]
        after = self._subject.line(line)[column - 1 :].strip()
        if not before.strip(" -") and before.count("-") <= 1 and (not after or after.startswith("#")):
            return (Edit(Span(start.file, start.line, 1, line + 1, 1), ""),)
        if index + 1 < len(self._parts):
            following = self._parts[index + 1][0]
            if following.line == start.line:
                place = Span(start.file, start.line, start.column, following.line, following.column)
                return (Edit(place, ""),)
        if index:
            last_line, last_column = end_of(self._subject, self._parts[index - 1][1])
            if last_line == line:
                return (Edit(Span(start.file, last_line, last_column, line, column), ""),)
        return ()


def end_of(subject: Subject, node: Node) -> tuple[int, int]:
    """Line and column just behind a node's last character; block collections end with their last part."""
    span = node.span
    first = subject.text[subject.offset(span.line, span.column) : subject.offset(span.line, span.column) + 1]
    if isinstance(node, ScalarNode):
        if first not in ("|", ">"):
            return span.end_line, span.end_column
        line = span.end_line if span.end_column > 1 else span.end_line - 1
        while line > span.line and not subject.line(line).strip():
            line -= 1
        return line, len(subject.line(line).rstrip()) + 1
    parts = node.items if isinstance(node, SequenceNode) else [value for _, value in node.items()]
    if first in ("[", "{") or not parts:
        return span.end_line, span.end_column
    return end_of(subject, parts[-1])
