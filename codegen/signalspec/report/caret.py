"""A finding about a spec, with the line it is about and carets under the place."""

from __future__ import annotations

from typing import TextIO

from signalspec.report.finding import Finding
from signalspec.report.snippet import underlined
from signalspec.report.style import Style
from signalspec.report.visible import visible
from signalspec.report.wording import place


def write_caret(finding: Finding, out: TextIO, style: Style) -> None:
    """Head, place, source line with carets, related places and help, then an empty line."""
    number = str(finding.line) if finding.line is not None and finding.source is not None else ""
    margin = " " * len(number)
    bar = style.faint("|")
    head = style.level(finding.level, f"{finding.level}[{visible(finding.rule)}]")
    lines = [
        f"{head}: {style.strong(visible(finding.message))}",
        f"{margin}{style.faint(' -->')} {place(finding)}",
    ]
    if finding.source is not None and finding.line is not None:
        column = finding.column or 1
        text, carets = underlined(finding.source, column, _end_column(finding, column))
        lines.append(f"{margin} {bar}")
        lines.append(f"{style.faint(number)} {bar} {text}".rstrip())
        lines.append(f"{margin} {bar} {style.level(finding.level, carets)}")
    for related in finding.related:
        where = f"{visible(related.file)}:{related.line}:{related.column}"
        lines.append(f"{margin} {style.faint('=')} {where}: {visible(related.message)}")
    if finding.help:
        lines.append(f"{margin} {style.faint('=')} {style.strong('help')}: {visible(finding.help)}")
    out.write("\n".join(lines) + "\n\n")


def _end_column(finding: Finding, column: int) -> int:
    """Where the carets end: at the end of the line where the place goes on beyond it."""
    if finding.end_line is not None and finding.line is not None and finding.end_line > finding.line:
        return len(finding.source or "") + 1
    return finding.end_column or column + 1
