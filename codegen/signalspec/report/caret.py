"""A finding about a spec, with the line it is about and carets under the place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from signalspec.report.finding import Finding, Level, Related
from signalspec.report.snippet import underlined
from signalspec.report.style import Style
from signalspec.report.visible import visible
from signalspec.report.wording import place


def write_caret(finding: Finding, out: TextIO, style: Style) -> None:
    """Head, place, source line with carets, related places and help, then an empty line."""
    quoted: list[Finding | Related] = [finding, *finding.related]
    margin = " " * max((len(str(each.line)) for each in quoted if each.source is not None), default=0)
    head = style.level(finding.level, f"{finding.label or finding.level}[{visible(finding.rule)}]")
    lines = [
        f"{head}: {style.strong(visible(finding.message))}",
        f"{margin}{style.faint(' -->')} {place(finding)}",
        *_snippet(finding, margin, style, finding.level),
    ]
    for related in finding.related:
        where = f"{visible(related.file)}:{related.line}:{related.column}"
        if related.source is None:
            lines.append(f"{margin} {style.faint('=')} {where}: {visible(related.message)}")
        else:
            lines.append(f"{margin}{style.faint(' -->')} {where} ({visible(related.message)})")
            lines += _snippet(related, margin, style, finding.level)
    for detail in finding.details:
        first, *rest = map(visible, detail.lines)
        lines.append(f"{margin} {style.faint('=')} {style.strong(detail.label)}: {first}")
        lines += [f"{margin}   {line}" for line in rest]
    if finding.help:
        lines.append(f"{margin} {style.faint('=')} {style.strong('help')}: {visible(finding.help)}")
    out.write("\n".join(lines) + "\n\n")


def _snippet(shown: Finding | Related, margin: str, style: Style, level: Level) -> Iterator[str]:
    """The source line with carets under the place; nothing where the line is not known."""
    if shown.source is None or shown.line is None:
        return
    bar = style.faint("|")
    column = shown.column or 1
    text, carets = underlined(shown.source, column, _end_column(shown, column))
    yield f"{margin} {bar}"
    yield f"{style.faint(str(shown.line).rjust(len(margin)))} {bar} {text}".rstrip()
    yield f"{margin} {bar} {style.level(level, carets)}"


def _end_column(shown: Finding | Related, column: int) -> int:
    """Where the carets end: at the end of the line where the place goes on beyond it."""
    if shown.end_line is not None and shown.line is not None and shown.end_line > shown.line:
        return len(shown.source or "") + 1
    return shown.end_column or column + 1
