"""Rows of the tables of fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from signalspec.model import NO_LIMITS, ContentType, EnumType, Field, Limits, ObjectReference
from signalspec.phrases import Phrase, limit_phrases
from signalspec.targets.docs.links import Links
from signalspec.targets.docs.markdown import Markdown, code, emphasis, join, strong, text, words

_PLURALS = {"string": "strings", "number": "numbers", "integer": "integers", "boolean": "booleans"}

# So many values of an enum stand beside the field; for more there is a link.
_FEW = 4

REQUIRED = words("**required**")
OPTIONAL = words("optional")


class FieldRow(NamedTuple):
    name: Markdown
    type: Markdown
    required: Markdown
    limits: Markdown
    meaning: Markdown


def field_row(field: Field, links: Links, notes: str) -> FieldRow:
    """The row of one field; `notes` is the anchor of the page's notes."""
    return FieldRow(
        code(field.name),
        type_link(field, links),
        REQUIRED if field.required else OPTIONAL,
        join(_limits(field, links)),
        _meaning(field, notes),
    )


def type_link(field: Field, links: Links) -> Markdown:
    """The type in words, leading to the page of an enum or object."""
    element = field.element
    if isinstance(element, EnumType):
        one = links.enum(element.enum)
    elif isinstance(element, ObjectReference):
        one = links.record(element.object)
    elif isinstance(element, ContentType):
        one = words("any signal's content")
    else:
        one = words(_PLURALS[element.kind] if field.is_array else element.kind)
    return join((words("array of"), one), " ") if field.is_array else one


def _limits(field: Field, links: Links) -> Iterator[Markdown]:
    if isinstance(field.element, EnumType) and len(field.element.enum.values) <= _FEW:
        yield join((code(value.value) for value in field.element.enum.values), " or ")
    yield from limits_as_markdown(field, field.limits, links)
    if field.decimal:
        yield words("written with a decimal point")
    advised = join(limits_as_markdown(field, field.advice, links))
    if advised:
        yield emphasis(join((words("advice:"), advised), " "))


def limits_as_markdown(field: Field, limits: Limits, links: Links) -> Iterator[Markdown]:
    """Each limit in words, formats as links and values as code."""
    if limits is NO_LIMITS:
        return
    for phrase in limit_phrases(field, limits):
        yield join((words(phrase.words), *_named(phrase, links)), " ")


def _named(phrase: Phrase, links: Links) -> Iterator[Markdown]:
    if phrase.format:
        yield links.format(phrase.format)
    if phrase.values:
        yield join(code(value) for value in phrase.values)


def _meaning(field: Field, notes: str) -> Markdown:
    parts = [text(field.doc)]
    if field.secret:
        parts.append(words("Secret: never shown in messages."))
    if field.deprecated:
        parts.insert(0, strong(deprecation(field.deprecated.since)))
        if field.deprecated.use:
            parts.append(join((words("Use"), code(field.deprecated.use), words("instead.")), " "))
        if field.deprecated.doc:
            parts.append(text(field.deprecated.doc))
    if field.note:
        parts.append(words(f"[Note](#{notes})"))
    return join(parts, " ")


def deprecation(since: str | None) -> Markdown:
    """What stands in front of what was given up."""
    if since is None:
        return words("Deprecated.")
    return join((words("Deprecated since"), text(f"{since}.")), " ")
