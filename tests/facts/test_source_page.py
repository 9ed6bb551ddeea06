"""The spec against the page's facts as a second reader typed them in, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pycountry
import pytest
from signalspec.model import (
    ConditionalRule,
    ContentType,
    CountRule,
    Enum,
    EnumType,
    Field,
    ObjectReference,
    ObjectType,
    Spec,
)
from source_page import (
    ARGUMENT,
    CONTENT_FIELD,
    DISCRIMINATOR,
    ENDPOINTS,
    ENUMS,
    ENVELOPE,
    FORMATS,
    KEY_HEADER,
    MAX_SIGNALS,
    MUTATION,
    OBJECTS,
    RESULT,
    RULES,
    SIGNALS,
    SUBSCRIPTIONS,
    TRIAL,
    WRAPPER,
    Listed,
    ObjectFacts,
)

# Where the page describes each object. An object has no name there, so it is found by its place.
PLACES = {
    "customAttribute": ("addToCart", "signalCustomAttributes"),
    "browseItem": ("browseAbandonment", "abandonedItems"),
    "cartItem": ("cartAbandonment", "abandonedItems"),
    "orderedItem": ("order", "orderedItems"),
    "identifiableAttributes": ("envelope", "identifiableAttributes"),
}
RECORDS: dict[str, ObjectFacts] = {**OBJECTS, "envelope": ENVELOPE, **SIGNALS}
FIELDS = [
    pytest.param(record, name, required, type_, id=f"{record}.{name}")
    for record, facts in RECORDS.items()
    for required, fields in ((True, facts.required), (False, facts.optional), (False, facts.shown))
    for name, type_ in fields.items()
]


def record_of(spec: Spec, name: str) -> ObjectType:
    if name == "envelope":
        return spec.transport.envelope
    if name not in PLACES:
        return spec.signal(name)
    owner, field = PLACES[name]
    reference = record_of(spec, owner).field(field).element
    assert isinstance(reference, ObjectReference)
    return reference.object


def uses(spec: Spec, kind: type[EnumType] | type[ObjectReference]) -> Iterator[Field]:
    return (f for record in spec.records for f in record.fields if isinstance(f.element, kind))


def listed(enum: Enum) -> Listed:
    return Listed(tuple(sorted(v.value for v in enum.values)), enum.ignore_case)


def word(spec: Spec, field: Field) -> str:
    """The field's type and limits in the words of source_page.py."""
    element, limits = field.element, field.limits
    if isinstance(element, ContentType):
        return "content"
    if isinstance(element, ObjectReference):
        known = (n for n in PLACES if record_of(spec, n) is element.object)
        name = next(known, f"object {element.object.name}")
        return f"[{name}]" if field.is_array else name
    if isinstance(element, EnumType):
        return enum_word(element.enum)
    if limits.format:
        return format_word(limits.format.pattern)
    words = {"string": "text"}.get(element.kind, "decimal" if field.decimal else element.kind)
    bounds = {
        "<=": limits.max_length,
        ">=": limits.min_length,
        " from ": None if field.has_default_range else limits.minimum,
        " to ": None if field.has_default_range else limits.maximum,
        " items>=": limits.min_items,
        " items<=": limits.max_items,
        " of ": limits.one_of,
    }
    return (
        words
        + ("s" if field.is_array else "")
        + "".join(f"{k}{v}" for k, v in bounds.items() if v is not None)
    )


def enum_word(enum: Enum) -> str:
    if enum.name == "Currency":
        return "currency"
    same = (w for w, e in ENUMS.items() if Listed(tuple(sorted(e.values)), e.any_case) == listed(enum))
    return next(same, f"{enum.name}: {listed(enum)}")


def format_word(pattern: str) -> str:
    def fits(text: str) -> bool:
        return re.fullmatch(pattern, text) is not None

    for name, samples in FORMATS.items():
        if all(map(fits, samples.good)) and not any(map(fits, samples.bad)):
            return name
    return f"text like {pattern}"


def test_signal_types(spec: Spec) -> None:
    assert {s.name for s in spec.signals} == set(SIGNALS)


def test_no_other_objects(spec: Spec) -> None:
    assert {o.name for o in spec.objects} == {record_of(spec, n).name for n in PLACES}
    assert len(spec.objects) == len(PLACES), "items of different signals are different types (reading 5)"


