"""What every report is made of: one finding, wherever it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Literal, NamedTuple

Level = Literal["error", "warning", "advice"]

LEVELS: tuple[Level, ...] = ("error", "warning", "advice")
NO_TEXT = "(unreadable text)"
NO_TYPE = "(no known type)"


class Related(NamedTuple):
    """Another place that belongs to a finding, with a few words on how. `source` is the text of its line,
    where that is to be shown as well."""

    message: str
    file: str
    line: int
    column: int
    end_line: int | None = None
    end_column: int | None = None
    source: str | None = None


class Detail(NamedTuple):
    """Something more to know: what about, in a word, and the lines that say it."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or worth a remark.

    `rule` is the stable id, `code` its kind. Lines and columns count from 1, columns in characters;
    `end_line` and `end_column` point just past the last character. In traffic, `pointer` is the JSON
    Pointer into the signal (or bare content) itself, and `index` says which one it is, from 0, where
    a file holds them in an array or a GraphQL document; `offset` is the byte of the (decompressed) file
    at which text stops being readable. `source` is the text of `line`, for specs
    only: traffic is never quoted, it may hold what nobody else should read. `label` is what people see
    instead of the level. Where changes are told, `pointer` is the name of what changed, and the summary's
    `subject` is the outcome.
    """

    rule: str
    code: str
    level: Level
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    pointer: str | None = None
    index: int | None = None
    offset: int | None = None
    signal_type: str | None = None
    help: str | None = None
    source: str | None = None
    related: tuple[Related, ...] = ()
    details: tuple[Detail, ...] = ()
    label: str | None = None

    def __reduce__(self) -> tuple[type[Finding], tuple[Any, ...]]:
        # Half the time of what a frozen dataclass with slots has by itself.
        return Finding, _VALUES(self)


_VALUES: Callable[[Finding], tuple[Any, ...]] = attrgetter(*(field.name for field in fields(Finding)))


@dataclass(slots=True)
class TypeCount:
    """Signals of one type, and how many of them break a rule."""

    signals: int = 0
    bad: int = 0


@dataclass(slots=True)
class RuleCount:
    """How often a rule was reported, and at which level."""

    level: Level
    times: int = 0


class Summary(NamedTuple):
    """What a run came to. `types` is empty where no traffic was judged; `unreadable` names the inputs
    that could not be read to their end, `subject` what they were judged by."""

    levels: Mapping[Level, int]
    rules: Mapping[str, RuleCount]
    types: Mapping[str, TypeCount]
    files: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    subject: str = ""
    interrupted: bool = False

    @property
    def signals(self) -> int:
        return sum(count.signals for count in self.types.values())

    @property
    def bad(self) -> int:
        return sum(count.bad for count in self.types.values())

    @property
    def broken(self) -> int:
        """How many rules of level `error` were broken."""
        return sum(count.level == "error" for count in self.rules.values())


@dataclass(slots=True)
class Tally:
    """Counts findings and signals as they come; rules and types are names of the spec, so it stays small."""

    levels: dict[Level, int] = field(default_factory=dict)
    rules: dict[str, RuleCount] = field(default_factory=dict)
    types: dict[str, TypeCount] = field(default_factory=dict)

    def add(self, finding: Finding) -> None:
        self.levels[finding.level] = self.levels.get(finding.level, 0) + 1
        self.rules.setdefault(finding.rule, RuleCount(finding.level)).times += 1

    def add_types(self, types: Mapping[str, TypeCount]) -> None:
        for name, count in types.items():
            total = self.types.setdefault(name, TypeCount())
            total.signals += count.signals
            total.bad += count.bad

    def summary(
        self,
        *,
        files: Iterable[str] = (),
        unreadable: Iterable[str] = (),
        subject: str = "",
        interrupted: bool = False,
    ) -> Summary:
        return Summary(
            self.levels, self.rules, self.types, tuple(files), tuple(unreadable), subject, interrupted
        )
