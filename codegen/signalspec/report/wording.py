"""How places and counts are said, the same in every format for people."""

from __future__ import annotations

from signalspec.report.base import Kind
from signalspec.report.finding import Finding, Level, Summary
from signalspec.report.visible import visible


def place(finding: Finding) -> str:
    """`file:line:column`, as far as it is known."""
    parts = [visible(finding.file) if finding.file is not None else "<input>"]
    if finding.line is not None:
        parts.append(str(finding.line))
        if finding.column is not None:
            parts.append(str(finding.column))
    return ":".join(parts)


def position_in_signal(finding: Finding) -> str:
    """The signal's number, the pointer into it, the byte, as far as there are such; else empty."""
    parts = []
    if finding.index is not None:
        parts.append(f"[{finding.index}]")
    if finding.pointer:
        parts.append(visible(finding.pointer))
    if finding.offset is not None:
        parts.append(f"byte {finding.offset:,}")
    return " ".join(parts)


def detail_lines(finding: Finding) -> list[str]:
    """The details, each as its label and what it says; further lines are indented."""
    lines = []
    for detail in finding.details:
        first, *rest = detail.lines
        lines += [f"{detail.label}: {visible(first)}", *(f"  {visible(line)}" for line in rest)]
    return lines


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def percent(part: int, whole: int) -> str:
    """The share with one decimal; a small one never reads as none, a nearly whole one never as all."""
    share = 100 * part / whole
    if part and share < 0.1:
        return "< 0.1 %"
    if part < whole and share > 99.9:
        return "> 99.9 %"
    return f"{share:.1f} %"


def outcome(summary: Summary, kind: Kind) -> str:
    """The run in a line, such as `1,204 signals, 37 with violations (3.1 %), 12 rules broken`."""
    if kind == "changes":
        return summary.subject
    return _traffic_outcome(summary) if kind == "traffic" else _spec_outcome(summary)


def _spec_outcome(summary: Summary) -> str:
    nouns: tuple[tuple[Level, str], ...] = (("error", "error"), ("warning", "warning"), ("advice", "remark"))
    parts = [counted(summary.levels[level], noun) for level, noun in nouns if summary.levels.get(level)]
    return ", ".join(parts) or "no findings"


def _traffic_outcome(summary: Summary) -> str:
    parts = [counted(summary.signals, "signal")]
    if summary.bad:
        parts.append(f"{summary.bad:,} with violations ({percent(summary.bad, summary.signals)})")
    elif not summary.broken:
        parts.append("no violations")
    if summary.broken:
        parts.append(f"{counted(summary.broken, 'rule')} broken")
    if summary.levels.get("advice"):
        parts.append(counted(summary.levels["advice"], "remark"))
    return ", ".join(parts)
