"""Every checkable statement of a spec, each with its stable id.

An id is `owner.field.code`, or `owner.code` where no field is concerned; advice that mirrors a limit
has `advice_` before the code; a named rule is `owner.name`. Ids depend on names alone, so moving
things about in the spec keeps them. Validators, docs, vectors and reports take their ids from here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from signalspec.model import (
    BATCH,
    CONTENT,
    TEXT,
    ArrayType,
    Condition,
    ConditionalRule,
    ContentType,
    CountRule,
    EnumType,
    Field,
    Level,
    Limits,
    ObjectReference,
    ObjectRule,
    ObjectType,
    ScalarType,
    SignalType,
    Spec,
    SumRule,
)

# Limit -> the code that its violation carries.
LIMIT_CODES = {
    "one_of": "enum",
    "min_length": "min_length",
    "max_length": "max_length",
    "format": "format",
    "minimum": "range",
    "maximum": "range",
    "min_items": "min_items",
    "max_items": "max_items",
}
_WORD = re.compile(r"[\w.+/-]*\w")
RESERVED_NAMES = frozenset(
    {
        "type",
        "unknown",
        "at_least_one",
        "at_most_one",
        "advice_at_least_one",
        "advice_at_most_one",
        "deprecated",
    }
    | {"required", "sum", "when", "json", "duplicate_key"}
    | set(LIMIT_CODES.values())
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One statement: who makes it (`owner`, perhaps a `field`), its `code`, and what it asks for.

    `says` is a sentence about a payload that keeps the rule. `source` is the rule of the model
    that it comes from, where it is not a field's own.
    """

    id: str
    code: str
    level: Level | Literal["warning"]
    owner: str
    says: str
    field: Field | None = None
    source: ObjectRule | None = None


# What GraphQL documents are held to as well, where commands read them: no payload breaks these, and no target
# has them.
DOCUMENT_RULES = (
    Rule(
        f"{TEXT}.graphql", "graphql", "error", TEXT, "A GraphQL document can be read, and has the mutation."
    ),
    Rule(f"{TEXT}.variable", "variable", "warning", TEXT, "Each variable of a GraphQL document has a value."),
)


def field_rule_id(owner: str, field: str, code: str, level: Level = "error") -> str:
    return f"{owner}.{field}.{'advice_' if level == 'advice' else ''}{code}"


def object_rule_id(owner: str, rule: ObjectRule) -> str:
    if isinstance(rule, CountRule):
        return f"{owner}.{'advice_' if rule.level == 'advice' else ''}{rule.code}"
    return f"{owner}.{rule.name}"


def rules(spec: Spec) -> tuple[Rule, ...]:
    """All rules of the spec: text, batch, envelope, content, objects, signals, in that order."""
    return tuple(rule for owned in OwnedRules(spec).values() for rule in owned)


