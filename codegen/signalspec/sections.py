"""The sections of a document, each read by itself: those that an edit does not touch are known already.

A section is a key in the first column with all that follows, up to the next such key. Where each of them is
a sound document by itself, together they are what the whole says: a value ends before a key in the first
column, unless it is in quotes or brackets that are still open, and then the section is not sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml

from signalspec.composing import LOADER, Composer
from signalspec.diagnostics import Diagnostics, Span
from signalspec.nodes import MappingNode, Node, ScalarNode

# A larger text could have more parts than the composer takes, which counts them over the whole.
_LONGEST = 500_000
# No document of ours has as many, and each costs a parser.
_MOST = 50

# By the lines before a section, and its text.
_Sections: TypeAlias = dict[tuple[int, str], MappingNode]
# What the last sound document of each file consisted of; of a few files.
_known: dict[str, _Sections] = {}
_FILES = 4

_KEY = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*:(?=[ \n])", re.MULTILINE)
# Nothing but comments may stand before the first section.
_HEAD = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*")
# What YAML takes for the end of a line, and we do not; and a directive or mark of a document.
_ODD = re.compile("[\r\x85\u2028\u2029]|^(?:---|\\.\\.\\.|%)", re.MULTILINE)


def compose_sections(text: str, file: str) -> MappingNode | None:
    """The document's root with the places of all its parts, made of its sections.

    None where the text has to be read as a whole: it has a mistake, or no sections. The nodes are shared with
    what was read before, so nobody may change them.
    """
    if len(text) > _LONGEST or _ODD.search(text):
        return None
    entries: dict[str, tuple[ScalarNode, Node]] = {}
    sections: _Sections = {}
    known = _known.get(file, {})
    line = 0
    for section in _split(text):
        root = known.get((line, section)) or _section(section, file, line)
        if root is None or not entries.keys().isdisjoint(root.entries):
            return None
        entries.update(root.entries)
        sections[line, section] = root
        line += section.count("\n")
    if not sections:
        return None
    _remember(file, sections)
    spans = [root.span for root in sections.values()]
    first, last = spans[0], spans[-1]
    return MappingNode(Span(file, first.line, first.column, last.end_line, last.end_column), entries)


def _remember(file: str, sections: _Sections) -> None:
    _known.pop(file, None)
    if len(_known) >= _FILES:
        del _known[next(iter(_known))]
    _known[file] = sections


def _split(text: str) -> Iterator[str]:
    """The sections, the first with what stands before it; nothing where there are none, or too many."""
    starts = [found.start() for found in _KEY.finditer(text)]
    if 0 < len(starts) <= _MOST and _HEAD.fullmatch(text, 0, starts[0]):
        for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True):
            yield text[start:end]


def _section(text: str, file: str, line: int) -> MappingNode | None:
    """The mapping of one entry that begins after `line` lines; None where the text is something else."""
    diagnostics = Diagnostics()
    try:
        root: Node | None = Composer(file, diagnostics, line).compose(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError:
        return None
    sound = isinstance(root, MappingNode) and len(root.entries) == 1 and not len(diagnostics)
    return root if isinstance(root, MappingNode) and sound else None
