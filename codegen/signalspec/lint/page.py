"""The rules as a page: what each is for, what breaks it and what does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import dedent

from signalspec.lint.records import LintRule, Setting


def rules_page(rules: Iterable[LintRule], settings: Mapping[str, Setting] | None = None) -> str:
    """Markdown: a table of the rules, then a section for each, at the severities that `settings` give."""
    rules, chosen = list(rules), settings or {}
    lines = ["| rule | severity | `--fix` | what it is for |", "| --- | --- | --- | --- |"]
    for rule in rules:
        severity = chosen.get(rule.id, rule.severity)
        mends = "yes" if rule.fixable else ""
        lines.append(f"| [`{rule.id}`](#{rule.id}) | {severity} | {mends} | {_cell(rule.purpose)} |")
    for rule in rules:
        lines += ["", *_section(rule)]
    return "\n".join(lines) + "\n"


def _section(rule: LintRule) -> Iterator[str]:
    yield f"### {rule.id}"
    yield ""
    yield rule.purpose
    for title, example in (("Breaks it:", rule.bad), ("Keeps it:", rule.good)):
        if example.strip():
            yield from ("", title, "", "```yaml", dedent(example).strip("\n"), "```")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
