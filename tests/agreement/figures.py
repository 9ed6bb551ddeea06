"""The figures of a run, for people: a table on the terminal and the one in docs/agreement.md."""

from __future__ import annotations

from collections.abc import Sequence

from tests.agreement.contracts import TESTS
from tests.agreement.implementations import Implementation
from tests.agreement.running import Outcome

PAGE = TESTS.parent / "docs" / "agreement.md"
_BEGIN, _END = "<!-- figures: make agreement WRITE=1 -->", "<!-- end of figures -->"
_COLUMNS = (
    "Implementation",
    "Version",
    "Judged",
    "Accepted",
    "Same verdict",
    "Differs as listed",
    "Unexplained",
)


def rows(implementations: Sequence[Implementation], outcome: Outcome) -> list[tuple[str, ...]]:
    """A row an implementation, numbers with separators."""
    found = []
    for each in implementations:
        tally = outcome.tallies[each.id]
        counts = (tally.judged, tally.accepted, tally.agreed, tally.exemptions, tally.disagreements)
        found.append((each.title, each.versions() or "this project's", *(f"{count:,}" for count in counts)))
    return found


def table(implementations: Sequence[Implementation], outcome: Outcome) -> str:
    """The table for a terminal, with the exemptions that were made use of below it."""
    listed = [_COLUMNS, *rows(implementations, outcome)]
    widths = [max(len(row[column]) for row in listed) for column in range(len(_COLUMNS))]
    lines = []
    for row in listed:
        cells = [
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    for each in implementations:
        exempted = outcome.tallies[each.id].exempted.most_common()
        if exempted:
            lines.append(f"{each.title}: {', '.join(f'{name} {count:,}' for name, count in exempted)}")
    return "\n".join(lines)


def write(implementations: Sequence[Implementation], outcome: Outcome, seed: int, contracts: int) -> None:
    """Puts the figures of the run into the page, in the place of those of the last one."""
    before, rest = PAGE.read_text(encoding="utf-8").split(_BEGIN)
    _, after = rest.split(_END)
    verdicts = sum(tally.judged for tally in outcome.tallies.values())
    unexplained = sum(tally.disagreements for tally in outcome.tallies.values())
    lines = [
        _BEGIN,
        "",
        f"{outcome.payloads:,} payloads of {contracts} specs, {outcome.valid:,} of them valid, seed {seed}:",
        f"{len(implementations)} implementations gave {verdicts:,} verdicts. Unexplained: {unexplained:,}.",
        "",
        f"| {' | '.join(_COLUMNS)} |",
        f"| --- | --- |{' ---: |' * (len(_COLUMNS) - 2)}",
        *(f"| {' | '.join(row)} |" for row in rows(implementations, outcome)),
        "",
        _END,
    ]
    PAGE.write_text(before + "\n".join(lines) + after, encoding="utf-8")
