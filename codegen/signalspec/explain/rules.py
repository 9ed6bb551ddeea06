"""One rule: what it asks for, where it stands, and who checks it."""

from __future__ import annotations

from signalspec.capabilities import TARGETS, capabilities, kind_of, parts
from signalspec.diagnostics import Span
from signalspec.explain.explanation import Explanation, Table
from signalspec.model import BATCH, ConditionalRule, Spec, SumRule
from signalspec.rules import DOCUMENT_RULES, Rule


def explain_rule(rule: Rule, spec: Spec) -> Explanation:
    why = rule.source.doc if isinstance(rule.source, (ConditionalRule, SumRule)) else ""
    return Explanation(
        "rule",
        rule.id,
        _place(rule, spec),
        rule.says,
        (("code", rule.code), ("level", rule.level), ("why", why)),
        () if rule in DOCUMENT_RULES else (_checked(rule, spec),),
    )


def _checked(rule: Rule, spec: Spec) -> Table:
    """The targets that see what the rule is about, and what they make of it."""
    kind = kind_of(rule)
    seen = parts(spec)[rule.owner]
    checked = [capabilities()[kind, target.id] for target in TARGETS if target.parts & seen]
    titles = {target.id: target.title for target in TARGETS}
    rows = tuple((titles[c.target], c.status, c.why) for c in checked if c.target != "docs")
    return Table("checked by", ("target", "how", "why"), rows)


def _place(rule: Rule, spec: Spec) -> Span | None:
    if rule.source is not None:
        return rule.source.span
    if rule.field is not None:
        return rule.field.span
    if rule.owner == BATCH:
        return spec.transport.operation.span
    return next((record.span for record in spec.records if record.name == rule.owner), None)
