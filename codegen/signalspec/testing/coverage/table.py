"""The coverage as a table for the terminal."""

from __future__ import annotations

from signalspec.report.table import table
from signalspec.report.visible import visible
from signalspec.testing.coverage.figures import Coverage, OwnerCoverage, Share, Shares, floored, percentage

_HEAD = ("Name", "Valid", "Invalid", "Fields", "Values", "Kept", "Broken", "Cover")
_ROOM = 30  # for what is missing, however narrow the terminal is


def lines(coverage: Coverage, width: int | None) -> list[str]:
    """A line for each owner and the total. What is missing is cut to the width; None leaves it whole."""
    rows = [_row(owner.name, _counts(owner), owner.shares) for owner in coverage.owners]
    total = _row("TOTAL", ("", ""), coverage.shares)
    head, *body, last = table(_HEAD, [*rows, total])
    rule = "-" * (len(head) + 2 + len("Missing"))
    shown = [
        f"{line}  {_missing(owner, None if width is None else max(_ROOM, width - len(line) - 2))}".rstrip()
        for line, owner in zip(body, coverage.owners, strict=True)
    ]
    return [f"{head}  Missing", rule, *shown, rule, last]


def _row(name: str, counts: tuple[str, str], shares: Shares) -> list[str]:
    parts = (shares["fields"], shares["values"], shares["kept"], shares["broken"])
    return [visible(name), *counts, *map(_fraction, parts), f"{floored(percentage(shares)):.1f}%"]


def _counts(owner: OwnerCoverage) -> tuple[str, str]:
    if owner.record is None:
        return "", ""
    return str(owner.seen.valid[owner.name]), str(owner.seen.invalid[owner.name])


def _fraction(share: Share) -> str:
    return f"{share.covered}/{share.all}" if share.all else ""


def _missing(owner: OwnerCoverage, room: int | None) -> str:
    if not any(share.covered for share in owner.shares.values()):
        return "everything"
    names = [visible(name) for name in owner.missing()]
    if room is None:
        return ", ".join(names)
    text = ""
    for number, name in enumerate(names):
        longer = f"{text}, {name}" if text else name
        rest = len(names) - number - 1
        if text and len(longer) + (len(f", +{rest}") if rest else 0) > room:
            return f"{text}, +{rest + 1}"
        text = longer
    return text
