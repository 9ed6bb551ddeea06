"""`text`: for people. What was found rule by rule, then the counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from signalspec.report.style import Style
from signalspec.report.table import table
from signalspec.report.visible import shortened, visible
from signalspec.report.wording import counted as number_of
from signalspec.verify.outcome import WORDS, Outcome, counted, named, witnesses
from signalspec.verify.results import RuleResult, Witness

_PAYLOAD_LENGTH = 400
_RULES_SHOWN = 6


def write(outcome: Outcome, out: TextIO, color: bool, quiet: bool) -> None:
    """Findings, then unless quiet what was left undecided or untested, and the run in a line."""
    style = Style(color)
    for row in outcome.results:
        if row.result != "undecided":
            for direction, witness in witnesses(row):
                _write(row, direction, witness, outcome, out, style)
    _write_undecided(outcome, out, style)
    if quiet:
        return
    _write_untested(outcome, out, style)
    counts = [(result, f"{count:,}") for result, count in outcome.results.counts().items() if count]
    head, *lines = table(("result", "rules"), counts)
    out.write("\n".join([style.strong(head), *lines]) + "\n\n")
    paint = style.good if outcome.agrees and outcome.complete else style.strong
    out.write(paint(visible(_in_a_line(outcome))) + "\n")
    if outcome.interrupted:
        out.write("stopped early: not all payloads were sent\n")


def _write(
    row: RuleResult, direction: str, witness: Witness, outcome: Outcome, out: TextIO, style: Style
) -> None:
    times, of = counted(row, direction)
    head = style.level("error", f"{direction}[{visible(row.rule.id)}]")
    lines = [f"{head}: {style.strong(WORDS[direction])} ({times:,} of {number_of(of, 'payload')})"]
    lines.append(f"  {style.faint('rule  ')}  {visible(row.rule.says)}")
    lines += _sent(row.rule.id, witness, outcome, style)
    lines.append(f"  {style.faint('answer')}  {visible(witness.answer.said)}{_also(row, witness)}")
    out.write("\n".join(lines) + "\n\n")


def _sent(rule: str, witness: Witness, outcome: Outcome, style: Style) -> list[str]:
    payload = visible(shortened(outcome.payload(witness), _PAYLOAD_LENGTH))
    return [f"  {style.faint('sent  ')}  {visible(named(witness, rule))}", f"          {payload}"]


def _also(row: RuleResult, witness: Witness) -> str:
    """A lenient server may well know better."""
    known = witness.answer.verdict == "accepted" and row.rule.id in witness.answer.reported
    return ", and it reports the violation" if known else ""


def _write_undecided(outcome: Outcome, out: TextIO, style: Style) -> None:
    """Rules together that there is one reason for."""
    reasons: dict[str, list[RuleResult]] = {}
    for row in outcome.results:
        for _, witness in witnesses(row) if row.result == "undecided" else ():
            reasons.setdefault(witness.answer.said, []).append(row)
    for reason, rows in reasons.items():
        head = style.level("warning", f"undecided[{_listed(row.rule.id for row in rows)}]")
        out.write(f"{head}: {style.strong(visible(reason))}\n")
        _, witness = witnesses(rows[0])[0]
        out.write("\n".join(_sent(rows[0].rule.id, witness, outcome, style)) + "\n\n")


def _write_untested(outcome: Outcome, out: TextIO, style: Style) -> None:
    reasons: dict[str, list[str]] = {}
    for row in outcome.results:
        if row.result == "untested":
            reasons.setdefault(row.why_untested, []).append(row.rule.id)
    for reason, ids in reasons.items():
        out.write(f"{style.level('advice', 'untested')}: {_listed(ids)}: {visible(reason)}\n")
    if reasons:
        out.write("\n")


def _listed(ids: Iterable[str]) -> str:
    """The first rules by name, the others by number."""
    names = [visible(id) for id in ids]
    more = len(names) - _RULES_SHOWN
    return ", ".join(names[:_RULES_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _in_a_line(outcome: Outcome) -> str:
    counts = outcome.results.counts()
    parts = [f"{outcome.server}: {number_of(outcome.sent, 'request')}"]
    if outcome.retried:
        parts.append(f"{outcome.retried:,} of them again")
    if outcome.seed is not None:
        parts.append(
            f"{number_of(outcome.results.random.total(), 'random payload')} from seed {outcome.seed}"
        )
    differing = counts["looser"] + counts["stricter"] + counts["both"]
    tested = differing + counts["agrees"] + counts["undecided"]
    parts.append(f"{differing:,} of {number_of(tested, 'tested rule')} not as in {outcome.subject}")
    if counts["undecided"]:
        parts.append(f"{counts['undecided']:,} undecided")
    return ", ".join(parts)
