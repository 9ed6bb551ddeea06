"""What a report format is, and what all of them are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TextIO

from signalspec.report.finding import Finding, Summary

Kind = Literal["traffic", "spec", "changes"]

MAX_FINDINGS = 300


@dataclass(frozen=True, slots=True)
class Settings:
    """`kind` says what findings are about; `statements` gives each rule's sentence by its id;
    `version` is the tool's own. `quiet` leaves out what is no finding. Of findings about traffic, people
    are shown `max_findings`; what machines read has all of them. `explain` is the command that tells more
    about a name."""

    kind: Kind = "traffic"
    color: bool = False
    quiet: bool = False
    statements: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    max_findings: int = MAX_FINDINGS
    explain: str = "signalspec explain"


class Reporter(Protocol):
    """Takes findings as they come and writes them in one format; `finish` ends the report."""

    def add(self, finding: Finding) -> None: ...

    def finish(self, summary: Summary) -> None: ...


class Factory(Protocol):
    """How each format's class is made."""

    def __call__(self, out: TextIO, settings: Settings) -> Reporter: ...
