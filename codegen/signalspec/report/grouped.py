"""Findings about traffic: groups of repeated ones, tables, and the run in a line."""

from __future__ import annotations

from typing import TextIO

from signalspec.model import BATCH, CONTENT, TEXT
from signalspec.report.finding import Summary
from signalspec.report.groups import Group
from signalspec.report.style import Style
from signalspec.report.table import table
from signalspec.report.visible import shortened, visible
from signalspec.report.wording import outcome, place, position_in_signal

_RULES_SHOWN = 20
_MESSAGE_LENGTH = 300
_GOT = ", got "  # the validators' messages: expected this, got that


def write_group(group: Group, out: TextIO, style: Style, most: int) -> int:
    """What is wrong (as the first one says it), at most so many of the first places, and how many more there
    are; returns how many were shown."""
    first = group.first[0]
    head = style.level(group.level, f"{group.level}[{visible(group.rule)}]")
    lines = [f"{head}: {style.strong(visible(shortened(first.message, _MESSAGE_LENGTH)))}"]
    shown = group.first[:most]
    for finding in shown:
        where = shortened(position_in_signal(finding), _MESSAGE_LENGTH)
        came = visible(shortened(_other_words(finding.message, first.message), _MESSAGE_LENGTH))
        lines.append(f"  {style.faint('-->')} {f'{place(finding)} {where}'.rstrip()}{came}")
    more = group.count - len(shown)
    if more:
        at = f" at {visible(shortened(group.shape, _MESSAGE_LENGTH))}" if group.shape else ""
        lines.append(f"      and {more:,} more{at}")
    if first.help:
        lines.append(f"  = {style.strong('help')}: {visible(first.help)}")
    out.write("\n".join(lines) + "\n\n")
    return len(shown)


def _other_words(message: str, first: str) -> str:
    """What the message says that the first one of its group does not; the value, where that is all."""
    if message == first:
        return ""
    expected, got, value = message.partition(_GOT)
    return f": got {value}" if got and first.startswith(expected + got) else f": {message}"


def write_summary(summary: Summary, out: TextIO, style: Style, explain: str) -> None:
    """Tables by signal type and by rule, the run in a line, and what to do next: `explain` and a name."""
    if summary.rules:
        _write_table(_types(summary), out, style)
        _write_table(_rules(summary), out, style)
    paint = style.strong if summary.broken else style.good
    line = outcome(summary, "traffic") + (f", judged by {summary.subject}" if summary.subject else "")
    out.write(paint(visible(line)) + "\n")
    if summary.interrupted:
        out.write("stopped early: the rest was not judged\n")
    step = _next_step(summary, explain)
    if step:
        out.write(step + "\n")


def _write_table(lines: list[str], out: TextIO, style: Style) -> None:
    head, *rows = lines
    out.write("\n".join([style.strong(head), *rows]) + "\n\n")


def _types(summary: Summary) -> list[str]:
    rows = [
        (visible(name), f"{count.signals:,}", f"{count.bad:,}")
        for name, count in sorted(summary.types.items())
    ]
    return table(("signal type", "signals", "bad"), rows)


def _rules(summary: Summary) -> list[str]:
    counted = sorted(summary.rules.items(), key=lambda item: (-item[1].times, item[0]))
    rows = [(visible(rule), count.level, f"{count.times:,}") for rule, count in counted[:_RULES_SHOWN]]
    lines = table(("rule", "level", "times"), rows)
    if len(counted) > _RULES_SHOWN:
        lines.append(f"and {len(counted) - _RULES_SHOWN:,} more rules")
    return lines


def _next_step(summary: Summary, explain: str) -> str | None:
    """A command that tells more about what the rule broken most often belongs to."""
    broken = [(-count.times, rule) for rule, count in summary.rules.items() if count.level == "error"]
    named = [rule for _, rule in sorted(broken) if rule.partition(".")[0] not in (TEXT, BATCH, CONTENT)]
    if not named:
        return None
    name = ".".join(named[0].split(".")[:-1])
    asked = f"`{visible(f'{explain} {name}')}` says what is asked"
    return f"next: {asked}; `--format ndjson` lists every place"
