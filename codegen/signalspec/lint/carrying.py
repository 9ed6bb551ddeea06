"""Rules about what some target cannot carry, or what some engine cannot afford."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from signalspec.capabilities import TARGETS, capabilities, kind_of, parts
from signalspec.diagnostics import Span
from signalspec.lint.records import LintFinding, LintRule, Subject
from signalspec.model import Condition, ConditionalRule, Limits
from signalspec.naming import is_graphql_enum
from signalspec.patterns import parse
from signalspec.patterns.backtracking import superlinear
from signalspec.rules import Rule, rules

# Beyond it, binary64 does not tell whole numbers apart; JavaScript has no other numbers.
_EXACT = 2**53
_LIMITS = frozenset(
    {"min_length", "max_length", "format", "range", "min_items", "max_items", "at_least_one", "at_most_one",
     "when", "enum.text", "enum.ignore_case"}
)  # fmt: skip
_WORDS = {"documented": "in words only in", "looser": "looser in", "not expressible": "lost in"}


def _uncarried(subject: Subject) -> Iterator[LintFinding]:
    table, seen_by = capabilities(), parts(subject.spec)
    told: set[tuple[Span, str]] = set()
    for rule in rules(subject.spec):
        kind = kind_of(rule) if rule.level == "error" else ""
        place = _place(rule)
        if kind not in _LIMITS or place is None or (place, rule.code) in told:
            continue
        told.add((place, rule.code))
        by_status: dict[str, list[str]] = {}
        for target in TARGETS:
            if target.id in subject.targets and target.parts & seen_by[rule.owner]:
                by_status.setdefault(table[kind, target.id].status, []).append(target.id)
        poor = [f"{how} {', '.join(by_status[s])}" for s, how in _WORDS.items() if s in by_status]
        if poor:
            help = "expect it to be broken there, and judge what comes by one that enforces it"
            yield LintFinding(f"{rule.id} is not enforced everywhere: {'; '.join(poor)}", place, help)


def _place(rule: Rule) -> Span | None:
    if rule.source is not None:
        return rule.source.span
    return rule.field.definition if rule.field else None


def _enums_as_text(subject: Subject) -> Iterator[LintFinding]:
    for enum in subject.spec.enums:
        if not enum.ignore_case and not is_graphql_enum(enum):
            odd = [v for v in enum.values if not is_graphql_enum(replace(enum, values=(v,)))]
            named = ", ".join(repr(value.value) for value in odd[:3]) + (" and more" if odd[3:] else "")
            message = f"GraphQL carries {enum.name} as plain text: {named} cannot be a name there"
            help = "write values of letters, digits and underscores, if you may"
            yield LintFinding(message, odd[0].span, help)


def _inexact(subject: Subject) -> Iterator[LintFinding]:
    told: set[tuple[Span, object]] = set()
    for record in subject.spec.records:
        sided: list[tuple[Span, Limits | Condition]] = []
        for field in record.fields:
            sided += [(field.definition, side) for side in (field.limits, field.advice) if field.scalar]
        for rule in record.rules:
            if isinstance(rule, ConditionalRule):
                sided += [(rule.span, rule.limits), *((rule.span, condition) for condition in rule.when)]
        for span, side in sided:
            for bound in (side.minimum, side.maximum, *getattr(side, "values", ())):
                exact = not isinstance(bound, int) or abs(bound) <= _EXACT or int(float(bound)) == bound
                if not exact and (span, bound) not in told:
                    told.add((span, bound))
                    message = f"the bound {bound} is no binary64 number: readers in JavaScript see another"
                    help = f"write {int(float(bound or 0))}, or stay within {_EXACT}"
                    yield LintFinding(message, span, help)


def _slow(subject: Subject) -> Iterator[LintFinding]:
    for format in subject.spec.formats:
        attack = superlinear(parse(format.pattern))
        if attack is not None:
            message = f"the pattern of {format.name!r} can take more than linear time: {attack}"
            yield LintFinding(message, format.span, "make its repeated parts exclude what follows them")


_LABEL = """
fields:
  parcelId: {{type: string, format: label, doc: Number on the label.}}
signals:
  sent: {{title: Sent, doc: It left., examples: [{{}}], optional: [parcelId]}}
formats:
  label: {{doc: Small letters., pattern: '{}', matches: [ab], rejects: [A1]}}
"""
_SIZE = """
enums:
  Size: {{doc: How large it is., values: {{{}: Fits a slot., {}: Fits a van.}}}}
fields:
  size: {{type: Size, doc: How large the parcel is.}}
signals:
  sent: {{title: Sent, doc: It left., examples: [{{}}], optional: [size]}}
"""
_WEIGHT = """
fields:
  weight: {{type: number, maximum: {}, doc: What the parcel weighs in grams.}}
signals:
  sent: {{title: Sent, doc: It left., examples: [{{}}], optional: [weight]}}
"""

RULES = (
    LintRule(
        "slow-pattern",
        "A pattern with super-linear matching lets one long text stop a validator.",
        _LABEL.format("[a-z]*[a-z]+"),
        _LABEL.format("[a-z]+"),
        _slow,
        "error",
    ),
    LintRule(
        "enum-as-text",
        "An enum whose values are no GraphQL names is plain text there: servers and editors do not check it.",
        _SIZE.format("slot", "large-van"),
        _SIZE.format("slot", "large_van"),
        _enums_as_text,
    ),
    LintRule(
        "inexact-bound",
        "A whole number beyond 2^53 becomes another one where numbers are binary64, and the verdict with it.",
        _WEIGHT.format("9007199254740993"),
        _WEIGHT.format("9007199254740992"),
        _inexact,
    ),
    LintRule(
        "uncarried-limit",
        "A limit that a target cannot carry is checked by others only. `targets` in the configuration names "
        "those that you use.",
        _LABEL.format("[a-z]+"),
        _LABEL.format("[a-z]+").replace(" format: label,", "").partition("formats:")[0],
        _uncarried,
        "advice",
    ),
)
