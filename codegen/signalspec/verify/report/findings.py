"""The formats that list findings alone, `github` and `sarif`: those of all commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from signalspec import __version__
from signalspec.report import Finding, Settings, Tally, create
from signalspec.report.visible import shortened
from signalspec.verify.outcome import WORDS, Outcome, named, witnesses

_MESSAGE_LENGTH = 1000


def write_findings(outcome: Outcome, format: str, out: TextIO, quiet: bool) -> None:
    """A finding for each rule in each direction."""
    statements = {row.rule.id: row.rule.says for row in outcome.results}
    report = create(
        format, out, Settings(kind="spec", quiet=quiet, statements=statements, version=__version__)
    )
    tally = Tally()
    for finding in _findings(outcome):
        tally.add(finding)
        report.add(finding)
    unreadable = [outcome.server] if outcome.stopped else []
    report.finish(
        tally.summary(unreadable=unreadable, subject=outcome.subject, interrupted=outcome.interrupted)
    )


def _findings(outcome: Outcome) -> Iterator[Finding]:
    for row in outcome.results:
        for direction, witness in witnesses(row):
            payload = shortened(outcome.payload(witness), _MESSAGE_LENGTH)
            sent = f"{named(witness, row.rule.id)}: {payload}"
            pointers = [each.pointer for each in witness.case.broken if each.rule == row.rule.id]
            yield Finding(
                rule=row.rule.id,
                code=direction,
                level="warning" if direction == "undecided" else "error",
                message=f"{direction}: {WORDS[direction]}; {sent}; {witness.answer.said}",
                pointer=pointers[0] if pointers else None,
                signal_type=witness.case.type,
                help=row.rule.says,
            )
