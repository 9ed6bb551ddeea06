"""`signalspec resolve`: the resolved model as JSON, for programs in any language."""

from __future__ import annotations

from pathlib import Path

import click

from signalspec.commands.options import NamedPath, spec_option
from signalspec.commands.output_file import write_file
from signalspec.commands.spec_file import load_spec


@click.command(short_help="Print the resolved model as JSON, for templates and other programs.")
@spec_option
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=NamedPath(dir_okay=False, allow_dash=True),
    help="Where to write it; - is standard output.  [default: -]",
)
@click.option("--schema", is_flag=True, help="The JSON Schema of this output instead.")
def command(spec_file: Path | None, output: Path | None, schema: bool) -> None:
    """Print the resolved model as JSON, for templates and other programs.

    Groups are spread, overrides merged and bounds filled in; every member is there, null where the spec says
    nothing. `format` is the version of this shape.

    \b
    Examples:
      signalspec resolve
      signalspec resolve --spec shop.yaml --output build/shop.json
      signalspec resolve --schema

    Exit code: 0 done, 2 a spec or file that cannot be used.
    """
    from signalspec.resolution import resolution, schema_text
    from signalspec.templating import to_indented_json

    text = schema_text() if schema else to_indented_json(resolution(load_spec(spec_file)))
    if output is None or output == Path("-"):
        click.echo(text, nl=False)
    else:
        write_file(output, text)
