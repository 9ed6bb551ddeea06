"""`signalspec generate`: builds everything and writes what changed."""

from __future__ import annotations

import gc
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import click

from signalspec.commands.building import built_plan, out_option, target_option, templates_option
from signalspec.commands.console import Console, wants_color
from signalspec.commands.following import follow
from signalspec.commands.options import color_option, quiet_option, spec_option
from signalspec.commands.releasing import release_warnings
from signalspec.commands.spec_file import find_spec_file
from signalspec.model import Spec
from signalspec.parts import Memory, Store
from signalspec.writer import Disk, RefusedError, Result, WriteError, apply

_LISTED = 12


@click.command(short_help="Build everything from the spec and write what changed.")
@spec_option
@out_option
@target_option
@templates_option
@click.option("--force", is_flag=True, help="Overwrite files that somebody edited by hand.")
@click.option(
    "--watch",
    "watching",
    is_flag=True,
    help="Do so after each save, until Ctrl-C.",
)
@quiet_option
@color_option
@click.pass_context
def command(
    context: click.Context,
    spec_file: Path | None,
    out: Path,
    targets: tuple[str, ...],
    templates: tuple[Path, ...],
    force: bool,
    watching: bool,
    quiet: bool,
    color: str,
) -> None:
    """Build everything from the spec and write what changed.

    Renders all files in memory first. Files that somebody edited by hand are not overwritten, and a
    run that is stopped leaves each file old or new. What an earlier run made, and no edit has touched, is
    not made again.

    \b
    Examples:
      signalspec generate
      signalspec generate --spec shop.yaml --out build/shop --target python --target docs
      signalspec generate --watch
      signalspec generate --templates my/templates --out build/tables
    """
    found = find_spec_file(spec_file)
    if watching and not found.is_file():
        raise click.UsageError(f"--watch needs a file that is saved again, and {found} is no regular file.")
    # A watch makes everything at its start: templates and all else are then ready for the first save.
    memory = Memory(Store(found), fresh=watching)
    run = partial(
        _uncollected,
        found,
        out,
        (targets, templates),
        (memory, Disk(out)),
        force=force,
        quiet=quiet,
        color=color,
    )
    code = follow(found, templates, run, Console(quiet=quiet, color=color)) if watching else run()[0]
    memory.save()
    context.exit(code)


def _uncollected(*arguments: Any, **options: Any) -> tuple[int, Spec | None]:
    """One run without the garbage collector: it finds next to nothing in what lives until the end."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return _generate(*arguments, **options)
    finally:
        if collects:
            gc.enable()


def _generate(
    spec_file: Path,
    out: Path,
    wanted: tuple[tuple[str, ...], tuple[Path, ...]],
    known: tuple[Memory, Disk],
    *,
    force: bool,
    quiet: bool,
    color: str,
) -> tuple[int, Spec | None]:
    """One run: the exit code, and the spec where all went well."""
    started = time.perf_counter()
    console = Console(quiet=quiet, color=color)
    try:
        spec, planned = built_plan(spec_file, out, *wanted, *known)
        result = apply(planned, force=force)
    except RefusedError as error:
        for refusal in error.refusals:
            console.error(f"{out / refusal.path}: {refusal.reason}")
        if all(refusal.forceable for refusal in error.refusals):
            console.note("nothing was written; move your edits into the spec, or overwrite them with --force")
        return 1, None
    except WriteError as error:
        console.error(str(error))
        return 2, None
    if not quiet:
        seconds = time.perf_counter() - started
        _print_summary(result, out, wants_color(color, sys.stdout))
        click.echo(f"{spec.name} {spec.version}: {_counts(result)} in {out}, {seconds:.2f} s")
    for warning in release_warnings(spec):
        console.warn(warning)
    return 0, spec


def _print_summary(result: Result, out: Path, colored: bool) -> None:
    for mark, color, paths in (
        ("+", "green", result.created),
        ("~", "yellow", result.changed),
        ("-", "red", result.deleted),
    ):
        for path in paths[:_LISTED]:
            click.echo(f"  {click.style(mark, fg=color)} {path}", color=colored)
        if len(paths) > _LISTED:
            click.echo(f"  {click.style(mark, fg=color)} and {len(paths) - _LISTED} more", color=colored)


def _counts(result: Result) -> str:
    counts = {
        "created": len(result.created),
        "changed": len(result.changed),
        "deleted": len(result.deleted),
        "unchanged": len(result.unchanged),
    }
    return ", ".join(f"{number} {what}" for what, number in counts.items() if number) or "no files"
