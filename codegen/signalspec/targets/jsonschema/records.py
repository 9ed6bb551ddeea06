"""The views of objects, signals, contents, enums and formats: all that their templates write."""

from __future__ import annotations

from typing import NamedTuple

from signalspec import naming
from signalspec.model import (
    CONTENT,
    ContentType,
    Enum,
    Field,
    Format,
    ObjectType,
    SignalType,
    Spec,
)
from signalspec.targets.jsonschema import wording
from signalspec.targets.jsonschema.patterns import enum_keywords, format_keywords
from signalspec.targets.jsonschema.profile import Profile
from signalspec.targets.jsonschema.rules import RuleViews, rule_views
from signalspec.targets.jsonschema.values import Keywords, value_keywords

_SAMPLES = 3


class Property(NamedTuple):
    """A member: its keywords in the order in which they are written, then references to choose from."""

    name: str
    description: str
    keywords: Keywords
    one_of: tuple[str, ...] = ()


class RecordView(NamedTuple):
    heading: Keywords
    required: tuple[str, ...]
    properties: tuple[Property, ...]
    rules: RuleViews


class ContentView(NamedTuple):
    """Any content: by the discriminator's value, the reference to what the content then is."""

    heading: Keywords
    discriminator: str
    discriminator_description: str
    options: tuple[tuple[str, str], ...]


class EnumView(NamedTuple):
    """With `keywords`, which say what the values are, `values` are only samples."""

    heading: Keywords
    values: tuple[str, ...]
    keywords: Keywords | None


class FormatView(NamedTuple):
    heading: Keywords
    keywords: Keywords
    samples: tuple[str, ...]


def record_view(
    record: ObjectType, spec: Spec, profile: Profile, title: str | None = None, description: str | None = None
) -> RecordView:
    """An object or signal; `title` and `description` take the place of its own."""
    heading = _heading(
        title or _title(record, spec, profile),
        description or wording.record_description(record, spec),
        record.note if profile.strict else None,
        isinstance(record, SignalType) and record.deprecated is not None,
    )
    discriminator = spec.transport.discriminator
    properties = [_property(field, spec, profile) for field in record.fields]
    required = [field.name for field in record.required]
    if isinstance(record, SignalType):
        constant: Keywords = {"type": "string", "const": record.name}
        properties.insert(0, Property(discriminator.name, discriminator.doc, constant))
        required.insert(0, discriminator.name)
    return RecordView(heading, tuple(required), tuple(properties), rule_views(record, profile))


def content_view(spec: Spec, profile: Profile, signals: tuple[SignalType, ...]) -> ContentView:
    """The content of any of `signals`."""
    transport = spec.transport
    note = transport.content.note if profile.strict else None
    return ContentView(
        _heading(CONTENT, wording.content_description(spec), note),
        transport.discriminator.name,
        transport.discriminator.doc,
        tuple((signal.name, profile.reference(naming.class_name(signal.name))) for signal in signals),
    )


def enum_view(enum: Enum, profile: Profile) -> EnumView:
    """An enum; one that ignores case is a pattern, which leaves null to the field."""
    keywords: Keywords | None = None
    if enum.ignore_case:
        keywords = {"type": ["string", "null"], **enum_keywords(enum)}
    heading = _heading(None, wording.enum_description(enum), enum.note if profile.strict else None)
    return EnumView(heading, tuple(value.value for value in enum.values), keywords)


def format_view(format: Format) -> FormatView:
    """A format; it leaves null to the field."""
    keywords: Keywords = {"type": ["string", "null"]}
    if format.json_schema:
        keywords["format"] = format.json_schema
    keywords |= format_keywords(format)
    return FormatView(_heading(None, format.doc, format.note), keywords, format.matches[:_SAMPLES])


def _heading(
    title: str | None, description: str, comment: str | None = None, deprecated: bool = False
) -> Keywords:
    """What a schema says about itself to people."""
    titled: Keywords = {"title": title} if title else {}
    return {**titled, "description": description, **_remarks(comment, deprecated)}


def _remarks(comment: str | None, deprecated: bool) -> Keywords:
    remarks: Keywords = {"$comment": comment} if comment else {}
    return {**remarks, "deprecated": True} if deprecated else remarks


def _title(record: ObjectType, spec: Spec, profile: Profile) -> str | None:
    if not profile.strict:
        return naming.class_name(record.name)
    if isinstance(record, SignalType):
        return record.title
    return record.name if record is spec.transport.envelope else None


def _property(field: Field, spec: Spec, profile: Profile) -> Property:
    description = wording.field_description(field)
    remarks = _remarks(field.note if profile.strict else None, field.deprecated is not None)
    if isinstance(field.type, ContentType) and not profile.strict:
        contents = (profile.reference(naming.class_name(signal.name)) for signal in spec.signals)
        return Property(field.name, description, remarks, tuple(contents))
    return Property(field.name, description, {**remarks, **value_keywords(field, profile)})
