"""Rules run over a text, for the tests of lint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from signalspec.lint import RULES, Found, LintRule, Setting, Subject, lint
from signalspec.load import load_text

# Runs the command with arguments: its exit code, standard output and standard error.
Run = Callable[..., tuple[int, str, str]]

# Nothing is wrong with it but for one field that has no full stop and one that nothing uses.
SLOPPY = """
fields:
  depot: {type: string, doc: Where the parcel was sorted}  # the last one
  weight: {type: number, doc: What the parcel weighs.}
signals:
  sent: {title: Sent, doc: It left., examples: [{}], optional: [depot]}
"""


def subject(text: str) -> Subject:
    return Subject(load_text(text, "spec.yaml"), text)


def findings(
    text: str, rules: Iterable[LintRule] = RULES, settings: Mapping[str, Setting] | None = None
) -> list[Found]:
    return lint(subject(text), tuple(rules), settings)


def ids(found: Iterable[Found]) -> list[str]:
    """The rules of the findings, advice left out."""
    return [each.rule for each in found if each.severity != "advice"]