class OwnedRules(Mapping[str, tuple[Rule, ...]]):
    """The rules of a spec by their owner, in the order of `rules`; each owner's are made when asked for."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        envelope = spec.transport.envelope
        self._records = {record.name: record for record in (*spec.objects, *spec.signals)}
        self._made: dict[str, tuple[Rule, ...]] = {}
        self._owners = (TEXT, BATCH, envelope.name, CONTENT, *self._records)

    def __getitem__(self, owner: str) -> tuple[Rule, ...]:
        found = self._made.get(owner)
        if found is None:
            found = self._made[owner] = tuple(self._rules(owner))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)

    def _rules(self, owner: str) -> Iterator[Rule]:
        record = self._records.get(owner)
        return _whole_rules(owner, self._spec) if record is None else record_rules(record, self._spec)


def _whole_rules(owner: str, spec: Spec) -> Iterator[Rule]:
    """The rules of what is no object or signal. KeyError for an owner that there is not."""
    operation, envelope = spec.transport.operation, spec.transport.envelope
    if owner == TEXT:
        yield Rule(f"{TEXT}.json", "json", "error", TEXT, "The text is JSON, in UTF-8.")
        says = "No JSON object has the same key twice."
        yield Rule(f"{TEXT}.duplicate_key", "duplicate_key", "advice", TEXT, says)
    elif owner == BATCH:
        yield Rule(f"{BATCH}.type", "type", "error", BATCH, "A batch is an array.")
        says = f"A batch has at most {operation.max_items} items."
        yield Rule(f"{BATCH}.max_items", "max_items", "error", BATCH, says)
        if operation.advise_items:
            says = "A batch has at least one item."
            yield Rule(f"{BATCH}.advice_min_items", "min_items", "advice", BATCH, says)
    elif owner == envelope.name:
        yield Rule(f"{owner}.type", "type", "error", owner, "It is a JSON object.")
        yield from record_rules(envelope, spec)
    elif owner == CONTENT:
        yield Rule(f"{CONTENT}.type", "type", "error", CONTENT, "The content is a JSON object.")
        discriminator = spec.transport.discriminator
        for code, says in (
            ("required", f"`{discriminator.name}` is there."),
            ("type", f"`{discriminator.name}` is a string."),
            ("enum", f"`{discriminator.name}` names a type that the spec has."),
        ):
            id = field_rule_id(CONTENT, discriminator.name, code)
            yield Rule(id, code, "error", CONTENT, says, discriminator)
    else:
        raise KeyError(owner)


def record_rules(record: ObjectType, spec: Spec) -> Iterator[Rule]:
    """The rules that one object or signal type owns: its fields', its own, and `unknown`."""
    for field in record.fields:
        yield from field_rules(record.name, field)
    yield from own_rules(record, spec)


def own_rules(record: ObjectType, spec: Spec) -> Iterator[Rule]:
    """The rules of an object or signal type that are not about one field alone."""
    for rule in record.rules:
        code = (
            rule.code
            if isinstance(rule, CountRule)
            else "when"
            if isinstance(rule, ConditionalRule)
            else "sum"
        )
        yield Rule(
            object_rule_id(record.name, rule),
            code,
            rule.level,
            record.name,
            object_rule_statement(rule),
            None
            if isinstance(rule, CountRule)
            else rule.field
            if isinstance(rule, ConditionalRule)
            else rule.total,
            rule,
        )
    if isinstance(record, SignalType):
        if record.deprecated:
            says = "Another signal type is used" + (
                f": `{record.deprecated.use}`." if record.deprecated.use else "."
            )
            yield Rule(f"{record.name}.deprecated", "deprecated", "advice", record.name, says)
        dimension = spec.tier_dimension
        if dimension and len(record.tiers) < len(dimension.tiers):
            yield Rule(
                f"{record.name}.{dimension.name}",
                dimension.name,
                "error",
                record.name,
                f"The {dimension.name} is one of: {', '.join(record.tiers)}.",
            )
    yield Rule(f"{record.name}.unknown", "unknown", "error", record.name, "Every member is a known field.")


def field_rules(owner: str, field: Field) -> Iterator[Rule]:
    """The rules about one field: required, type, limits, then advice."""
    name = field.name

    def rule(code: str, says: str, level: Level = "error") -> Rule:
        return Rule(field_rule_id(owner, name, code, level), code, level, owner, says, field)

    if field.required:
        yield rule("required", f"`{name}` is there.")
    yield rule("type", f"`{name}` is {type_phrase(field)}.")
    if isinstance(field.element, EnumType):
        enum = field.element.enum
        how = ", in any ASCII letter case" if enum.ignore_case else ""
        yield rule("enum", f"{_subject(field)} is a value of {enum.name}{how}.")
    for code, says in limit_statements(field, field.limits):
        yield rule(code, says)
    for code, says in limit_statements(field, field.advice):
        yield rule(code, says, "advice")
    if field.deprecated:
        use = f"; `{field.deprecated.use}` takes its place" if field.deprecated.use else ""
        yield Rule(
            f"{owner}.{name}.deprecated", "deprecated", "advice", owner, f"`{name}` is left out{use}.", field
        )


