"""Style and sense of a spec that loads: each rule is a record with a small function."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.diagnostics import Diagnostic, Diagnostics
from signalspec.lint.rules import RULES
from signalspec.model import Spec

__all__ = ["RULES", "lint"]


def lint(spec: Spec) -> Iterator[Diagnostic]:
    """The findings of all rules, sorted by place."""
    found = Diagnostics()
    for rule in RULES:
        for finding in rule.find(spec):
            found.add(
                Diagnostic(rule.id, finding.message, finding.span, finding.help, severity=rule.severity)
            )
    yield from found