@pytest.mark.parametrize(("record", "name", "required", "type_"), FIELDS)
def test_field(spec: Spec, record: str, name: str, required: bool, type_: str) -> None:
    field = record_of(spec, record).field(name)
    assert (field.required, word(spec, field)) == (required, type_)


@pytest.mark.parametrize("record", RECORDS)
def test_no_other_fields(spec: Spec, record: str) -> None:
    facts = RECORDS[record]
    known = {*facts.required, *facts.optional, *facts.shown}
    assert {f.name for f in record_of(spec, record).fields} - known == set()


@pytest.mark.parametrize(
    ("record", "name"),
    [pytest.param(r, n, id=f"{r}.{n}") for r, facts in RECORDS.items() for n in facts.shown],
)
def test_shown_but_not_listed_has_a_note(spec: Spec, record: str, name: str) -> None:
    assert record_of(spec, record).field(name).note


@pytest.mark.parametrize("signal", SIGNALS)
def test_subscriptions(spec: Spec, signal: str) -> None:
    assert spec.signal(signal).tiers == SIGNALS[signal].tiers


@pytest.mark.parametrize("signal", [s for s, f in SIGNALS.items() if "effect" in {**f.optional, **f.shown}])
def test_suggested_effect(spec: Spec, signal: str) -> None:
    suggested = SIGNALS[signal].effect
    advised = spec.signal(signal).field("effect").advice.one_of
    assert advised == (None if suggested is None else (suggested,))


def test_rules_that_are_errors(spec: Spec) -> None:
    found = {
        (record, rule.code if isinstance(rule, CountRule) else rule.name)
        for record in RECORDS
        for rule in record_of(spec, record).rules
        if rule.level == "error"
    }
    assert found == RULES


def test_identifier_rules(spec: Spec) -> None:
    rules = [r for r in spec.signal("identification").rules if isinstance(r, ConditionalRule)]
    asked = {
        (c.field.name, c.values, r.field.name, r.required): format_word(r.limits.format.pattern)
        if r.limits.format
        else f"text>={r.limits.min_length}"
        for r in rules
        for c in r.when
    }
    assert asked == {
        ("identifierName", ("email",), "identifierValue", False): "email",
        ("identifierName", ("sms",), "identifierValue", False): "phone",
        ("identifierName", ("contactKey",), "identifierValue", False): "text>=1",
    }


def test_at_least_one_identifier(spec: Spec) -> None:
    attributes = record_of(spec, "identifiableAttributes")
    counts = {
        r.code: (r.level, {f.name for f in r.fields}) for r in attributes.rules if isinstance(r, CountRule)
    }
    everyone = set(OBJECTS["identifiableAttributes"].optional)
    assert counts == {"at_least_one": ("error", everyone), "at_most_one": ("advice", everyone)}


def test_every_listed_enum_is_in_use(spec: Spec) -> None:
    used = {enum_word(f.element.enum) for f in uses(spec, EnumType) if isinstance(f.element, EnumType)}
    assert used == {*ENUMS, "currency"}


def test_currencies_are_iso_4217(spec: Spec) -> None:
    # No deliberate difference: funds, metals and test codes are in, withdrawn currencies are out.
    enum = next(e for e in spec.enums if e.name == "Currency")
    assert listed(enum) == Listed(tuple(sorted(c.alpha_3 for c in pycountry.currencies)))


def test_transport(spec: Spec) -> None:
    transport = spec.transport
    assert transport.discriminator.name == DISCRIMINATOR
    assert transport.content.name == CONTENT_FIELD
    assert transport.wrapper == WRAPPER
    assert transport.trial is not None and transport.trial.name == TRIAL
    assert spec.tiers == SUBSCRIPTIONS


def test_operation(spec: Spec) -> None:
    operation = spec.transport.operation
    assert (operation.name, operation.argument) == (MUTATION, ARGUMENT)
    assert tuple(name for name, _ in operation.result) == RESULT
    assert operation.max_items == MAX_SIGNALS
    assert operation.key_header == KEY_HEADER


@pytest.mark.parametrize("region", ENDPOINTS)
def test_endpoint(spec: Spec, region: str) -> None:
    assert dict(spec.transport.operation.endpoints)[region] == ENDPOINTS[region]


def test_no_other_endpoints(spec: Spec) -> None:
    assert {url for _, url in spec.transport.operation.endpoints} == set(ENDPOINTS.values())
