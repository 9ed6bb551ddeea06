"""Rules about what is said twice, or says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from signalspec.diagnostics import Span
from signalspec.lint.conditions import always_holds, implied, weaker
from signalspec.lint.reading import entries, field_lists, mapping, overrides
from signalspec.lint.records import Edit, LintFinding, LintRule, Subject
from signalspec.lint.removing import Removals, end_of
from signalspec.model import ConditionalRule
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode, to_json


def _redundant_rules(subject: Subject) -> Iterator[LintFinding]:
    for record in subject.spec.records:
        rules = [rule for rule in record.rules if isinstance(rule, ConditionalRule)]
        told = set()
        for rule in rules:
            if (rule.field.required or not rule.required) and weaker(rule.limits, rule.field.limits):
                told.add(rule.name)
                message = (
                    f"the rule {rule.name!r} asks for what the field {rule.field.name!r} has in any case"
                )
                yield LintFinding(message, rule.span, "take the rule out")
            elif always := [c.field.name for c in rule.when if always_holds(c)]:
                message = f"the rule {rule.name!r} tests {always[0]!r}, which always holds"
                yield LintFinding(message, rule.span, "take that condition out")
        for one, other in combinations(rules, 2):
            if one.field is other.field and not told & {one.name, other.name}:
                for lesser, greater in ((other, one), (one, other)):
                    if _adds_nothing(lesser, greater):
                        told.add(lesser.name)
                        message = f"the rule {lesser.name!r} asks for nothing that {greater.name!r} does not"
                        related = ((greater.span, "the other rule"),)
                        yield LintFinding(message, lesser.span, "take it out", related)
                        break


def _adds_nothing(lesser: ConditionalRule, greater: ConditionalRule) -> bool:
    return (
        (greater.level == "error" or lesser.level == "advice")
        and implied(greater.when, lesser.when)
        and (greater.required or not lesser.required)
        and weaker(lesser.limits, greater.limits)
    )


def _redundant_overrides(subject: Subject) -> Iterator[LintFinding]:
    fields = {name.text: node for name, node in entries(subject.document, "fields")}
    lists = list(field_lists(subject.document))
    in_groups = {name.text for owner, found in lists if owner[0] == "$" for _, name, _ in overrides(found)}
    for _, found in lists:
        for index, name, patch in overrides(found):
            entry = fields.get(name.text)
            # What overrides a group's override may say what the dictionary says.
            if entry is None or name.text in in_groups:
                continue
            repeated = [key.text for key, value in patch.items() if _says_so(entry, key.text, value)]
            if repeated and len(repeated) == len(patch.entries):
                message = f"the override of {name.text!r} says what the field says already"
                fix = _plain(subject, found, index, name.text)
                yield LintFinding(message, name.span, f"list `{name.text}` alone", fix=fix)
            elif repeated:
                key = repeated[0]
                message = f"`{key}` of {name.text!r} is what the field says already"
                place = patch.entries[key][0].span
                yield LintFinding(message, place, "leave it out", fix=Removals(subject, patch).of_entry(key))


def _says_so(entry: MappingNode, key: str, value: Node) -> bool:
    said = entry.get(key)
    if isinstance(value, ScalarNode) and value.value is None:
        return said is None
    return said is not None and repr(to_json(said, {})) == repr(to_json(value, {}))


def _plain(subject: Subject, found: SequenceNode, index: int, name: str) -> tuple[Edit, ...]:
    """The name alone in place of an override; nothing at all where a group before it brings the field."""
    item = found.items[index]
    listed = [part.text for part in found.items[:index] if isinstance(part, ScalarNode)]
    if any(name in _members(subject, part[1:]) for part in listed if part.startswith("$")):
        return Removals(subject, found).of_item(index)
    span = item.span
    line, column = end_of(subject, item)
    return (Edit(Span(span.file, span.line, span.column, line, column), name),)


def _members(subject: Subject, group: str, depth: int = 0) -> set[str]:
    listed = mapping(subject.document, "groups").get(group)
    found: set[str] = set()
    for item in listed.items if isinstance(listed, SequenceNode) and depth < 50 else ():
        if isinstance(item, MappingNode):
            found.update(item.entries)
        elif isinstance(item, ScalarNode):
            found |= _members(subject, item.text[1:], depth + 1) if item.text.startswith("$") else {item.text}
    return found


def _all_tiers(subject: Subject) -> Iterator[LintFinding]:
    known = set(subject.spec.tiers)
    for name, signal in entries(subject.document, "signals"):
        tiers = signal.get("tiers")
        if not isinstance(tiers, SequenceNode) or len(known) < 2:
            continue
        if {item.text for item in tiers.items if isinstance(item, ScalarNode)} == known:
            message = f"the signal {name.text!r} lists every tier there is"
            line, column = end_of(subject, tiers)
            span = Span(tiers.span.file, tiers.span.line, tiers.span.column, line, column)
            fix = (Edit(span, "all"),) if span.line == signal.entries["tiers"][0].span.line else ()
            yield LintFinding(message, span, "write `tiers: all`", fix=fix)


_WEIGHT = """
fields:
  weight: {type: integer, maximum: 30, doc: What the parcel weighs.}
  depot: {type: string, max_length: 20, doc: Where it was sorted.}
signals:
  sent:
    title: Sent
    doc: It left.
    examples: [{}]
"""

RULES = (
    LintRule(
        "redundant-rule",
        "A rule that can never be broken alone hides what is really asked for.",
        _WEIGHT
        + """    optional: [weight, depot]
    rules:
      - {id: heavy, when: {weight: {minimum: 20}}, then: {depot: {max_length: 40}}}
""",
        _WEIGHT
        + """    optional: [weight, depot]
    rules:
      - {id: heavy, when: {weight: {minimum: 20}}, then: {depot: {max_length: 10}}}
""",
        _redundant_rules,
    ),
    LintRule(
        "redundant-override",
        "An override that repeats the field's own words makes readers look for a difference.",
        _WEIGHT + "    optional: [depot, {weight: {type: integer}}]\n",
        _WEIGHT + "    optional: [depot, weight]\n",
        _redundant_overrides,
        fixable=True,
    ),
    LintRule(
        "tiers-all",
        "A list of every tier goes wrong when a tier is added; `all` does not.",
        """
        tiers:
          plan: {basic: The free plan., full: The paid plan.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], tiers: [basic, full]}
        """,
        """
        tiers:
          plan: {basic: The free plan., full: The paid plan.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], tiers: all}
        """,
        _all_tiers,
        fixable=True,
    ),
)
