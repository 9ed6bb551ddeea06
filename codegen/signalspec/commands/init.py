"""`signalspec init`: starts a spec of the user's own."""

from __future__ import annotations

import keyword
import re
import sys
from pathlib import Path
from shlex import quote

import click

from signalspec.commands.options import NamedPath
from signalspec.commands.output_file import write_file
from signalspec.language import DISTRIBUTION
from signalspec.spec_files import USUAL

_LONGEST = 64


@click.command(short_help="Start a spec of your own.")
@click.argument("paths", metavar="[DIR | FILE...]", nargs=-1, type=NamedPath())
@click.option("--from-jsonschema", "schemas", is_flag=True, help="Start from JSON Schemas, a signal each.")
@click.option(
    "--directory",
    metavar="DIR",
    type=NamedPath(file_okay=False),
    help="Where the spec goes, with --from-jsonschema.  [default: here]",
)
@click.option("--name", metavar="NAME", help="Name of the distribution.  [default: the directory's]")
@click.option(
    "--discriminator", metavar="NAME", help="The property whose constant names the signal, in every schema."
)
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    schemas: bool,
    directory: Path | None,
    name: str | None,
    discriminator: str | None,
) -> None:
    """Start a spec of your own: DIR/spec/signals.yaml, small and complete, or made from JSON Schemas.

    Nothing that is there is overwritten. What a schema says and the spec cannot is listed, and stands as a
    comment at its place.

    \b
    Examples:
      signalspec init shop-events
      signalspec init --from-jsonschema schemas/*.json --name shop-events

    Exit code: 0 done, 1 the new spec needs mending by hand, 2 nothing was written.
    """
    if not schemas and len(paths) > 1:
        raise click.UsageError("One directory is enough; to start from schemas, add --from-jsonschema.")
    if not schemas and (directory or discriminator):
        raise click.UsageError("--directory and --discriminator go with --from-jsonschema.")
    if schemas and not paths:
        raise click.UsageError("Name the files: signalspec init --from-jsonschema FILE...")
    root = (directory or Path()) if schemas else (paths[0] if paths else Path())
    chosen = _name(name, root)
    file = root / USUAL
    if schemas:
        context.exit(_import(paths, file, chosen, discriminator))
    from signalspec.templating import render

    write_file(file, render("init/signals.yaml.j2", name=chosen, title=_title(chosen)), replace=False)
    click.echo(f"{file}: a spec to make your own")
    click.echo(f"Next: {_there(root)}signalspec lint && signalspec generate")


def _import(paths: tuple[Path, ...], file: Path, name: str, discriminator: str | None) -> int:
    from signalspec.importing import SchemaError, start

    try:
        started = start(paths, name, discriminator)
    except SchemaError as error:
        raise click.ClickException(f"{error}.") from error
    write_file(file, started.text, replace=False)
    click.echo("\n".join(started.report))
    mistakes = started.mistakes(str(file))
    if mistakes is None:
        click.echo(f"{file}: {started.summary}")
        return 0
    from signalspec.report.diagnostic import report_spec_error

    report_spec_error(mistakes, sys.stdout)
    click.echo(f"{file}: {started.summary}; mend these by hand")
    return 1


def _name(name: str | None, root: Path) -> str:
    """The name of the distribution. UsageError where the one that was given is none."""
    if name is not None:
        if not re.fullmatch(DISTRIBUTION, name) or len(name) > _LONGEST:
            raise click.BadParameter(
                f"{name!r} is no name such as shop-events: lower-case words with dashes.", param_hint="--name"
            )
        if _reserved(name):
            raise click.BadParameter(f"Python has a module {name!r} of its own.", param_hint="--name")
        return name
    words = re.findall("[a-z0-9]+", root.resolve().name.lower())
    found = "-".join(words)[:_LONGEST].strip("-")
    if not re.fullmatch(DISTRIBUTION, found):
        return "my-events"
    return f"{found}-events" if _reserved(found) else found


def _reserved(name: str) -> bool:
    return keyword.iskeyword(name) or name.replace("-", "_") in sys.stdlib_module_names


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _there(root: Path) -> str:
    return "" if root == Path() else f"cd {quote(click.format_filename(root))} && "
