"""Repeated findings put together, in bounded memory whatever the payloads hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from signalspec.model import TEXT
from signalspec.report.finding import Finding, Level

PLACES_KEPT = 3
MAX_GROUPS = 1000
MAX_UNKNOWN_NAMES = 20

_TEXT_RULES = f"{TEXT}."
_INDEX = re.compile(r"/[0-9]+(?=/|\Z)")


@dataclass(slots=True)
class Group:
    """Findings of one rule at one kind of place; `first` are those kept to be shown."""

    rule: str
    code: str
    level: Level
    shape: str
    count: int = 0
    first: list[Finding] = field(default_factory=list)


def shape(pointer: str | None) -> str:
    """The pointer with every array index as `*`."""
    return _INDEX.sub("/*", pointer) if pointer else ""


class Groups:
    """Groups by rule and shape of the pointer, and by file too where `by_file` is set.

    Names of unknown members come from payloads: each rule keeps MAX_UNKNOWN_NAMES of them and counts
    the rest together; past MAX_GROUPS, a rule's further shapes are counted together.
    """

    def __init__(self, *, by_file: bool = False) -> None:
        self._groups: dict[tuple[str | None, str, str, str], Group] = {}
        self._unknown_names: dict[tuple[str | None, str], int] = {}
        self._by_file = by_file

    def add(self, finding: Finding) -> None:
        file = finding.file if self._by_file else None
        place = shape(finding.pointer)
        # Text that is no signal has no pointer: there the reasons tell findings apart.
        reason = finding.message if finding.rule.startswith(_TEXT_RULES) else ""
        group = self._groups.get((file, finding.rule, place, reason))
        if group is None:
            if len(self._groups) >= MAX_GROUPS:
                reason = ""
            place = self._kept_shape(file, finding, place)
            key = (file, finding.rule, place, reason)
            group = self._groups.get(key)
            if group is None:
                group = self._groups[key] = Group(finding.rule, finding.code, finding.level, place)
        group.count += 1
        if len(group.first) < PLACES_KEPT:
            group.first.append(finding)

    def _kept_shape(self, file: str | None, finding: Finding, place: str) -> str:
        if finding.code == "unknown":
            owner = (file, finding.rule)
            names = self._unknown_names.get(owner, 0)
            if names >= MAX_UNKNOWN_NAMES:
                return "/..."
            self._unknown_names[owner] = names + 1
        return place if len(self._groups) < MAX_GROUPS else "/..."

    def __iter__(self) -> Iterator[Group]:
        """Errors first, then by how often, then by rule and place."""
        order = {"error": 0, "warning": 1, "advice": 2}
        return iter(sorted(self._groups.values(), key=lambda g: (order[g.level], -g.count, g.rule, g.shape)))

    def __len__(self) -> int:
        return len(self._groups)
