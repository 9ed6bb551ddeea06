"""`signalspec validate`: judges traffic by a spec."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import cast

import click

from signalspec import __version__
from signalspec.commands.console import Console, wants_color
from signalspec.commands.interrupts import Interrupts
from signalspec.commands.options import (
    NamedPath,
    advice_option,
    as_given,
    color_option,
    column_option,
    format_option,
    jobs_option,
    max_findings_option,
    quiet_option,
    spec_option,
    tier_option,
    unknown_option,
)
from signalspec.commands.progress import Progress
from signalspec.commands.spec_file import load_spec
from signalspec.commands.splitting import Split, SplitDirectory
from signalspec.commands.workers import LOST, WorkerStart
from signalspec.diagnostics import did_you_mean
from signalspec.inputs import Judge, Meter, Options, Reader, Remark, Unit, Unreadable, Verdict, total_size
from signalspec.inputs.judge import Unknown, new_judge
from signalspec.inputs.parallel import WorkerLost, judged
from signalspec.inputs.units import STDIN
from signalspec.model import Spec
from signalspec.report import Reporter, Settings, Tally, create
from signalspec.validators import load

# These write at the end, so that a progress line cannot get in their way on the same terminal.
_WRITTEN_LAST = ("text", "junit")


@click.command(short_help="Judge traffic by the spec.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@spec_option
@format_option
@tier_option
@unknown_option
@advice_option
@column_option
@jobs_option
@max_findings_option
@click.option(
    "--split",
    "split_directory",
    metavar="DIR",
    type=NamedPath(file_okay=False),
    help="Write valid signals, and rejects with their violations, into this new or empty directory.",
)
@quiet_option
@color_option
@click.pass_context
def command(
    context: click.Context,
    files: tuple[str, ...],
    spec_file: Path | None,
    format: str,
    tier: str | None,
    unknown: str,
    advice: bool,
    column: str | None,
    jobs: int | None,
    max_findings: int,
    split_directory: Path | None,
    quiet: bool,
    color: str,
) -> None:
    """Judge traffic by the spec.

    Reads NDJSON, JSON (one object or an array), gzip of those, GraphQL documents, and Parquet and Arrow
    files or folders of such; - is standard input. A signal may be an envelope, one in its wrapper, or a
    bare content.

    \b
    Examples:
      signalspec validate traffic.ndjson
      curl -s https://example.com/export | signalspec validate --format ndjson -
      signalspec validate --split sorted traffic.ndjson

    Exit code: 0 clean, 1 violations, 2 an input that cannot be read (the others are still judged).
    """
    console = Console(quiet=quiet, color=color)
    spec = load_spec(spec_file)
    check_tier(tier, spec)
    meter = Meter(total=total_size(files))
    reader = Reader(spec, find_repeated=advice, meter=meter, column=column)
    options = Options(tier=tier, unknown=cast(Unknown, unknown), advice=advice, column=column)
    judge = Judge(spec, load(spec), reader, options)
    out = sys.stdout
    settings = Settings(
        color=wants_color(color, out),
        quiet=quiet,
        statements=statements(spec, format),
        version=__version__,
        max_findings=max_findings,
        explain=f"signalspec explain{as_given(context, 'spec_file')}",
    )
    calm = format in _WRITTEN_LAST or not out.isatty()
    progress = Progress(meter, sys.stderr, enabled=calm and not quiet)
    with ExitStack() as stack:
        split = None
        if split_directory is not None:
            split = Split(reader, judge, stack.enter_context(SplitDirectory(split_directory)))
        workers = stack.enter_context(WorkerStart(partial(new_judge, spec, options), jobs))
        run = _Run(reader, judge, create(format, out, settings), console, progress, split)
        code = run.over(files, f"{spec.name} {spec.version}", workers)
    context.exit(code)


class _Run:
    """One run over the inputs: reads, judges, reports."""

    def __init__(
        self,
        reader: Reader,
        judge: Judge,
        report: Reporter,
        console: Console,
        progress: Progress,
        split: Split | None,
    ) -> None:
        self._reader = reader
        self._judge = judge
        self._report = report
        self._console = console
        self._progress = progress
        self._split = split
        self._tally = Tally()
        self._unreadable: list[str] = []

    def over(self, files: Sequence[str], subject: str, start: WorkerStart) -> int:
        """Judges all of them and ends the report, early on Ctrl-C; returns the exit code."""
        code = 0
        with Interrupts() as interrupts:
            try:
                for unit, verdict in judged(self._reader.units(files), self._judge, start):
                    with interrupts.held():
                        self._take(unit, verdict)
            except KeyboardInterrupt:
                code = 130
            except WorkerLost:
                code = 3
        self._progress.clear()
        summary = self._tally.summary(
            files=(STDIN if file == "-" else file for file in files),
            unreadable=self._unreadable,
            subject=subject,
            interrupted=bool(code),
        )
        self._report.finish(summary)
        if code == 3:
            self._console.error(LOST)
        if self._split is not None and not self._keep(self._split, code):
            return code or 2
        return code or (2 if self._unreadable else int(bool(summary.broken)))

    def _keep(self, split: Split, code: int) -> bool:
        """Keeps the split where it is of all that there is to judge; says what became of it."""
        reason = "the run did not come to its end" if code else split.what_is_missing()
        if self._unreadable:
            reason = reason or f"{self._unreadable[0]} could not be read to its end"
        if reason:
            self._console.error(f"{split.directory.name} was not written: {reason}")
            return False
        split.directory.keep()
        self._console.note(split.outcome())
        return True

    def _take(self, unit: Unit, verdict: Verdict | None) -> None:
        if isinstance(unit, Unreadable):
            self._progress.clear()
            self._unreadable.append(unit.file)
            self._console.error(f"{unit.file} {unit.message}")
        elif isinstance(unit, Remark):
            self._progress.clear()
            self._console.note(f"{unit.file} {unit.message}: it has no signals")
        elif verdict is not None:
            if self._split is not None:
                self._split.add(unit, verdict)
            self._tally.add_types(verdict.types)
            for finding in verdict.findings:
                self._tally.add(finding)
                self._report.add(finding)
        self._progress.update()


def check_tier(tier: str | None, spec: Spec) -> None:
    """UsageError where `--tier` names none of the spec's tiers."""
    if tier is None or tier in spec.tiers:
        return
    if spec.tier_dimension is None:
        raise click.BadParameter("this spec has no tiers.", param_hint="--tier")
    help = did_you_mean(tier, spec.tiers)
    message = f"{tier!r} is no {spec.tier_dimension.name} of this spec" + (f"; {help}" if help else ".")
    raise click.BadParameter(message, param_hint="--tier")


def statements(spec: Spec, format: str) -> dict[str, str]:
    """What each rule asks for, where the format has a place for it."""
    if format != "sarif":
        return {}
    from signalspec.rules import DOCUMENT_RULES, rules

    return {rule.id: rule.says for rule in (*rules(spec), *DOCUMENT_RULES)}
