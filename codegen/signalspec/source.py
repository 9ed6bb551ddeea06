"""YAML text -> nodes that know where they stand.

Built from the parser's events, not its objects, so that nothing a document says can construct
anything, recurse without bound, or grow beyond the text itself.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from signalspec.composing import LOADER, MAX_DEPTH, Composer
from signalspec.diagnostics import Diagnostic, Diagnostics, Span, SpecError
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode, to_json
from signalspec.sections import compose_sections

__all__ = ["MAX_DEPTH", "MappingNode", "Node", "ScalarNode", "SequenceNode", "parse", "read_file", "to_json"]

MAX_BYTES = 16 * 1024 * 1024

_SURROGATE = re.compile("[\ud800-\udfff]")
# Words of the parser's complaint -> what to do about it.
_YAML_HELP = {
    "mapping values are not allowed": "put quotes around a text that holds `: `, or check the indentation",
    "cannot start any token": "indent with spaces, and put quotes around a text that begins with @, ` or %",
    "expected key": "check the indentation, and the quotes and brackets above",
    "expected ',' or": "close the bracket, or put a comma between the entries",
    "expected node content": "take the comma out, or write what belongs there",
    "expected ':'": "write `: ` after a key",
    "expected '-' indicator": "begin each item of a list with `- `, all in the same column",
    "end of stream": "close the quotes",
    "escape": "use single quotes for a text with backslashes",
    "control characters": r'write it as an escape in double quotes, such as "\x07"',
}


def read_file(path: Path) -> str:
    """The text of a spec file. SpecError where it cannot be read, is too large, or is no UTF-8."""
    place = Span(str(path), 1, 1, 1, 1)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refused(
            "unreadable", f"cannot read this file: {error.strerror}", place, "name another file"
        ) from None
    if len(data) > MAX_BYTES:
        message = f"this file is larger than {MAX_BYTES // 2**20} MiB"
        raise _refused("too-large", message, place, "split it into several specs")
    return decode(data, str(path))


def decode(data: bytes, file: str) -> str:
    """The text of a spec that goes by the name `file`. SpecError where it is no UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8", "replace")) + 1
        place = Span(file, line, column, line, column + 1)
        message = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8: {error.reason}"
        raise _refused("not-utf8", message, place, "save the file as UTF-8") from None


def _refused(code: str, message: str, place: Span, help: str) -> SpecError:
    return SpecError([Diagnostic(code, message, place, help)])


def parse(text: str, file: str, diagnostics: Diagnostics) -> Node | None:
    """The document's root node, or None after a mistake that ends the reading.

    Duplicate keys, anchors, aliases, tags and boundless numbers are collected in `diagnostics`, and
    reading goes on without them.
    """
    broken = _SURROGATE.search(text)
    if broken:
        _broken(text, broken.start(), "one half of a surrogate pair stands here", file, diagnostics)
        return None
    sound = compose_sections(text, file)
    if sound is not None:
        return sound
    try:
        return Composer(file, diagnostics).compose(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        _not_yaml(error, file, diagnostics)
    except yaml.YAMLError as error:
        position, reason = getattr(error, "position", 0), str(getattr(error, "reason", error))
        if LOADER is not yaml.SafeLoader:  # the C reader counts bytes
            position = len(text.encode()[:position].decode("utf-8", "ignore"))
        _broken(text, position, reason, file, diagnostics)
    return None


def _not_yaml(error: yaml.MarkedYAMLError, file: str, diagnostics: Diagnostics) -> None:
    """Reports a mistake that the parser found."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or error.context or "the parser gives no reason"
    begun = error.context_mark
    related: tuple[tuple[Span, str], ...] = ()
    if error.context and begun and begun.line + 1 < line:
        place = Span(file, begun.line + 1, begun.column + 1, begun.line + 1, begun.column + 2)
        related = ((place, f"{error.context} that begins here"),)
    span = Span(file, line, column, line, column + 1)
    diagnostics.error("yaml", f"not YAML: {problem}", span, help=_yaml_help(problem), related=related)


def _broken(text: str, position: int, reason: str, file: str, diagnostics: Diagnostics) -> None:
    """Reports a character that no YAML text can hold."""
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    span = Span(file, line, column, line, column + 1)
    diagnostics.error("yaml", f"not YAML: {reason}", span, help=_yaml_help(reason))


def _yaml_help(problem: str) -> str | None:
    return next((help for words, help in _YAML_HELP.items() if words in problem), None)
