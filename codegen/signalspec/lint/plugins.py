"""Rules of the user's own: from installed distributions, and from files that the configuration names."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import Path

from signalspec.lint.records import SETTINGS, LintRule
from signalspec.lint.rules import RULES

GROUP = "signalspec.lint_rules"

_ID = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RUN_NAME = "signalspec_lint_rules"


class PluginError(Exception):
    """Rules that cannot be used; the message says whose, and why."""


def installed_rules() -> tuple[LintRule, ...]:
    """The rules that installed distributions bring; each entry point is a rule or several."""
    found: list[LintRule] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        where = f"the entry point {point.name!r} ({point.value})"
        try:
            value = point.load()
        except (Exception, SystemExit) as error:
            raise PluginError(f"{where} cannot be loaded: {type(error).__name__}: {error}") from error
        found += _checked(value, where, [*RULES, *found])
    return tuple(found)


def rules_of_file(path: Path, others: Iterable[LintRule]) -> tuple[LintRule, ...]:
    """The rules in `RULES` of a Python file, whose ids none of the `others` may have."""
    try:
        value = runpy.run_path(str(path), run_name=_RUN_NAME).get("RULES")
    except (Exception, SystemExit) as error:
        raise PluginError(f"{path.name} cannot be run: {type(error).__name__}: {error}") from error
    if value is None:
        raise PluginError(f"{path.name} has no RULES, a tuple of LintRule")
    return tuple(_checked(value, path.name, list(others)))


def _checked(value: object, where: str, others: list[LintRule]) -> Iterator[LintRule]:
    taken = {rule.id for rule in others}
    rules = [value] if isinstance(value, LintRule) else value
    for rule in rules if isinstance(rules, Iterable) else [rules]:
        if not isinstance(rule, LintRule):
            raise PluginError(f"{where}: expected a LintRule, got {type(rule).__name__}")
        if not _ID.fullmatch(rule.id):
            raise PluginError(f"{where}: expected an id such as no-legacy-names, got {rule.id!r}")
        if rule.id in taken:
            raise PluginError(f"{where}: there is a rule {rule.id!r} already; choose another id")
        if rule.severity not in SETTINGS:
            raise PluginError(f"{where}: expected one of {', '.join(SETTINGS)}, got {rule.severity!r}")
        taken.add(rule.id)
        yield rule
