"""Each rule's own examples: the bad one breaks exactly that rule, once, and the good one none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lint_runs import findings, ids
from signalspec.lint import RULES, LintRule, Subject, lint
from signalspec.lint.examples import example_spec
from signalspec.lint.page import rules_page
from signalspec.model import Spec

REPO = Path(__file__).resolve().parents[2]
PAGE = REPO / "docs" / "lint.md"
MARK = "<!-- signalspec lint --rules -->\n"


def others(rule: LintRule) -> dict[str, str]:
    """All other advice switched off: limits that some target does not carry are everywhere."""
    return {other.id: "off" for other in RULES if other.severity == "advice" and other is not rule}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestExamples:
    def test_bad_breaks_the_rule_and_no_other(self, rule: LintRule) -> None:
        (found,) = findings(example_spec(rule.bad), settings=others(rule))
        assert (found.rule, found.severity) == (rule.id, rule.severity)
        assert found.finding.message and found.finding.help
        assert bool(found.finding.fix) == rule.fixable

    def test_good_breaks_none(self, rule: LintRule) -> None:
        assert findings(example_spec(rule.good), settings=others(rule)) == []

    def test_it_says_what_it_is_for(self, rule: LintRule) -> None:
        assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.id)
        assert rule.purpose.endswith(".") and "\n" not in rule.purpose


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_the_page_lists_the_rules_as_they_are() -> None:
    before, mark, _ = PAGE.read_text("utf-8").partition(MARK)
    assert mark, "docs/lint.md has no mark behind which the rules stand"
    whole = before + mark + rules_page(RULES)
    assert PAGE.read_text("utf-8") == whole, "signalspec lint --rules prints what belongs there"


def test_the_spec_is_clean_advice_aside(spec: Spec) -> None:
    text = (REPO / "spec" / "signals.yaml").read_text("utf-8")
    assert ids(lint(Subject(spec, text))) == []
