"""Style and sense of a spec that loads: each rule is a record with a small function.

A rule of your own is a LintRule, found by the entry point `signalspec.lint_rules` or named in the
configuration; docs/lint.md shows one.
"""

from __future__ import annotations

from signalspec.lint.records import Edit, Found, LintFinding, LintRule, Setting, Subject
from signalspec.lint.rules import RULES
from signalspec.lint.running import RuleFailure, diagnostic, lint

__all__ = [
    "RULES",
    "Edit",
    "Found",
    "LintFinding",
    "LintRule",
    "RuleFailure",
    "Setting",
    "Subject",
    "diagnostic",
    "lint",
]
