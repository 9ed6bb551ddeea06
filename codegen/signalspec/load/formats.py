"""Formats (patterns with their pieces filled in, checked against their samples) and enums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics, Span
from signalspec.load.access import (
    Section,
    children,
    described,
    flag,
    mapping,
    places_of,
    scalars,
    span_of,
    text,
    texts,
)
from signalspec.load.slowness import slowness
from signalspec.model import Enum, EnumValue, Format
from signalspec.nodes import MappingNode, ScalarNode
from signalspec.patterns import PatternError, expand, parse

# All patterns of a spec together; one alone is bounded by the language of patterns.
MAX_PATTERNS = 500_000

_PIECE = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")
_JSON_SCHEMA_FORMATS = (
    "date", "date-time", "duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri",
    "iri-reference", "json-pointer", "regex", "relative-json-pointer", "time", "uri", "uri-reference",
    "uri-template", "uuid",
)  # fmt: skip


def resolve_formats(document: MappingNode, diagnostics: Diagnostics) -> Section[Format]:
    """The formats of the document by name; those whose pattern is unusable are reported and left out."""
    pieces = _pieces(document)
    texts_of = {name: str(piece.value) for name, piece in pieces.items()}
    formats: Section[Format] = Section(document, "formats")
    left = MAX_PATTERNS
    for name, node in children(document, "formats"):
        pattern = node.get("pattern")
        if not isinstance(pattern, ScalarNode) or _builds_on_refused(str(pattern.value), pieces):
            formats.refused.add(name.text)
            continue
        try:
            expanded = expand(str(pattern.value), texts_of)
            parsed = parse(expanded)
        except PatternError as error:
            _report(error, name.text, pattern, pieces, diagnostics)
            formats.refused.add(name.text)
            continue
        slow = slowness(parsed)
        if slow is not None:
            message = f"format {name.text}: {slow}"
            help = "make its repeated parts simpler, and such that they exclude what follows them"
            diagnostics.error("pattern", message, pattern.span, help=help)
            formats.refused.add(name.text)
            continue
        left -= len(expanded)
        if left < 0:
            message = f"the patterns of this spec have more than {MAX_PATTERNS} characters in all"
            diagnostics.error("pattern", message, pattern.span, help="make them simpler")
            break
        formats[name.text] = Format(
            name.text,
            expanded,
            text(node, "doc") or "",
            name.span,
            _json_schema(node, diagnostics),
            texts(node, "matches"),
            texts(node, "rejects"),
            text(node, "note"),
            text(node, "was"),
            places_of(node),
        )
        _check_samples(node, re.compile(expanded), diagnostics)
    return formats


def _builds_on_refused(pattern: str, pieces: Section[ScalarNode]) -> bool:
    return any(name not in pieces and pieces.reported(name) for name in _PIECE.findall(pattern))


def _report(
    error: PatternError,
    name: str,
    pattern: ScalarNode,
    pieces: Mapping[str, ScalarNode],
    diagnostics: Diagnostics,
) -> None:
    """Reports a pattern that is unusable at its format or, where it is to blame, at its piece."""
    node, owner = pattern, f"format {name}"
    if error.piece is not None:
        node, owner = pieces[error.piece], f"pattern {error.piece}"
    diagnostics.error(
        "pattern", f"{owner}: {error.message}", _place(node, error.offset), help=error.help or "take one out"
    )


def _place(node: ScalarNode, offset: int) -> Span:
    """The character at that offset of a text, where it stands in the file as it is; else the whole text."""
    span = node.span
    around = span.end_column - span.column - len(node.text)
    if span.line != span.end_line or around not in (0, 2) or offset >= len(node.text):
        return span
    column = span.column + offset + around // 2
    return Span(span.file, span.line, column, span.line, column + 1)


def _json_schema(node: MappingNode, diagnostics: Diagnostics) -> str | None:
    name = text(node, "json_schema")
    if name is not None and name not in _JSON_SCHEMA_FORMATS:
        diagnostics.error(
            "unknown-format",
            f"JSON Schema has no format {name!r}",
            span_of(node, "json_schema"),
            help=hint(name, _JSON_SCHEMA_FORMATS, diagnostics) or "leave it out",
        )
    return name


def _pieces(document: MappingNode) -> Section[ScalarNode]:
    pieces: Section[ScalarNode] = Section(document, "patterns")
    found = mapping(document, "patterns")
    for key, value in found.items() if found else ():
        if isinstance(value, ScalarNode):
            pieces[key.text] = value
    return pieces


def unused_pieces(document: MappingNode) -> Iterator[tuple[str, str, Span]]:
    """Pieces of patterns that neither a format nor another piece names."""
    pieces = _pieces(document)
    patterns = [str(text(node, "pattern")) for _, node in children(document, "formats")]
    named = set(_PIECE.findall("\n".join([*(str(piece.value) for piece in pieces.values()), *patterns])))
    found = mapping(document, "patterns")
    for key, _ in found.items() if found else ():
        if key.text not in named:
            yield "pattern", key.text, key.span


def _check_samples(node: MappingNode, compiled: re.Pattern[str], diagnostics: Diagnostics) -> None:
    for sample in scalars(node.get("matches")):
        if not compiled.fullmatch(str(sample.value)):
            message = "the pattern refuses this sample of what matches"
            diagnostics.error("sample", message, sample.span, help="mend the pattern or the sample")
    for sample in scalars(node.get("rejects")):
        if compiled.fullmatch(str(sample.value)):
            message = "the pattern accepts this sample of what it should reject"
            diagnostics.error("sample", message, sample.span, help="mend the pattern or the sample")


def resolve_enums(document: MappingNode, diagnostics: Diagnostics) -> Section[Enum]:
    """The enums of the document by name."""
    enums: Section[Enum] = Section(document, "enums")
    for name, node in children(document, "enums"):
        values = node.get("values")
        if not isinstance(values, MappingNode):
            enums.refused.add(name.text)
            continue
        ignore_case = flag(node, "ignore_case")
        listed = tuple(
            EnumValue(key.text, doc, key.span, was, places)
            for key, value in values.items()
            for doc, was, places in [described(value) or ("", None, {})]
        )
        if not values.entries and not values.refused:
            diagnostics.error(
                "empty-enum", f"enum {name.text} lists no values", name.span, help="list one at least"
            )
        if ignore_case:
            _check_case(listed, diagnostics)
        enums[name.text] = Enum(
            name.text,
            text(node, "doc") or "",
            listed,
            name.span,
            ignore_case,
            text(node, "note"),
            text(node, "was"),
            places_of(node),
        )
    return enums


def _check_case(values: tuple[EnumValue, ...], diagnostics: Diagnostics) -> None:
    seen: dict[str, EnumValue] = {}
    for value in values:
        if not value.value.isascii():
            diagnostics.error(
                "enum-case",
                f"{value.value!r} is not ASCII, but its enum ignores ASCII letter case",
                value.span,
                help="leave ignore_case out, or spell the value in ASCII",
            )
        first = seen.setdefault(value.value.lower(), value)
        if first is not value:
            diagnostics.error(
                "enum-case",
                f"{value.value!r} and {first.value!r} are the same where case does not matter",
                value.span,
                help="keep one of the two",
                related=((first.span, "the other one"),),
            )
