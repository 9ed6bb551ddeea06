"""Each rule's own examples: the bad one breaks exactly that rule, once, and the good one none."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lint_runs import Run, findings, ids
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


def blocks(language: str) -> list[str]:
    """The examples before the rules, in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text("utf-8").partition(MARK)[0], re.M | re.S)


def test_the_page_shows_a_configuration_and_a_rule_that_work(folder: Path, run: Run) -> None:
    (folder / "spec" / "signalspec.yaml").write_text(blocks("yaml")[0])
    (folder / "spec" / "lint_rules.py").write_text(blocks("python")[0])
    spec = folder / "spec" / "signals.yaml"
    spec.write_text(spec.read_text().replace("depot", "legacyDepot"))
    out = run("--format", "ndjson")[1]
    assert [json.loads(line)["rule"] for line in out.splitlines()[:-1]] == [
        "doc-style", "unused-name", "no-legacy"
    ]  # fmt: skip


def test_the_page_shows_comments_that_accept_findings() -> None:
    used = "signals:\n  sent: {title: Sent, doc: It left., examples: [{}], optional: [%s]}\n"
    text = example_spec(blocks("yaml")[1] + used % "parcelId, depotName, weight_kg, size")
    assert ids(findings(text)) == []
    assert ids(findings(re.sub("# lint.*", "", text))) == ["name-style", "enum-as-text"]


def test_the_spec_is_clean_advice_aside(spec: Spec) -> None:
    text = (REPO / "spec" / "signals.yaml").read_text("utf-8")
    assert ids(lint(Subject(spec, text))) == []
