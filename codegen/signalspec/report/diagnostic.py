"""Findings about a spec: the loader's, the linter's and the comparer's diagnostics as findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from signalspec.diagnostics import Diagnostic, SpecError
from signalspec.report import Settings, create
from signalspec.report.finding import Finding, Related, Tally

_MAX_BYTES = 32 * 1024 * 1024
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML counts as one


class SourceLines:
    """Lines of source files by their number, for snippets; a file is read once.

    `texts` gives the text of what is not a file, such as a spec of another revision.
    """

    def __init__(self, texts: dict[str, str] | None = None) -> None:
        self._files = {name: _LINE_END.split(text) for name, text in (texts or {}).items()}

    def line(self, file: str, number: int) -> str | None:
        """The line without its end, or None where it cannot be had."""
        if file not in self._files:
            self._files[file] = self._read(file)
        lines = self._files[file]
        return lines[number - 1] if 0 < number <= len(lines) else None

    @staticmethod
    def _read(file: str) -> list[str]:
        try:
            path = Path(file)
            if not path.is_file() or path.stat().st_size > _MAX_BYTES:
                return []
            return _LINE_END.split(path.read_bytes().decode("utf-8-sig"))
        except (OSError, ValueError):
            return []


def from_diagnostic(diagnostic: Diagnostic, sources: SourceLines) -> Finding:
    """The diagnostic as a finding, with the line that it is about."""
    span = diagnostic.span
    return Finding(
        rule=diagnostic.code,
        code=diagnostic.code,
        level=diagnostic.severity,
        message=diagnostic.message,
        file=span.file,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        help=diagnostic.help,
        source=sources.line(span.file, span.line),
        related=tuple(
            Related(words, place.file, place.line, place.column) for place, words in diagnostic.related
        ),
    )


def from_diagnostics(
    diagnostics: Iterable[Diagnostic], sources: SourceLines | None = None
) -> Iterator[Finding]:
    """The diagnostics as findings, in their order."""
    sources = sources or SourceLines()
    for diagnostic in diagnostics:
        yield from_diagnostic(diagnostic, sources)


def report_spec_error(error: SpecError, out: TextIO, *, color: bool = False) -> None:
    """Writes why a spec cannot be used, as text with the lines concerned."""
    report = create("text", out, Settings(kind="spec", color=color))
    tally = Tally()
    for finding in from_diagnostics(error.diagnostics):
        tally.add(finding)
        report.add(finding)
    report.finish(tally.summary())
