"""`signalspec check`: is what was generated up to date?"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from signalspec import __version__
from signalspec.commands.building import built_plan, out_option, target_option, templates_option
from signalspec.commands.console import Console, wants_color
from signalspec.commands.options import as_given, color_option, format_option, quiet_option, spec_option
from signalspec.commands.releasing import version_findings
from signalspec.diagnostics import Diagnostic, SpecError
from signalspec.model import Spec
from signalspec.report import Finding, Settings, Tally, create
from signalspec.report.diagnostic import from_diagnostics
from signalspec.report.visible import visible
from signalspec.writer import Plan, WriteError, difference, drift

_COLORS = {"+": "green", "-": "red", "@": "cyan"}


@click.command(short_help="Tell whether what was generated is up to date.")
@spec_option
@out_option
@target_option
@templates_option
@click.option("--diff", "show_difference", is_flag=True, help="Show the lines that differ.")
@format_option
@quiet_option
@color_option
@click.pass_context
def command(
    context: click.Context,
    spec_file: Path | None,
    out: Path,
    targets: tuple[str, ...],
    templates: tuple[Path, ...],
    show_difference: bool,
    format: str,
    quiet: bool,
    color: str,
) -> None:
    """Tell whether what was generated is up to date; nothing is written.

    Names files that are missing, stale, edited by hand, or orphans that the spec no longer asks for; and
    what breaks senders or readers since the last release while the version does not say so.

    \b
    Examples:
      signalspec check
      signalspec check --diff --target docs

    Exit code: 0 up to date, 1 not, 2 a spec or directory that cannot be used.
    """
    try:
        spec, planned = built_plan(spec_file, out, targets, templates)
    except WriteError as error:
        Console(color=color).error(str(error))
        context.exit(2)
    colored = wants_color(color, sys.stdout)
    settings = Settings(kind="spec", color=colored, quiet=quiet, version=__version__)
    report, tally = create(format, sys.stdout, settings), Tally()
    found = drift(
        planned, f"signalspec generate{as_given(context, 'spec_file', 'out', 'targets', 'templates')}"
    )
    for item in found:
        finding = Finding(
            item.kind,
            item.kind,
            "error",
            item.message,
            file=str(out / item.path),
            line=1,
            column=1,
            help=item.help,
        )
        tally.add(finding)
        report.add(finding)
        if show_difference and format == "text":
            _show(planned, item.path, colored)
    released = list(from_diagnostics(_since_release(spec)))
    for finding in released:
        tally.add(finding)
        report.add(finding)
    report.finish(tally.summary(subject=f"{spec.name} {spec.version}"))
    context.exit(1 if found or released else 0)


def _since_release(spec: Spec) -> list[Diagnostic]:
    """What breaks since the last release without the version saying so, or why that cannot be told."""
    try:
        return version_findings(spec, Path(spec.file), date.today())
    except SpecError as error:
        return list(error.diagnostics)


def _show(planned: Plan, path: str, colored: bool) -> None:
    for line in difference(planned, path):
        text = visible(line.rstrip("\n"))
        click.echo(click.style(text, fg=_COLORS.get(line[:1])), color=colored)
