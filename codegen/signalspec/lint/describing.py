"""Rules about descriptions and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signalspec.diagnostics import Span
from signalspec.lint.reading import RECORDS, entries, field_lists, keys, mapping, overrides, span_of
from signalspec.lint.records import Edit, LintFinding, LintRule, Subject
from signalspec.lint.removing import end_of
from signalspec.naming import title_words
from signalspec.nodes import MappingNode, ScalarNode

_PLACEHOLDER = re.compile(r"\W*(?:todo|tbd|tba|fixme|xxx|n/?a|none|doc|docs|description)?\W*", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"[a-z]+(?=[\s,:;.]|$)")
_LATIN = 0x250  # code points below are of the Latin script, as far as they are letters


def _glosses(document: MappingNode) -> Iterator[tuple[str, ScalarNode]]:
    """What stands behind the names of tiers and values: a description, though perhaps a word only."""
    for dimension, tiers in entries(document, "tiers"):
        yield from _listed(f"the {dimension.text}", tiers)
    for name, node in entries(document, "enums"):
        yield from _listed(f"the value of {name.text},", mapping(node, "values"))


def _docs(document: MappingNode) -> Iterator[tuple[str, ScalarNode]]:
    """Every other description with what it describes, in words."""
    yield from _doc("the spec", document)
    yield from _doc("the operation", mapping(document, "transport", "operation"))
    for section, what in (("fields", "field"), ("formats", "format")):
        for name, node in entries(document, section):
            yield from _doc(f"the {what} {name.text!r}", node)
    for name, node in entries(document, "enums"):
        yield from _doc(f"the enum {name.text}", node)
    for section in RECORDS:
        for name, node in entries(document, section):
            yield from _doc(f"the {section[:-1]} {name.text!r}", node)
    for owner, found in field_lists(document):
        for _, name, patch in overrides(found):
            yield from _doc(f"the field {name.text!r} in {owner}", patch)


def _doc(what: str, node: MappingNode) -> Iterator[tuple[str, ScalarNode]]:
    found = node.get("doc")
    if isinstance(found, ScalarNode) and isinstance(found.value, str):
        yield what, found


def _listed(what: str, node: MappingNode) -> Iterator[tuple[str, ScalarNode]]:
    for name, doc in node.items():
        if isinstance(doc, ScalarNode) and isinstance(doc.value, str):
            yield f"{what} {name.text!r}", doc
        elif isinstance(doc, MappingNode):
            yield from _doc(f"{what} {name.text!r}", doc)


def _missing(subject: Subject) -> Iterator[LintFinding]:
    for what, doc in (*_docs(subject.document), *_glosses(subject.document)):
        if _PLACEHOLDER.fullmatch(doc.text):
            yield LintFinding(f"{what} is not described", doc.span, "say what it means")
    operation = mapping(subject.document, "transport", "operation")
    if operation.get("doc") is None:
        place = span_of(operation, "mutation")
        yield LintFinding("the operation is not described", place, "add `doc` to it")


def _repeating(subject: Subject) -> Iterator[LintFinding]:
    spec = subject.spec
    named = [(f.name, f.doc, f.definition) for record in spec.records for f in record.fields]
    named += [(record.name, record.doc, record.span) for record in spec.records]
    named += [(enum.name, enum.doc, enum.span) for enum in spec.enums]
    named += [(value.value, value.doc, value.span) for enum in spec.enums for value in enum.values]
    for name, doc, span in named:
        said = re.sub(r"[^a-z0-9 ]", "", doc.lower())
        if said and re.sub(r"^(the|a|an) ", "", said).strip() in (title_words(name), name.lower()):
            yield LintFinding(f"the description of {name!r} only repeats its name", span, "say what it means")


def _style(subject: Subject) -> Iterator[LintFinding]:
    names = {key.text for key in keys(subject.document, "fields")}
    for what, doc in _docs(subject.document):
        text = doc.text.strip()
        if _PLACEHOLDER.fullmatch(text):
            continue
        first = _PLAIN_WORD.match(text)
        small = first is not None and first[0] not in names
        open_ended = _is_open_ended(text)
        if small or open_ended:
            wrong = ["begins with a small letter"] * small + ["ends without a full stop"] * open_ended
            message = f"the description of {what} {' and '.join(wrong)}"
            edits = tuple(_mended(subject, doc, small=small, open_ended=open_ended))
            yield LintFinding(message, doc.span, "write a sentence", fix=edits)


def _is_open_ended(text: str) -> bool:
    """Whether a full stop is missing; other scripts have other ones, and behind an address none may stand."""
    inner = text.rstrip("\"')")
    latin = inner[-1:].isalnum() and ord(inner[-1]) < _LATIN
    return latin and "://" not in text.split()[-1]


def _mended(subject: Subject, doc: ScalarNode, *, small: bool, open_ended: bool) -> Iterator[Edit]:
    """A capital at the beginning and a full stop at the end, inside of quotes."""
    span = doc.span
    start = subject.offset(span.line, span.column)
    style = subject.text[start : start + 1]
    line, column = span.line, span.column + (style in ("'", '"'))
    if style in ("|", ">"):
        while not (content := subject.line(line + 1)).strip():
            line += 1
        line, column = line + 1, len(content) - len(content.lstrip()) + 1
    text = doc.text.strip()
    if small and subject.text[subject.offset(line, column)] == text[0]:
        yield Edit(Span(span.file, line, column, line, column + 1), text[0].upper())
    line, column = end_of(subject, doc)
    column -= style in ("'", '"')
    if open_ended and subject.text[subject.offset(line, column) - 1] == text[-1]:
        yield Edit(Span(span.file, line, column, line, column), ".")


def _missing_examples(subject: Subject) -> Iterator[LintFinding]:
    for signal in subject.spec.signals:
        if not signal.examples:
            message = f"the signal {signal.name!r} has no example"
            yield LintFinding(message, signal.span, "add one under `examples:`")


RULES = (
    LintRule(
        "missing-doc",
        "What is not described is guessed at. A placeholder such as TODO describes nothing.",
        """
        fields:
          depot: {type: string, doc: TODO}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [depot]}
        """,
        """
        fields:
          depot: {type: string, doc: Where the parcel was sorted.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [depot]}
        """,
        _missing,
    ),
    LintRule(
        "doc-repeats-name",
        "A description that says no more than the name says nothing.",
        """
        fields:
          parcelId: {type: string, doc: The parcel id.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [parcelId]}
        """,
        """
        fields:
          parcelId: {type: string, doc: Number on the label.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [parcelId]}
        """,
        _repeating,
    ),
    LintRule(
        "doc-style",
        "Descriptions become pages, docstrings and tooltips: sentences, from a capital to a full stop.",
        """
        fields:
          depot: {type: string, doc: where the parcel was sorted}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [depot]}
        """,
        """
        fields:
          depot: {type: string, doc: Where the parcel was sorted.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [depot]}
        """,
        _style,
        fixable=True,
    ),
    LintRule(
        "missing-example",
        "An example shows a reader more than a table, and is checked on every build.",
        """
        signals:
          sent: {title: Sent, doc: A parcel left the warehouse.}
        """,
        """
        signals:
          sent: {title: Sent, doc: A parcel left the warehouse., examples: [{}]}
        """,
        _missing_examples,
    ),
)
