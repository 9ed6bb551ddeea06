"""`signalspec release`: records the spec as it is, as a released version."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from shlex import quote

import click

from signalspec.commands.console import Console, wants_color
from signalspec.commands.options import color_option, quiet_option, spec_option
from signalspec.commands.releasing import version_findings
from signalspec.commands.spec_file import find_spec_file
from signalspec.diagnostics import Diagnostic, SpecError
from signalspec.examples import check_examples
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.releases import Release, base, record, release_path, releases
from signalspec.report.diagnostic import report_spec_error
from signalspec.resolved import digest
from signalspec.samples import check_samples
from signalspec.validators import load


@click.command(short_help="Record the spec as a released version.")
@spec_option
@quiet_option
@color_option
@click.pass_context
def command(context: click.Context, spec_file: Path | None, quiet: bool, color: str) -> None:
    """Record the spec, as it is now, as the release of its version.

    Writes the resolved spec to releases/VERSION.yaml in the spec's folder, for `diff release:VERSION` and
    for `generate` and `check`, which compare with it. A release is never overwritten.

    \b
    Examples:
      signalspec release
      signalspec release --spec shop.yaml

    Exit code: 0 recorded, now or before; 1 the version does not fit what has changed; 2 a spec or folder
    that cannot be used.
    """
    file = find_spec_file(spec_file)
    spec = load_file(file)
    mistakes = [*check_examples(spec, lambda: load(spec)), *check_samples(spec)]
    if mistakes:
        raise SpecError(sorted(mistakes, key=lambda mistake: mistake.span))
    known = releases(file, spec.name)
    found = _same_version(spec, file, known) or version_findings(spec, file, date.today())
    if found:
        report_spec_error(SpecError(found), sys.stdout, color=wants_color(color, sys.stdout))
        context.exit(1)
    console = Console(quiet=quiet, color=color)
    path = release_path(file, spec.version)
    if any(release.path == path for release in known):
        console.note(f"{spec.name} {spec.version} is recorded already: {path}")
        return
    if path.exists():
        console.error(f"{path} is there and is no release of {spec.name}; move it away")
        context.exit(2)
    try:
        record(spec, file)
    except OSError as error:
        console.error(f"cannot write {path}: {error.strerror}")
        context.exit(2)
    if not quiet:
        last = base(known, spec.version)
        since = f", after {last.head.version}" if last else ", the first release"
        click.echo(f"{spec.name} {spec.version}: recorded in {path}{since}")


def _same_version(spec: Spec, file: Path, known: list[Release]) -> list[Diagnostic]:
    """A finding where this version is released already, and was another spec then."""
    path = release_path(file, spec.version)
    for release in known:
        if release.path == path and release.head.digest != digest(spec):
            message = f"{spec.version} is released already, and the spec has changed since"
            help = (
                f"raise the version; `signalspec diff release:{spec.version} {quote(spec.file)}` suggests one"
            )
            return [Diagnostic("version", message, spec.places["version"], help)]
    return []
