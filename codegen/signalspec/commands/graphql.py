"""`signalspec graphql`: turns signals into mutations."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import cast

import click

from signalspec import __version__
from signalspec.commands.composing import Composed, Composer
from signalspec.commands.console import Console, wants_color
from signalspec.commands.interrupts import Interrupts
from signalspec.commands.mutations import Envelope, Mutations, Output
from signalspec.commands.options import (
    NamedPath,
    as_given,
    color_option,
    column_option,
    format_option,
    jobs_option,
    quiet_option,
    spec_option,
    tier_option,
    unknown_option,
)
from signalspec.commands.progress import Progress
from signalspec.commands.spec_file import load_spec
from signalspec.commands.validate import check_tier, statements
from signalspec.commands.workers import LOST, WorkerStart
from signalspec.inputs import Meter, Options, Reader, Remark, Unit, Unreadable, Verdict, total_size
from signalspec.inputs.judge import Unknown
from signalspec.inputs.parallel import WorkerLost, judged
from signalspec.inputs.units import STDIN
from signalspec.model import Spec
from signalspec.report import Finding, Reporter, Settings, Tally, create
from signalspec.rules import count
from signalspec.runtime.python.literals import mutation_of_literals


@click.command(short_help="Turn signals into GraphQL mutations.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--batch-size",
    metavar="N",
    type=click.IntRange(min=1),
    help="Signals in one mutation.  [default: as many as the spec allows]",
)
@click.option(
    "--output-dir",
    metavar="DIR",
    type=NamedPath(file_okay=False),
    help="Write a file for each mutation into this directory, which is new or empty.",
)
@click.option(
    "--envelope",
    "envelope_file",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A JSON object with the members to put around bare contents.",
)
@spec_option
@format_option
@tier_option
@unknown_option
@column_option
@jobs_option
@quiet_option
@color_option
@click.pass_context
def command(
    context: click.Context,
    files: tuple[str, ...],
    batch_size: int | None,
    output_dir: Path | None,
    envelope_file: Path | None,
    spec_file: Path | None,
    format: str,
    tier: str | None,
    unknown: str,
    column: str | None,
    jobs: int | None,
    quiet: bool,
    color: str,
) -> None:
    """Turn signals into GraphQL mutations that carry them.

    Reads what `validate` reads. The mutations go to standard output, a blank line between two of them.
    Only valid signals are written; what is wrong with others goes to standard error, or with
    --output-dir to standard output.

    \b
    Examples:
      signalspec graphql traffic.ndjson > mutations.graphql
      signalspec graphql contents.json --envelope sender.json --output-dir mutations

    Exit code: 0 all signals were written, 1 some are not valid, 2 an input cannot be read (the others
    are still written).
    """
    spec = load_spec(spec_file)
    check_tier(tier, spec)
    envelope = Envelope.read(envelope_file, spec.transport.content.name)
    operation = spec.transport.operation
    results = tuple(name for name, _ in operation.result)
    compose = partial(mutation_of_literals, operation.name, operation.argument, results)
    mutations = Mutations(compose, _size(batch_size, spec), Output(output_dir, operation.name))
    meter = Meter(total=total_size(files))
    reader = Reader(spec, meter=meter, column=column)
    make = partial(
        Composer, spec, Options(tier=tier, unknown=cast(Unknown, unknown), column=column), envelope
    )
    out = sys.stderr if output_dir is None else sys.stdout
    settings = Settings(
        color=wants_color(color, out),
        quiet=quiet,
        statements=statements(spec, format),
        version=__version__,
        explain=f"signalspec explain{as_given(context, 'spec_file')}",
    )
    run = _Run(
        mutations,
        create(format, out, settings),
        Console(quiet=quiet, color=color),
        # A line of progress on the terminal that mutations or findings scroll over would be of no use.
        Progress(meter, sys.stderr, enabled=not quiet and not sys.stdout.isatty() and format == "text"),
    )
    with WorkerStart(make, jobs) as start:
        units = judged(reader.units(files), make(), start)
        code = run.over(units, files, f"{spec.name} {spec.version}")
    if run.bare and envelope_file is None:
        run.console.note("contents without an envelope cannot be sent: give them one with --envelope FILE")
    context.exit(code)


class _Run:
    """One run over the inputs: reports what is not valid, and writes what is."""

    def __init__(self, mutations: Mutations, report: Reporter, console: Console, progress: Progress) -> None:
        self.console = console
        self.bare = False
        self._mutations = mutations
        self._report = report
        self._progress = progress
        self._tally = Tally()
        self._unreadable: list[str] = []
        self._all_written = True
        self._said: set[Finding] = set()

    def over(self, units: Iterable[tuple[Unit, Verdict | None]], files: Iterable[str], subject: str) -> int:
        """Writes all of them and ends the report, early on Ctrl-C; returns the exit code."""
        code = 0
        with Interrupts() as interrupts:
            try:
                for unit, verdict in units:
                    with interrupts.held():
                        self._take(unit, verdict)
                with interrupts.held():
                    self._mutations.flush()
            except KeyboardInterrupt:
                code = 130
            except WorkerLost:
                code = 3
        self._progress.clear()
        self._report.finish(
            self._tally.summary(
                files=(STDIN if file == "-" else file for file in files),
                unreadable=self._unreadable,
                subject=subject,
                interrupted=bool(code),
            )
        )
        if code == 3:
            self.console.error(LOST)
        written, signals = self._mutations.written, self._mutations.signals
        self.console.note(f"wrote {count(written, 'mutation')} with {count(signals, 'signal')}")
        return code or (2 if self._unreadable else int(not self._all_written))

    def _take(self, unit: Unit, verdict: Verdict | None) -> None:
        if isinstance(unit, Unreadable):
            self._progress.clear()
            self._unreadable.append(unit.file)
            self.console.error(f"{unit.file} {unit.message}")
        elif isinstance(unit, Remark):
            self._progress.clear()
            self.console.note(f"{unit.file} {unit.message}: it has no signals")
        elif isinstance(verdict, Composed):
            self._tally.add_types(verdict.types)
            for finding in (*self._new(verdict.of_envelope), *verdict.findings):
                self._tally.add(finding)
                self._report.add(finding)
            self._mutations.add(verdict.literals)
            self.bare |= verdict.bare
            self._all_written &= not verdict.refused
        self._progress.update()

    def _new(self, of_envelope: Iterable[Finding]) -> list[Finding]:
        """What has not been said of the envelope's file before."""
        new = [finding for finding in dict.fromkeys(of_envelope) if finding not in self._said]
        self._said.update(new)
        return new


def _size(chosen: int | None, spec: Spec) -> int:
    most = spec.transport.operation.max_items
    if chosen is not None and chosen > most:
        raise click.BadParameter(
            f"{chosen} is more than the {most} that one mutation takes.", param_hint="--batch-size"
        )
    return chosen or most
