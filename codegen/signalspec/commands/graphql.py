"""`signalspec graphql`: turns signals into mutations."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, cast

import click

from signalspec import __version__, naming
from signalspec.commands.console import Console, wants_color
from signalspec.commands.interrupts import Interrupts
from signalspec.commands.mutations import Envelope, Mutations, Output
from signalspec.commands.options import (
    color_option,
    column_option,
    format_option,
    quiet_option,
    spec_option,
    tier_option,
    unknown_option,
)
from signalspec.commands.progress import Progress
from signalspec.commands.spec_file import load_spec
from signalspec.commands.validate import check_tier, statements
from signalspec.inputs import Fault, Item, Judge, Meter, Options, Reader, Remark, Unreadable, total_size
from signalspec.inputs.judge import Unknown
from signalspec.inputs.units import STDIN
from signalspec.model import Spec
from signalspec.report import Reporter, Settings, Tally, create
from signalspec.rules import count
from signalspec.validators import load


class _Parser(Protocol):
    """What is used of the generated package beside its validators."""

    parse: Callable[..., object]


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
    type=click.Path(path_type=Path, file_okay=False),
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
    package = load(spec)
    compose = cast(Callable[[Sequence[object]], str], getattr(package, naming.operation_function(spec)))
    operation = spec.transport.operation
    mutations = Mutations(compose, _size(batch_size, spec), Output(output_dir, operation.name))
    meter = Meter(total=total_size(files))
    reader = Reader(spec, meter=meter, column=column)
    judge = Judge(spec, package, reader, Options(tier=tier, unknown=cast(Unknown, unknown)))
    out = sys.stderr if output_dir is None else sys.stdout
    settings = Settings(
        color=wants_color(color, out), quiet=quiet, statements=statements(spec, format), version=__version__
    )
    run = _Run(
        judge,
        cast(_Parser, package),
        unknown,
        envelope,
        mutations,
        create(format, out, settings),
        Console(quiet=quiet, color=color),
        # A line of progress on the terminal that mutations or findings scroll over would be of no use.
        Progress(meter, sys.stderr, enabled=not quiet and not sys.stdout.isatty() and format == "text"),
    )
    code = run.over(reader.items(files), files, f"{spec.name} {spec.version}")
    if run.bare and envelope_file is None:
        run.console.note("contents without an envelope cannot be sent: give them one with --envelope FILE")
    context.exit(code)


class _Run:
    """One run over the inputs: judges signals, and writes those that are valid."""

    def __init__(
        self,
        judge: Judge,
        parser: _Parser,
        unknown: str,
        envelope: Envelope,
        mutations: Mutations,
        report: Reporter,
        console: Console,
        progress: Progress,
    ) -> None:
        self.console = console
        self.bare = False
        self._judge = judge
        self._parser = parser
        self._unknown = unknown
        self._envelope = envelope
        self._mutations = mutations
        self._report = report
        self._progress = progress
        self._tally = Tally()
        self._unreadable: list[str] = []
        self._all_written = True

    def over(
        self, units: Iterable[Item | Fault | Unreadable | Remark], files: Iterable[str], subject: str
    ) -> int:
        """Writes all of them and ends the report, early on Ctrl-C; returns the exit code."""
        interrupted = False
        with Interrupts() as interrupts:
            try:
                for unit in units:
                    with interrupts.held():
                        self._take(unit)
                with interrupts.held():
                    self._mutations.flush()
            except KeyboardInterrupt:
                interrupted = True
        self._progress.clear()
        self._report.finish(
            self._tally.summary(
                files=(STDIN if file == "-" else file for file in files),
                unreadable=self._unreadable,
                subject=subject,
                interrupted=interrupted,
            )
        )
        written, signals = self._mutations.written, self._mutations.signals
        self.console.note(f"wrote {count(written, 'mutation')} with {count(signals, 'signal')}")
        if interrupted:
            return 130
        return 2 if self._unreadable else int(not self._all_written)

    def _take(self, unit: Item | Fault | Unreadable | Remark) -> None:
        if isinstance(unit, Unreadable):
            self._progress.clear()
            self._unreadable.append(unit.file)
            self.console.error(f"{unit.file} {unit.message}")
        elif isinstance(unit, Remark):
            self._progress.clear()
            self.console.note(f"{unit.file} {unit.message}: it has no signals")
        else:
            self._one(unit)
        self._progress.update()

    def _one(self, unit: Item | Fault) -> None:
        bare = isinstance(unit, Item) and unit.shape == "content"
        if isinstance(unit, Item) and bare:
            self.bare = True
            unit = self._envelope.around(unit)
        verdict = self._judge.judge(unit)
        self._tally.add_types(verdict.types)
        for finding in verdict.findings:
            if bare and finding.pointer is not None:
                finding = replace(finding, pointer=self._envelope.pointer_into_content(finding.pointer))
            self._tally.add(finding)
            self._report.add(finding)
        if isinstance(unit, Item) and not verdict.findings:
            self._mutations.add(self._parser.parse(unit.value, unknown=self._unknown))
        else:
            self._all_written = False


def _size(chosen: int | None, spec: Spec) -> int:
    most = spec.transport.operation.max_items
    if chosen is not None and chosen > most:
        raise click.BadParameter(
            f"{chosen} is more than the {most} that one mutation takes.", param_hint="--batch-size"
        )
    return chosen or most
