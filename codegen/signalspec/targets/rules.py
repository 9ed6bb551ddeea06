"""Every rule with its id, as data for reports, servers and other tools."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from signalspec.model import Spec
from signalspec.parts import by_owner
from signalspec.quoting import json_text
from signalspec.rules import OwnedRules, Rule
from signalspec.templating import render


@dataclass(frozen=True, slots=True)
class _RuleView:
    """A rule, each of its members as JSON."""

    id: str
    owner: str
    field: str
    code: str
    level: str
    says: str


def files(spec: Spec) -> dict[str, str]:
    """`rules.json`: for each rule its id, owner, field (or null), code, level, and what it says."""
    listed = by_owner("rules", spec, OwnedRules(spec), _listed)
    return {"rules.json": render("rules/rules.json.j2", listed=listed)}


def _listed(rules: Iterable[Rule]) -> str:
    return render("rules/listed.j2", rules=[_view(rule) for rule in rules])


def _view(rule: Rule) -> _RuleView:
    return _RuleView(
        json_text(rule.id),
        json_text(rule.owner),
        json_text(rule.field.name if rule.field else None),
        json_text(rule.code),
        json_text(rule.level),
        json_text(rule.says),
    )
