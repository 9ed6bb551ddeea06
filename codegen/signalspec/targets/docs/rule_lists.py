"""The views of lists of rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from signalspec.model import BATCH, CONTENT, TEXT, Spec
from signalspec.parts import by_owner
from signalspec.rules import OwnedRules, Rule
from signalspec.targets.docs.markdown import Markdown, code, statement, text, words
from signalspec.templating import render

_CODES = {
    "required": "a required field is absent",
    "unknown": "a member is not a known field",
    "type": "the value has another JSON type, or is `null` where there must be a value",
    "enum": "the value is not among those listed",
    "min_length": "the text is too short",
    "max_length": "the text is too long",
    "format": "the text does not have the format",
    "range": "the number is too small or too large",
    "min_items": "there are too few elements",
    "max_items": "there are too many elements",
    "at_least_one": "none of several fields is there",
    "at_most_one": "more than one of several fields is there",
    "when": "a field does not go with the value of another",
    "sum": "fields do not add up",
    "deprecated": "something is used that was given up",
    "json": "the text is no JSON",
    "duplicate_key": "a JSON object has the same key twice",
}


class Named(NamedTuple):
    name: Markdown
    meaning: Markdown


class RuleRow(NamedTuple):
    id: Markdown
    code: Markdown
    level: Markdown
    says: Markdown


class RuleSection(NamedTuple):
    title: Markdown
    rule_ids: list[RuleRow]


def rule_rows(rules: Iterable[Rule]) -> list[RuleRow]:
    return [RuleRow(code(r.id), code(r.code), words(r.level), statement(r.says)) for r in rules]


def code_meanings(spec: Spec, owned: OwnedRules) -> list[Named]:
    """The codes that the rules have, each with its meaning."""
    listed = by_owner("docs/codes", spec, owned, lambda rules: sorted({rule.code for rule in rules}))
    used = {code for codes in listed for code in codes}
    found = [Named(code(name), words(meaning)) for name, meaning in _CODES.items() if name in used]
    dimension = spec.tier_dimension
    if dimension and dimension.name in used:
        found.append(Named(code(dimension.name), words("the caller's tier does not include the signal")))
    return found


def rule_sections(spec: Spec, owned: OwnedRules) -> list[str]:
    """A section for each owner of rules."""
    return by_owner("docs/rules", spec, owned, _section)


def shared_sections(owned: OwnedRules) -> list[RuleSection]:
    """What is asked of texts, batches and every content: rules that no signal or object owns."""
    titles = {BATCH: "Rules of a batch", CONTENT: "Rules of every content", TEXT: "Rules of JSON text"}
    return [RuleSection(words(title), rule_rows(owned[owner])) for owner, title in titles.items()]


def _section(rules: Sequence[Rule]) -> str:
    section = RuleSection(text(rules[0].owner), rule_rows(rules))
    return render("docs/rule_section.j2", section=section)
