"""Rules about definitions that two things should share."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.diagnostics import Span
from signalspec.lint.reading import entries, field_lists, overrides, type_name
from signalspec.lint.records import LintFinding, LintRule, Subject
from signalspec.nodes import to_json


def _fields_alike(subject: Subject) -> Iterator[LintFinding]:
    names: dict[object, tuple[str, Span]] = {}
    meanings: dict[object, tuple[str, Span]] = {}
    for key, node in entries(subject.document, "fields"):
        folded = key.text.replace("_", "").lower()
        said = {part.text: repr(to_json(value, {})).lower() for part, value in node.items()}
        said.pop("note", None)
        help = "make it one field"
        yield from _twin(names, folded, key.text, key.span, "name, but for its writing,", help)
        if names[folded][0] == key.text:
            what = "type, limits and description"
            yield from _twin(meanings, frozenset(said.items()), key.text, key.span, what, help)


def _overrides_alike(subject: Subject) -> Iterator[LintFinding]:
    places: dict[tuple[str, str], list[Span]] = {}
    for _, found in field_lists(subject.document):
        for _, name, patch in overrides(found):
            said = ", ".join(
                f"{key.text}: {_flat(subject, value.span)}"
                for key, value in sorted(patch.items(), key=lambda entry: entry[0].text)
            )
            places.setdefault((name.text, said), []).append(name.span)
    for (field, said), spans in places.items():
        if len(spans) > 2:
            message = f"{len(spans)} places override {field!r} in the same way: {{{said}}}"
            related = tuple((span, "and here") for span in spans[1:])
            yield LintFinding(message, spans[0], "put the override into a group, and list that", related)


def _flat(subject: Subject, span: Span) -> str:
    start, end = subject.offset(span.line, span.column), subject.offset(span.end_line, span.end_column)
    return " ".join(subject.text[start:end].split())


def _duplicate_types(subject: Subject) -> Iterator[LintFinding]:
    spec = subject.spec
    seen: dict[object, tuple[str, Span]] = {}
    help = "use one of the two for both"
    for enum in spec.enums:
        values = frozenset(value.value for value in enum.values)
        if len(values) > 1:
            yield from _twin(seen, (values, enum.ignore_case), enum.name, enum.span, "values", help)
    for record in spec.objects:
        if len(record.fields) > 1 and not record.rules:
            fields = frozenset((f.name, type_name(f), f.required, f.limits, f.advice) for f in record.fields)
            yield from _twin(seen, fields, record.name, record.span, "fields", help)


def _twin(
    seen: dict[object, tuple[str, Span]], key: object, name: str, span: Span, what: str, help: str
) -> Iterator[LintFinding]:
    """A finding where something with the same key has been seen before."""
    first, place = seen.setdefault(key, (name, span))
    if first != name:
        message = f"{name!r} has the same {what} as {first!r}"
        yield LintFinding(message, span, help, ((place, "the other one"),))


RULES = (
    LintRule(
        "similar-fields",
        "Two fields for one thing drift apart: senders fill one, readers look at the other.",
        """
        fields:
          courier: {type: string, doc: Who brings it.}
          carrier: {type: string, doc: Who brings it.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [courier]}
          lost: {title: Lost, doc: It was lost., examples: [{}], optional: [carrier]}
        """,
        """
        fields:
          carrier: {type: string, doc: Who brings it.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [carrier]}
          lost: {title: Lost, doc: It was lost., examples: [{}], optional: [carrier]}
        """,
        _fields_alike,
    ),
    LintRule(
        "repeated-override",
        "An override that stands in three places or more is a definition of its own: a group can hold it.",
        """
        fields:
          weight: {type: number, doc: What it weighs.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [{weight: {maximum: 30}}]}
          lost: {title: Lost, doc: It was lost., examples: [{}], optional: [{weight: {maximum: 30}}]}
          found: {title: Found, doc: It came back., examples: [{}], optional: [{weight: {maximum: 30}}]}
        """,
        """
        fields:
          weight: {type: number, doc: What it weighs.}
        groups:
          parcel: [{weight: {maximum: 30}}]
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [$parcel]}
          lost: {title: Lost, doc: It was lost., examples: [{}], optional: [$parcel]}
          found: {title: Found, doc: It came back., examples: [{}], optional: [$parcel]}
        """,
        _overrides_alike,
        "advice",
    ),
    LintRule(
        "duplicate-type",
        "Two enums with the same values, or two objects with the same fields, drift apart.",
        """
        enums:
          Size: {doc: How large it is., values: {small: Fits a slot., large: Fits a van.}}
          Bulk: {doc: What room it takes., values: {large: Fills a van., small: Fills a bag.}}
        fields:
          size: {type: Size, doc: How large the parcel is.}
          bulk: {type: Bulk, doc: What room the parcel takes.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [size, bulk]}
        """,
        """
        enums:
          Size: {doc: How large it is., values: {small: Fits a slot., large: Fits a van.}}
        fields:
          size: {type: Size, doc: How large the parcel is.}
          bulk: {type: Size, doc: What room the parcel takes.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [size, bulk]}
        """,
        _duplicate_types,
    ),
)
