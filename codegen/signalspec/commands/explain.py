"""`signalspec explain`: what the spec says about a name."""

from __future__ import annotations

import json
import shutil
import sys
from operator import eq
from pathlib import Path

import click

from signalspec.commands.console import wants_color
from signalspec.commands.options import color_option, spec_option
from signalspec.commands.spec_file import load_spec
from signalspec.diagnostics import nearest
from signalspec.explain import Explanation, explain, known_names
from signalspec.model import Spec

_WIDEST = 120
_NO_TERMINAL = 100


@click.command(short_help="Tell what the spec says about a signal, object or field.")
@click.argument("name", metavar="NAME[.FIELD]")
@spec_option
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is printed.",
)
@color_option
def command(name: str, spec_file: Path | None, format: str, color: str) -> None:
    """Tell what the spec says about a name: type, limits, rules, notes, and where it stands.

    NAME is a signal, an object, a field, an enum, a format, the id of a rule, or Batch, Content, Text.

    \b
    Examples:
      signalspec explain Batch
      signalspec explain Batch.max_items --format json

    Exit code: 0 found, 2 the spec has no such name.
    """
    spec = load_spec(spec_file)
    found = explain(spec, name)
    if not found:
        raise click.UsageError(_unknown(name, spec))
    click.echo(_as_json(found) if format == "json" else _as_text(found, color), color=True)


def _unknown(name: str, spec: Spec) -> str:
    known = known_names(spec)
    match = nearest(name, known)
    if match:
        # A field and its type often differ in nothing but the case of a letter.
        alike = [other for other in known if other.casefold() == match.casefold()]
        match = max(alike, key=lambda other: sum(map(eq, name, other)))
    hint = f"did you mean {match!r}?" if match else "names are those of signals, objects, fields and rules."
    return f"The spec has no {name!r}; {hint}"


def _as_json(found: list[Explanation]) -> str:
    return json.dumps([explanation.as_json() for explanation in found], indent=2)


def _as_text(found: list[Explanation], color: str) -> str:
    from signalspec.explain.text import lines
    from signalspec.report.style import Style

    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, _WIDEST) if terminal else _NO_TERMINAL
    style = Style(wants_color(color, sys.stdout))
    return "\n\n".join("\n".join(lines(explanation, style, width)) for explanation in found)
