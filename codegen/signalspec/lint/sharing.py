"""Rules about definitions that two things should share."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.diagnostics import Span
from signalspec.lint.reading import field_lists, keys, overrides, type_name
from signalspec.lint.records import LintFinding, LintRule, Subject


def _fields_alike(subject: Subject) -> Iterator[LintFinding]:
    seen: dict[str, tuple[str, Span]] = {}
    told: dict[tuple[object, ...], tuple[str, Span]] = {}
    fields = {f.definition: f for r in subject.spec.records for f in r.fields if f.span != f.definition}
    for key in keys(subject.document, "fields"):
        first, place = seen.setdefault(key.text.replace("_", "").lower(), (key.text, key.span))
        if first != key.text:
            message = f"the fields {key.text!r} and {first!r} have the same name but for its writing"
            yield LintFinding(message, key.span, "make it one field", ((place, "the other one"),))
            continue
        field = fields.get(key.span)
        if field is None:
            continue
        alike = (type_name(field), field.limits, field.advice, " ".join(field.doc.lower().split()))
        first, place = told.setdefault(alike, (key.text, key.span))
        if first != key.text:
            message = f"the fields {key.text!r} and {first!r} have the same type, limits and description"
            help = "make it one field, or say how they differ"
            yield LintFinding(message, key.span, help, ((place, "the other one"),))


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
    kinds: dict[object, tuple[str, Span]] = {}
    for enum in spec.enums:
        values = frozenset(value.value for value in enum.values)
        if len(values) > 1:
            yield from _twin(kinds, (values, enum.ignore_case), enum.name, enum.span, "values")
    for record in spec.objects:
        if len(record.fields) > 1 and not record.rules:
            fields = frozenset((f.name, type_name(f), f.required, f.limits, f.advice) for f in record.fields)
            yield from _twin(kinds, fields, record.name, record.span, "fields")


def _twin(
    kinds: dict[object, tuple[str, Span]], key: object, name: str, span: Span, what: str
) -> Iterator[LintFinding]:
    first, place = kinds.setdefault(key, (name, span))
    if first != name:
        message = f"{name} has the same {what} as {first}"
        yield LintFinding(message, span, "use one of the two for both", ((place, "the other one"),))


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
