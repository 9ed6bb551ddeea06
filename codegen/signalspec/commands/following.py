"""A command again after each save of the spec or of templates, until Ctrl-C."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from signalspec.commands.console import Console, wants_color
from signalspec.commands.interrupts import Interrupts
from signalspec.commands.touched import touched
from signalspec.diagnostics import SpecError
from signalspec.model import Spec
from signalspec.report.diagnostic import report_spec_error
from signalspec.resolved import Canonical, canonical


def follow(
    spec_file: Path, templates: Sequence[Path], run: Callable[[], tuple[int, Spec | None]], console: Console
) -> int:
    """Runs at once and after each save of the spec, or of anything in a folder of templates.

    A save that cannot be used is told, and the next one waited for.

    `run` gives the spec that it worked on. Returns 0 on Ctrl-C, which waits until a run is through.
    """
    try:
        from signalspec.commands.watching import saves
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "signalspec":
            raise
        raise click.UsageError("--watch needs its extra: pip install 'signalspec[watch]'.") from None
    last: Canonical | None = None
    with Interrupts() as interrupts:
        try:
            for _ in saves(spec_file, templates):
                with interrupts.held():
                    last = _once(run, last, console)
                    # Between saves there is time for what would hold up a run.
                    gc.collect()
        except KeyboardInterrupt:
            console.note("stopped")
    return 0


def _once(
    run: Callable[[], tuple[int, Spec | None]], last: Canonical | None, console: Console
) -> Canonical | None:
    """One run; what is canonical of the spec that was the last to be right."""
    try:
        _, spec = run()
    except SpecError as error:
        report_spec_error(error, sys.stderr, color=wants_color("auto", sys.stderr))
        console.note("nothing was written; save it again when it is mended")
        return last
    except click.ClickException as error:
        console.error(error.format_message())
        return last
    if spec is None:
        return last
    new = canonical(spec)
    changes = touched(last, new) if last else ""
    if changes:
        console.note(f"changed in the spec: {changes}")
    sys.stdout.flush()
    return new
