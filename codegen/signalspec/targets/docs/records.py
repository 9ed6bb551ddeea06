"""The view of a page about something with fields: a signal, an object, the envelope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from signalspec.model import CountRule, ObjectType, SignalType, Spec
from signalspec.rules import Rule
from signalspec.targets.docs.examples import ExamplesView, examples_view
from signalspec.targets.docs.fields import REQUIRED, FieldRow, deprecation, field_row
from signalspec.targets.docs.links import Links
from signalspec.targets.docs.markdown import (
    NOTHING,
    Markdown,
    anchors,
    code,
    join,
    paragraphs,
    sentence,
    statement,
    strong,
    text,
    words,
)
from signalspec.targets.docs.rule_lists import RuleRow, rule_rows
from signalspec.targets.docs.uses import Uses

NOTES = "Notes"


class Statement(NamedTuple):
    """A rule between fields, and why there is one."""

    id: Markdown
    says: Markdown
    why: Markdown


class Note(NamedTuple):
    about: Markdown
    paragraphs: list[Markdown]


class RecordPage(NamedTuple):
    title: Markdown
    name: Markdown
    doc: list[Markdown]
    deprecated: Markdown
    tiers: Markdown
    fields: list[FieldRow]
    rules: list[Statement]
    advice: list[Statement]
    notes: list[Note]
    examples: ExamplesView | None
    used_by: Markdown
    rule_ids: list[RuleRow]


class Context(NamedTuple):
    """What all pages share: rules by owner, and where things are used."""

    spec: Spec
    rules: Mapping[str, Sequence[Rule]]
    uses: Uses


def record_page(record: ObjectType, context: Context, links: Links) -> RecordPage:
    """Everything about one record; `links` start from its page."""
    spec, owned = context.spec, context.rules[record.name]
    title = record.title if isinstance(record, SignalType) else record.name
    notes_anchor = anchors([title, NOTES])[1]
    statements = [(rule.level, _statement(rule)) for rule in owned if rule.source]
    return RecordPage(
        title=text(title),
        name=code(record.name),
        doc=paragraphs(record.doc),
        deprecated=_deprecated(record, spec, links),
        tiers=_tiers(record, spec),
        fields=[*_discriminator(record, spec), *(field_row(f, links, notes_anchor) for f in record.fields)],
        rules=[says for level, says in statements if level == "error"],
        advice=[says for level, says in statements if level == "advice"],
        notes=list(_notes(record)),
        examples=examples_view(record, spec),
        used_by=context.uses.of_object(record.name, links),
        rule_ids=rule_rows(owned),
    )


def _statement(rule: Rule) -> Statement:
    why = "" if rule.source is None or isinstance(rule.source, CountRule) else rule.source.doc
    return Statement(code(rule.id), statement(rule.says), text(why))


def _discriminator(record: ObjectType, spec: Spec) -> Iterator[FieldRow]:
    if isinstance(record, SignalType):
        field = spec.transport.discriminator
        always = join((words("always"), code(record.name)), " ")
        yield FieldRow(code(field.name), words("string"), REQUIRED, always, text(field.doc))


def _tiers(record: ObjectType, spec: Spec) -> Markdown:
    """The tiers that a signal comes with, and those that it does not."""
    if not isinstance(record, SignalType) or spec.tier_dimension is None:
        return NOTHING
    dimension = code(spec.tier_dimension.name)
    included = join((strong(text(tier)) for tier in record.tiers), " or ")
    missing = join((text(tier) for tier in spec.tiers if tier not in record.tiers), " or ")
    if not missing:
        return sentence(join((words("Comes with every"), dimension), " "))
    with_these = join((words("Comes with the"), dimension, included), " ")
    return sentence(join((with_these, join((words("not with"), missing), " "))))


def _deprecated(record: ObjectType, spec: Spec, links: Links) -> Markdown:
    if not isinstance(record, SignalType) or record.deprecated is None:
        return NOTHING
    given_up = record.deprecated
    parts = [strong(deprecation(given_up.since))]
    if given_up.use:
        parts.append(join((words("Use"), links.record(spec.signal(given_up.use)), words("instead.")), " "))
    if given_up.doc:
        parts.append(text(given_up.doc))
    return join(parts, " ")


def _notes(record: ObjectType) -> Iterator[Note]:
    if record.note:
        yield Note(NOTHING, paragraphs(record.note))
    for field in record.fields:
        if field.note:
            yield Note(code(field.name), paragraphs(field.note))
