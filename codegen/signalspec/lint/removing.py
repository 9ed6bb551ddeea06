"""Edits that take an entry out of a spec's text and leave everything around it as it is."""

from __future__ import annotations

from signalspec.diagnostics import Span
from signalspec.lint.records import Edit, Subject
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode


def removed_entry(subject: Subject, parent: MappingNode, key: str) -> tuple[Edit, ...]:
    """Takes the entry `key` out of `parent`; nothing where that cannot be done safely."""
    parts = [(name.span, value) for name, value in parent.items()]
    return _removed(subject, parts, list(parent.entries).index(key))


def removed_item(subject: Subject, parent: SequenceNode, index: int) -> tuple[Edit, ...]:
    """Takes that item out of `parent`; nothing where that cannot be done safely."""
    return _removed(subject, [(item.span, item) for item in parent.items], index)


def _removed(subject: Subject, parts: list[tuple[Span, Node]], index: int) -> tuple[Edit, ...]:
    if len(parts) == 1:
        return ()
    start, node = parts[index]
    line, column = end_of(subject, node)
    before = subject.line(start.line)[: start.column - 1]
    after = subject.line(line)[column - 1 :].strip()
    if not before.strip(" -") and before.count("-") <= 1 and (not after or after.startswith("#")):
        return (Edit(Span(start.file, start.line, 1, line + 1, 1), ""),)
    if index + 1 < len(parts):
        following = parts[index + 1][0]
        if following.line == start.line:
            return (Edit(Span(start.file, start.line, start.column, following.line, following.column), ""),)
    if index:
        last_line, last_column = end_of(subject, parts[index - 1][1])
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
