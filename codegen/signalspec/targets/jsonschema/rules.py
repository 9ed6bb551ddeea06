"""Rules between fields: pieces of schemas that an object as a whole must match or must not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from signalspec.model import Condition, ConditionalRule, CountRule, EnumType, Field, Json, ObjectType
from signalspec.rules import object_rule_id, object_rule_statement
from signalspec.targets.jsonschema.patterns import any_case_keywords
from signalspec.targets.jsonschema.profile import Profile
from signalspec.targets.jsonschema.values import Keywords, consequence_keywords, json_type

# fastjsonschema writes each `else` into the one before, and Python takes 20 nested blocks.
LONGEST_CHAIN = 8


class Clause(NamedTuple):
    """Matches objects that have the `required` members, and `properties` as said where they are there.

    With `unless`, matches only those that do not match that clause as well.
    """

    required: tuple[str, ...]
    properties: tuple[tuple[str, Json], ...]
    unless: Clause | None = None


class Conditional(NamedTuple):
    """Objects that match `when` match `then`; others are judged by `otherwise`."""

    id: str
    says: str
    when: Clause
    then: Clause
    otherwise: Conditional | None = None


class RuleViews(NamedTuple):
    """An object matches one of `at_least_one` (if there are any), none of `none_of`, and all the rest."""

    at_least_one: tuple[Clause, ...]
    none_of: tuple[Clause, ...]
    all_of: tuple[Conditional, ...]
    chain: Conditional | None


def rule_views(record: ObjectType, profile: Profile) -> RuleViews:
    """The record's rules that are errors. Portable ones have no `all_of`, strict ones no `chain`."""
    counts = [rule for rule in record.rules if isinstance(rule, CountRule) and rule.level == "error"]
    at_least_one = [rule.fields for rule in counts if rule.code == "at_least_one"]
    pairs = [pair for rule in counts if rule.code == "at_most_one" for pair in combinations(rule.fields, 2)]
    rules = conditional_rules(record)
    chained = [] if profile.strict else _exclusive(rules)
    others = [_conditional(record, rule, profile) for rule in rules if rule not in chained]
    broken = [] if profile.strict else [Clause(c.when.required, c.when.properties, c.then) for c in others]
    return RuleViews(
        tuple(_present([field]) for fields in at_least_one for field in fields),
        (*(_present(pair) for pair in pairs), *broken),
        tuple(others if profile.strict else ()),
        _chain([_conditional(record, rule, profile) for rule in chained]),
    )


def conditional_rules(record: ObjectType) -> list[ConditionalRule]:
    """The record's conditional rules that are errors."""
    return [rule for rule in record.rules if isinstance(rule, ConditionalRule) and rule.level == "error"]


def _present(fields: Iterable[Field]) -> Clause:
    listed = list(fields)
    return Clause(tuple(f.name for f in listed), tuple((f.name, {"type": json_type(f)}) for f in listed))


def _conditional(record: ObjectType, rule: ConditionalRule, profile: Profile) -> Conditional:
    when = Clause(
        tuple(c.field.name for c in rule.when), tuple((c.field.name, _condition(c)) for c in rule.when)
    )
    consequence = consequence_keywords(rule.field, rule.limits, rule.required, profile)
    then = Clause((rule.field.name,) if rule.required else (), ((rule.field.name, consequence),))
    says = object_rule_statement(rule) + (f" {rule.doc}" if rule.doc else "")
    return Conditional(object_rule_id(record.name, rule), says, when, then)


def _condition(condition: Condition) -> Keywords:
    """What the value must be for the condition to hold."""
    field, values = condition.field, condition.values
    if isinstance(field.element, EnumType) and field.element.enum.ignore_case and values:
        return {"type": "string", **any_case_keywords(str(value) for value in values)}
    if len(values) == 1:
        return {"const": values[0]}
    if values:
        return {"enum": list(values)}
    keywords: Keywords = {"type": json_type(field)}
    if condition.minimum is not None:
        keywords["minimum"] = condition.minimum
    if condition.maximum is not None:
        keywords["maximum"] = condition.maximum
    return keywords


def _exclusive(rules: Sequence[ConditionalRule]) -> list[ConditionalRule]:
    """Rules no two of which apply to one object, so that each may stand in the `else` of another."""
    found: list[ConditionalRule] = []
    for rule in rules:
        if rule.when and len(found) < LONGEST_CHAIN and all(_exclude(rule, other) for other in found):
            found.append(rule)
    return found


def _exclude(one: ConditionalRule, other: ConditionalRule) -> bool:
    return any(
        mine.field is theirs.field and bool(mine.values) and bool(theirs.values)
        and not set(mine.values) & set(theirs.values)
        for mine in one.when
        for theirs in other.when
    )  # fmt: skip


def _chain(conditionals: list[Conditional]) -> Conditional | None:
    chain: Conditional | None = None
    for one in reversed(conditionals):
        chain = one._replace(otherwise=chain)
    return chain
