"""Comments that accept a finding: one rule, one place, with a reason."""

from __future__ import annotations

import pytest
from lint_runs import findings, ids
from signalspec.lint.examples import example_spec

PART = "signals:\n  sent: {{title: Sent, doc: A parcel left.}}{}\n"


def lines(text: str) -> list[tuple[str, int]]:
    return [(f.rule, f.finding.span.line) for f in findings(text) if f.severity != "advice"]


@pytest.mark.parametrize(
    "comment",
    [
        "  # lint: ignore[missing-example] it has no fields",
        "  #lint:ignore[missing-example]: it has no fields",
        "  # lint: ignore[ missing-example ] - it has no fields",
        "  # a word before  # lint: ignore[missing-example] it has no fields",
    ],
)
def test_a_comment_on_the_line_accepts(comment: str) -> None:
    assert ids(findings(example_spec(PART.format(comment)))) == []


def test_a_comment_alone_is_about_the_next_line_that_is_more_than_one() -> None:
    part = PART.format("").replace(
        "  sent", "  # lint: ignore[missing-example] it has no fields\n\n  # A parcel.\n  sent"
    )
    assert ids(findings(example_spec(part))) == []


def test_it_accepts_its_own_line_and_rule_only() -> None:
    part = PART.format("  # lint: ignore[missing-example] no fields") + "  lost: {title: Lost, doc: todo}\n"
    assert ids(findings(example_spec(part))) == ["missing-example", "missing-doc"]


def test_one_comment_may_name_several_rules() -> None:
    comment = "  # lint: ignore[missing-example, doc-style, doc-repeats-name] a draft"
    part = PART.format(comment).replace("A parcel left.", "sent")
    assert ids(findings(example_spec(part))) == []


def test_what_is_left_over_is_found() -> None:
    part = PART.format("  # lint: ignore[missing-example, missing-doc] it has no fields")
    (found,) = (f for f in findings(example_spec(part)) if f.severity != "advice")
    assert found.rule == "unused-suppression" and found.finding.fix == ()
    assert "nothing to ignore for missing-doc" in found.finding.message


def test_a_rule_that_is_off_leaves_its_comments_alone() -> None:
    text = example_spec(PART.format("  # lint: ignore[missing-example] it has no fields"))
    assert ids(findings(text, settings={"missing-example": "off"})) == []


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("  # lint: ignore", "does not say which rule"),
        ("  # lint: ignore[]  it has no fields", "does not say which rule"),
        ("  # lint: ignore[missing-example]", "gives no reason"),
        ("  # lint: ignore[missing-exmaple] it has no fields", "no lint rule 'missing-exmaple'"),
    ],
)
def test_a_comment_that_is_wrong_accepts_nothing(comment: str, message: str) -> None:
    found = findings(example_spec(PART.format(comment)))
    assert ids(found) == ["missing-example", "bad-suppression"]
    assert message in found[1].finding.message
    assert found[1].severity == "error"
    if "exmaple" in comment:
        assert found[1].finding.help == "did you mean 'missing-example'?"


@pytest.mark.parametrize(
    "doc",
    [
        "'It left. # lint: ignore[missing-example] no.'",
        '"It left. # lint: ignore[missing-example] no."',
        "|\n      # lint: ignore[missing-example] no.",
        "'It left.\n      # lint: ignore[missing-example] no.'",
    ],
)
def test_a_text_that_looks_like_one_is_none(doc: str) -> None:
    text = example_spec(f"signals:\n  sent:\n    title: Sent\n    doc: {doc}\n")
    assert ids(findings(text)) == ["missing-example"]


def test_a_comment_behind_a_block_text_is_one() -> None:
    comment = "  # lint: ignore[missing-example] no fields"
    part = "signals:\n  sent:{}\n    title: Sent\n    doc: >-{}\n      It left.\n"
    assert ids(findings(example_spec(part.format(comment, "")))) == []
    found = ids(findings(example_spec(part.format("", comment))))
    assert found == ["missing-example", "unused-suppression"]