def type_phrase(field: Field) -> str:
    """The JSON type in words, such as `a string` or `an array of numbers`."""
    one = _element_phrase(field.element)
    if not field.is_array:
        return one
    plural = {"a string": "strings", "a number": "numbers", "an integer": "integers", "a boolean": "booleans"}
    return f"an array of {plural.get(one, 'objects')}"


def _element_phrase(element: ScalarType | EnumType | ObjectReference | ContentType) -> str:
    if isinstance(element, ScalarType):
        return "an integer" if element.kind == "integer" else f"a {element.kind}"
    return "a string" if isinstance(element, EnumType) else "an object"


def _subject(field: Field) -> str:
    return f"each element of `{field.name}`" if isinstance(field.type, ArrayType) else f"`{field.name}`"


def limit_statements(field: Field, limits: Limits) -> Iterator[tuple[str, str]]:
    """(code, sentence) for each limit that is set."""
    subject = _subject(field)
    if limits.one_of is not None:
        listed = ", ".join(map(_named, limits.one_of))
        yield "enum", f"{subject} is {listed if len(limits.one_of) == 1 else f'one of: {listed}'}."
    if limits.min_length is not None:
        yield "min_length", f"{subject} has at least {count(limits.min_length, 'character')}."
    if limits.max_length is not None:
        yield "max_length", f"{subject} has at most {count(limits.max_length, 'character')}."
    if limits.format is not None:
        yield "format", f"{subject} has the format {limits.format.name}."
    if limits is field.limits and field.has_default_range and field.scalar in ("number", "integer"):
        yield "range", f"{subject} fits into {'32 bits' if field.scalar == 'integer' else 'binary64'}."
    elif limits.minimum is not None or limits.maximum is not None:
        yield "range", f"{subject} is {range_phrase(limits.minimum, limits.maximum)}."
    if limits.min_items is not None:
        yield "min_items", f"`{field.name}` has at least {count(limits.min_items, 'element')}."
    if limits.max_items is not None:
        yield "max_items", f"`{field.name}` has at most {count(limits.max_items, 'element')}."


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def range_phrase(minimum: int | float | None, maximum: int | float | None) -> str:
    if minimum is None:
        return f"at most {maximum}"
    if maximum is None:
        return f"at least {minimum}"
    return f"from {minimum} to {maximum}"


def condition_phrase(condition: Condition) -> str:
    name = f"`{condition.field.name}`"
    if condition.values:
        return f"{name} is {' or '.join(map(_named, condition.values))}"
    if condition.minimum is not None or condition.maximum is not None:
        return f"{name} is {range_phrase(condition.minimum, condition.maximum)}"
    return f"{name} is there"


def _named(value: str | bool | int | float) -> str:
    """The value in a sentence: a text that is no plain word is quoted."""
    if isinstance(value, str):
        return value if _WORD.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else str(value)


def object_rule_statement(rule: ObjectRule) -> str:
    """What the rule asks for, as a sentence."""
    if isinstance(rule, CountRule):
        names = ", ".join(f"`{f.name}`" for f in rule.fields)
        how_many = "At least" if rule.code == "at_least_one" else "At most"
        return f"{how_many} one of {names} is there and not null."
    if isinstance(rule, SumRule):
        terms = " + ".join(f"`{f.name}`" for f in rule.terms)
        within = f", give or take {rule.tolerance}" if rule.tolerance else ""
        return f"`{rule.total.name}` is {terms}{within}."
    parts = [says.rstrip(".") for _, says in limit_statements(rule.field, rule.limits)]
    if rule.required:
        parts.insert(0, f"`{rule.field.name}` is there")
    asked = " and ".join(parts)
    if not rule.when:
        return f"{asked[0].upper()}{asked[1:]}."
    return f"When {' and '.join(condition_phrase(c) for c in rule.when)}, {asked}."
