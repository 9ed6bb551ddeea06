"""Runs rules over a spec: severities from the configuration, comments that accept findings."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping

from signalspec.diagnostics import Diagnostic
from signalspec.lint import suppressing
from signalspec.lint.records import Found, LintFinding, LintRule, Setting, Subject
from signalspec.lint.rules import RULES


class RuleFailure(Exception):
    """A rule of the user's own raised; the message says which, what and where."""


def lint(
    subject: Subject, rules: Iterable[LintRule] = RULES, settings: Mapping[str, Setting] | None = None
) -> list[Found]:
    """What breaks the rules and is not accepted by a comment, sorted by place.

    `settings` gives a severity, or `off`, to rules by their id. Raises RuleFailure.
    """
    severities = {rule.id: (settings or {}).get(rule.id, rule.severity) for rule in rules}
    comments = suppressing.suppressions(subject)
    found = [each for rule in rules for each in _found(rule.id, severities, _run(rule, subject))]
    left = list(suppressing.accepted(found, comments, subject.spec.file))
    on = {rule for rule, severity in severities.items() if severity != "off"}
    late = [
        *_found(suppressing.UNUSED, severities, suppressing.unused(subject, comments, on)),
        *_found(suppressing.BAD, severities, suppressing.bad(comments, severities)),
    ]
    return sorted([*left, *late], key=lambda each: (each.finding.span, each.rule, each.finding.message))


def diagnostic(found: Found) -> Diagnostic:
    """A finding as reports take it."""
    finding = found.finding
    return Diagnostic(
        found.rule, finding.message, finding.span, finding.help, finding.related, found.severity
    )


def _found(rule: str, severities: Mapping[str, Setting], findings: Iterable[LintFinding]) -> Iterator[Found]:
    severity = severities.get(rule, "off")
    if severity != "off":
        yield from (Found(rule, severity, finding) for finding in dict.fromkeys(findings))


def _run(rule: LintRule, subject: Subject) -> Iterator[LintFinding]:
    try:
        for finding in rule.find(subject):
            if not isinstance(finding, LintFinding):
                raise TypeError(f"expected a LintFinding, got {type(finding).__name__}")
            yield finding
    except (Exception, SystemExit) as error:
        if rule in RULES:
            raise
        frame = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error} ({frame.filename}:{frame.lineno})"
        raise RuleFailure(f"the lint rule {rule.id!r} failed: {what}") from error
