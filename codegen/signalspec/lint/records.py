"""What a lint rule is, what it is given, and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from signalspec.diagnostics import Diagnostics, Severity, Span
from signalspec.model import Spec
from signalspec.nodes import MappingNode
from signalspec.source import parse

Setting = Literal["off", "advice", "warning", "error"]

SETTINGS: tuple[Setting, ...] = get_args(Setting)

# Targets that users of a spec have without a tool of somebody else's.
GENERATED = (
    "python", "constructors", "pydantic_models", "jsonschema", "portable", "graphql_wire", "graphql_inputs",
)  # fmt: skip

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML counts as one


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of what stands at `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One place that breaks a rule. `fix` mends it without changing what any payload means."""

    message: str
    span: Span
    help: str
    related: tuple[tuple[Span, str], ...] = ()
    fix: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Subject:
    """What rules look at: a spec that loads, resolved, and the text that it was loaded from.

    `targets` are the ids of the targets that whoever runs the rules cares about.
    """

    spec: Spec
    text: str
    targets: tuple[str, ...] = GENERATED

    @cached_property
    def document(self) -> MappingNode:
        """The text as nodes with places, groups and overrides as they are written."""
        root = parse(self.text, self.spec.file, Diagnostics())
        assert isinstance(root, MappingNode), "a spec that loads is a mapping"
        return root

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text)), len(self.text)]

    def offset(self, line: int, column: int) -> int:
        """Where a line and column, counted from 1, are in the text."""
        return min(self._starts[min(line, len(self._starts)) - 1] + column - 1, len(self.text))

    def line(self, number: int) -> str:
        """The text of a line, its end included; empty beyond the last one."""
        return self.text[self.offset(number, 1) : self.offset(number + 1, 1)]

    @property
    def lines(self) -> int:
        """How many lines the text has."""
        return len(self._starts) - 1


@dataclass(frozen=True, slots=True)
class LintRule:
    """A rule: `find` gives what breaks it.

    `bad` and `good` are parts of a spec, written at its top level; `signalspec.lint.examples` completes
    them. `bad` breaks the rule exactly once, and neither breaks any other. `fixable` says that some
    findings come with a fix.
    """

    id: str
    purpose: str
    bad: str
    good: str
    find: Callable[[Subject], Iterator[LintFinding]]
    severity: Setting = "warning"
    fixable: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a rule at the severity that the configuration gives it."""

    rule: str
    severity: Severity
    finding: LintFinding
