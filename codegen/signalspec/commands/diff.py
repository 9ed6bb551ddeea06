"""`signalspec diff`: what changed between two specs, and whom it breaks."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import cast

import click

from signalspec import __version__
from signalspec.changes import KINDS
from signalspec.commands.assessing import FAIL_ON, Assessment, FailOn, assess
from signalspec.commands.change_findings import change_finding, outcome
from signalspec.commands.change_records import change_records, summary_record
from signalspec.commands.changelog import changelog
from signalspec.commands.confirming import Confirmer
from signalspec.commands.console import wants_color
from signalspec.commands.options import NamedPath, color_option, format_option, quiet_option
from signalspec.commands.releasing import changes_since_release
from signalspec.commands.spec_source import SpecSource, load_source, named_file
from signalspec.compare import Comparison, compare
from signalspec.report import Settings, Tally, create
from signalspec.report.diagnostic import SourceLines, from_diagnostic
from signalspec.spec_files import USUAL
from signalspec.waivers import FILE_NAME, load_waivers, waivers_beside

# Formats whose readers look for the file that is named.
_LINKED = ("github", "sarif")


@click.command(short_help="Compare two versions of a spec: who must change what?")
@click.argument("old")
@click.argument("new")
@click.option(
    "--spec",
    "spec_file",
    metavar="FILE",
    type=NamedPath(),
    help=f"Whose git:REV and release:VERSION are meant.  [default: the file that is named, else {USUAL}]",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="senders",
    show_default=True,
    help="Which changes make the run fail: those that break senders, readers, either of them, or any.",
)
@click.option(
    "--changelog", "as_changelog", is_flag=True, help="Print an entry for a changelog, in Markdown."
)
@click.option(
    "--waivers",
    "waiver_file",
    metavar="FILE",
    type=NamedPath(),
    help=f"What may break.  [default: {FILE_NAME} beside NEW, where there is one]",
)
@click.option(
    "--today",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Judge waivers as on that day.  [default: today]",
)
@format_option
@quiet_option
@color_option
@click.pass_context
def command(
    context: click.Context,
    old: str,
    new: str,
    spec_file: Path | None,
    fail_on: str,
    as_changelog: bool,
    waiver_file: Path | None,
    today: datetime | None,
    format: str,
    quiet: bool,
    color: str,
) -> None:
    """Compare two versions of a spec: what changed, and whom does it break?

    OLD and NEW are files, git:REV or git:REV:PATH for a file of a git revision, or release:VERSION for
    what `signalspec release` has recorded. Each change is judged for senders (is every payload that was
    valid still valid?) and for readers (is every payload that is valid now one that they took before?),
    for each tier. What is called breaking comes with a payload that shows it.

    \b
    Examples:
      signalspec diff git:main spec/signals.yaml
      signalspec diff git:v1.2.0 git:HEAD --fail-on breaking --format github

    Exit code: 0 nothing to fail on, 1 changes or stale waivers, 2 wrong usage or an unusable spec.
    """
    if as_changelog and format != "text":
        raise click.UsageError("--changelog prints Markdown; leave --format out.")
    named = named_file(new, old)
    beside = spec_file or named or USUAL
    before, after = load_source(old, beside), load_source(new, beside)
    waivers = load_waivers(waiver_file) if waiver_file else waivers_beside(after.file or beside)
    comparison = compare(before.spec, after.spec)
    day = today.date() if today else date.today()
    assessment = assess(
        comparison, waivers, cast(FailOn, fail_on), day, lambda: changes_since_release(after.spec, beside)
    )
    if as_changelog:
        click.echo(changelog(comparison), nl=False)
    elif format in ("json", "ndjson"):
        _print_records(comparison, assessment, lines=format == "ndjson")
    else:
        statements = {kind.id: kind.purpose for kind in KINDS.values()}
        colored = wants_color(color, sys.stdout)
        settings = Settings("changes", colored, quiet, statements, __version__)
        _report(comparison, assessment, (before, after), format, settings)
    context.exit(1 if assessment.fails else 0)


def _print_records(comparison: Comparison, assessment: Assessment, *, lines: bool) -> None:
    changes = change_records(assessment, Confirmer(comparison.old, comparison.new))
    summary = summary_record(comparison, assessment)
    if lines:
        for record in (*changes, summary):
            click.echo(json.dumps(record))
    else:
        whole = {**summary, "changes": changes}
        click.echo(json.dumps(whole, indent=2))


def _report(
    comparison: Comparison,
    assessment: Assessment,
    sources: tuple[SpecSource, SpecSource],
    format: str,
    settings: Settings,
) -> None:
    report, tally = create(format, sys.stdout, settings), Tally()
    _, new = sources
    lines = SourceLines({source.label: source.text for source in sources})
    confirmer = Confirmer(comparison.old, comparison.new)
    findings = [change_finding(each, confirmer, lines) for each in assessment.changes]
    findings += [from_diagnostic(each, lines) for each in assessment.stale]
    for finding in findings:
        if format in _LINKED and finding.file == new.label:
            finding = replace(finding, file=new.path)
        tally.add(finding)
        report.add(finding)
    report.finish(tally.summary(files=[new.label], subject=outcome(comparison, assessment)))
