"""`signalspec lint`: mistakes and bad style in the spec itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from signalspec import __version__
from signalspec.commands.console import wants_color
from signalspec.commands.options import color_option, format_option, quiet_option, spec_option
from signalspec.commands.spec_file import find_spec_file
from signalspec.diagnostics import Diagnostic, SpecError
from signalspec.examples import check_examples
from signalspec.lint import lint
from signalspec.load import load_file
from signalspec.report import Settings, Tally, create
from signalspec.report.diagnostic import from_diagnostics
from signalspec.samples import check_samples
from signalspec.validators import load


@click.command(short_help="Find mistakes and bad style in the spec itself.")
@spec_option
@format_option
@quiet_option
@color_option
@click.pass_context
def command(context: click.Context, spec_file: Path | None, format: str, quiet: bool, color: str) -> None:
    """Find mistakes and bad style in the spec itself, each at its line.

    \b
    Examples:
      signalspec lint
      signalspec lint --spec shop.yaml --format github

    Exit code: 0 clean or warnings only, 1 errors, 2 no such file.
    """
    file = find_spec_file(spec_file)
    settings = Settings(kind="spec", color=wants_color(color, sys.stdout), quiet=quiet, version=__version__)
    report, tally = create(format, sys.stdout, settings), Tally()
    for finding in from_diagnostics(_diagnostics(file)):
        tally.add(finding)
        report.add(finding)
    summary = tally.summary(files=[str(file)], subject=str(file))
    report.finish(summary)
    context.exit(1 if summary.broken else 0)


def _diagnostics(file: Path) -> list[Diagnostic]:
    """The loader's findings; where there are none, those of examples, samples and the lint rules."""
    try:
        spec = load_file(file)
    except SpecError as error:
        return list(error.diagnostics)
    found = [*check_examples(spec, load(spec)), *check_samples(spec), *lint(spec)]
    return sorted(found, key=lambda diagnostic: diagnostic.span)
