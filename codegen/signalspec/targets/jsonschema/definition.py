"""Everything that a schema can refer to, each laid out once, and what it refers to itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import NamedTuple

from signalspec import naming
from signalspec.model import (
    BATCH,
    CONTENT,
    ContentType,
    Enum,
    EnumType,
    Field,
    Format,
    Limits,
    ObjectReference,
    ObjectType,
    SignalType,
    Spec,
    Tier,
)
from signalspec.parts import once
from signalspec.targets.jsonschema import records, wording
from signalspec.targets.jsonschema.profile import Profile
from signalspec.targets.jsonschema.rules import conditional_rules
from signalspec.targets.jsonschema.values import format_key
from signalspec.templating import render


class Definition(NamedTuple):
    """A schema, and the keys of the definitions that it refers to.

    `text` has its members without the braces around them, `entry` all of it as it stands among other
    definitions: laid out once, for it stands in many files.
    """

    key: str
    text: str
    entry: str
    uses: frozenset[str]


class Definitions(dict[str, Definition]):
    """Definitions by key, in the order in which they stand in a file."""

    @cached_property
    def order(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self)}


def definitions(spec: Spec, profile: Profile) -> Definitions:
    """By key: the records in the order of the spec, any content, then enums and formats."""
    found = [
        *(
            _once(profile, record, partial(_record, spec, profile, record))
            if record is not spec.transport.envelope
            else _record(spec, profile, record)
            for record in spec.records
        ),
        content(spec, profile, spec.signals),
        *_vocabulary(spec, profile),
    ]
    return Definitions((definition.key, definition) for definition in found)


def content(spec: Spec, profile: Profile, signals: tuple[SignalType, ...]) -> Definition:
    """The content of any of `signals`."""
    view = records.content_view(spec, profile, signals)
    uses = frozenset(naming.class_name(signal.name) for signal in signals)
    return _definition(CONTENT, uses, f"{profile.folder}content.j2", content=view)


def batch(spec: Spec, profile: Profile) -> Definition:
    """A list of envelopes."""
    envelope = naming.class_name(spec.transport.envelope.name)
    return _definition(
        BATCH,
        frozenset({envelope}),
        "batch.j2",
        description=wording.batch_description(spec),
        note=spec.transport.operation.note,
        item=profile.reference(envelope),
        max_items=spec.transport.operation.max_items,
    )


def narrowed_envelope(spec: Spec, profile: Profile, tier: Tier) -> Definition:
    """The envelope, titled for the tier whose contents it takes."""
    envelope = spec.transport.envelope
    title, description = f"{envelope.name} ({tier.name})", wording.tier_description(spec, tier)
    return _record(spec, profile, envelope, title, description)


def reachable(root: Definition, known: Definitions) -> list[Definition]:
    """What `root` refers to, at any depth, in the order of `known`."""
    needed: set[str] = set()
    waiting = [root]
    while waiting:
        new = waiting.pop().uses - needed
        needed |= new
        waiting.extend(known[key] for key in new)
    return [known[key] for key in sorted(needed, key=known.order.__getitem__)]


def _definition(key: str, uses: frozenset[str], template: str, **view: object) -> Definition:
    text = render(f"jsonschema/{template}", **view).strip()
    return Definition(key, text, render("jsonschema/definition.j2", key=key, text=text).rstrip(), uses)


def _once(profile: Profile, about: ObjectType | Enum | Format, make: Callable[[], Definition]) -> Definition:
    """What `make` gives, or gave when the record, enum or format was as it is."""

    def plain() -> tuple[str, str, str, tuple[str, ...]]:
        made = make()
        return made.key, made.text, made.entry, tuple(sorted(made.uses))

    key, text, entry, uses = once(f"jsonschema/{profile.folder}definition", about, plain)
    return Definition(key, text, entry, frozenset(uses))


def _record(
    spec: Spec, profile: Profile, record: ObjectType, title: str | None = None, description: str | None = None
) -> Definition:
    view = records.record_view(record, spec, profile, title, description)
    uses = frozenset(_uses(record, spec, profile))
    return _definition(naming.class_name(record.name), uses, "record.j2", record=view)


def _uses(record: ObjectType, spec: Spec, profile: Profile) -> Iterator[str]:
    limits: list[Limits] = [field.limits for field in record.fields]
    limits += [rule.limits for rule in conditional_rules(record)]
    if profile.strict:
        yield from (format_key(each.format.name) for each in limits if each.format)
    for field in record.fields:
        yield from _field_uses(field, spec, profile)


def _field_uses(field: Field, spec: Spec, profile: Profile) -> Iterable[str]:
    element = field.element
    if isinstance(element, ObjectReference):
        return [naming.class_name(element.object.name)]
    if isinstance(element, EnumType) and (profile.strict or not element.enum.ignore_case):
        return [element.enum.name]
    if isinstance(element, ContentType):
        # Portable schemas list the contents in place: a definition would become a class around them.
        return [CONTENT] if profile.strict else [naming.class_name(signal.name) for signal in spec.signals]
    return []


def _vocabulary(spec: Spec, profile: Profile) -> Iterator[Definition]:
    for enum in spec.enums:
        if profile.strict or not enum.ignore_case:
            yield _once(profile, enum, partial(_enum, enum, profile))
    for format in spec.formats if profile.strict else ():
        yield _once(profile, format, partial(_format, format))


def _enum(enum: Enum, profile: Profile) -> Definition:
    return _definition(enum.name, frozenset(), "enum.j2", enum=records.enum_view(enum, profile))


def _format(format: Format) -> Definition:
    view = records.format_view(format)
    return _definition(format_key(format.name), frozenset(), "format.j2", format=view)
