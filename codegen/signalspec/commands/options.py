"""Options that several commands have, each written once."""

from __future__ import annotations

import math
from pathlib import Path
from shlex import quote
from typing import Any

import click
from click.core import ParameterSource

from signalspec.report import FORMATS, MAX_FINDINGS

MOST = 10**12  # of what is asked for by number: more than anybody waits for


class NamedPath(click.Path):
    """A path, which has a name: the empty one would mean the working directory, and nobody writes it."""

    def __init__(self, *, file_okay: bool = True, dir_okay: bool = True, allow_dash: bool = False) -> None:
        super().__init__(file_okay=file_okay, dir_okay=dir_okay, allow_dash=allow_dash, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("an empty name, as of a shell variable that is not set.", param, ctx)
        return super().convert(value, param, ctx)


class NumberRange(click.FloatRange):
    """A range with two ends. Not-a-number, which no comparison refuses, is outside of it."""

    def __init__(self, min: float, max: float, *, min_open: bool = False) -> None:
        self._range = f"{min}{'<' if min_open else '<='}x<={max}"
        super().__init__(min, max, min_open=min_open)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is not in the range {self._range}.", param, ctx)
        return number


spec_option = click.option(
    "--spec",
    "spec_file",
    metavar="FILE",
    type=NamedPath(),
    help="The spec.  [default: spec/signals.yaml here, else the one shipped with signalspec]",
)
format_option = click.option(
    "--format",
    "format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
tier_option = click.option(
    "--tier", metavar="NAME", help="Also report signal types that this tier does not include."
)
unknown_option = click.option(
    "--unknown",
    type=click.Choice(["reject", "ignore"]),
    default="reject",
    show_default=True,
    help="What members that the spec does not have are.",
)
advice_option = click.option("--advice", is_flag=True, help="Also report advice: never an error.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print findings and errors only.")
color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours; auto: on a terminal, unless NO_COLOR is set.",
)
jobs_option = click.option(
    "--jobs",
    "-j",
    metavar="N",
    type=click.IntRange(min=1, max=1024),
    help="Processes that judge, where there is much to judge.  [default: one a core]",
)
max_findings_option = click.option(
    "--max-findings",
    metavar="N",
    type=click.IntRange(min=0),
    default=MAX_FINDINGS,
    show_default=True,
    help="Findings that the format text lists; the others have all of them.",
)
column_option = click.option(
    "--column",
    metavar="NAME",
    help="The column of Parquet and Arrow files that holds the signals, as structs or JSON text.",
)


def as_given(context: click.Context, *names: str) -> str:
    """Those parameters of the running command that its user gave, quoted for a shell: ` --spec shop.yaml`."""
    parts: list[str] = []
    for option in context.command.params:
        if option.name in names and context.get_parameter_source(option.name) is ParameterSource.COMMANDLINE:
            value = context.params[option.name]
            for each in value if isinstance(value, tuple) else (value,):
                parts += [option.opts[0], quote(str(each))]
    return "".join(f" {part}" for part in parts)
