"""`signalspec lint`: mistakes and bad style in the spec itself."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from signalspec import __version__
from signalspec.commands.console import Console, wants_color
from signalspec.commands.options import color_option, format_option, quiet_option, spec_option
from signalspec.commands.spec_file import find_spec_file
from signalspec.diagnostics import Diagnostic, Diagnostics, SpecError
from signalspec.examples import check_examples
from signalspec.lint import RuleFailure, Subject, diagnostic, lint
from signalspec.lint.config import NO_PLUGIN, Config, config_file, read_config
from signalspec.lint.fixing import Fixed, fix, write
from signalspec.lint.page import rules_page
from signalspec.lint.plugins import PluginError, installed_rules
from signalspec.load import load_text
from signalspec.report import Settings, Tally, create
from signalspec.report.diagnostic import from_diagnostics
from signalspec.report.finding import LEVELS
from signalspec.report.wording import counted
from signalspec.samples import check_samples
from signalspec.source import read_file
from signalspec.spec_files import shipped_spec_file
from signalspec.validators import load


@click.command(short_help="Find mistakes and bad style in the spec itself.")
@spec_option
@click.option("--fix", "mends", is_flag=True, help="Mend what can be mended without changing the contract.")
@click.option("--diff", "shows", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--rules", "lists", is_flag=True, help="List the rules as Markdown, and do nothing else.")
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="error",
    show_default=True,
    help="The least severity that counts as failure.",
)
@click.option("--advice", is_flag=True, help="Also report advice.")
@click.option(
    "--config",
    "named",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The configuration.  [default: signalspec.yaml beside the spec]",
)
@format_option
@quiet_option
@color_option
@click.pass_context
def command(
    context: click.Context,
    spec_file: Path | None,
    mends: bool,
    shows: bool,
    lists: bool,
    fail_on: str,
    advice: bool,
    named: Path | None,
    format: str,
    quiet: bool,
    color: str,
) -> None:
    """Find mistakes and bad style in the spec itself, each at its line.

    \b
    Examples:
      signalspec lint
      signalspec lint --fix --fail-on warning
      signalspec lint --spec shop.yaml --format github

    Exit code: 0 clean or nothing as severe as --fail-on, 1 findings (with --diff: something to mend), 2 no
    such file, one that cannot be read, or rules of your own that fail.
    """
    file = find_spec_file(spec_file)
    if mends and spec_file is None and file == shipped_spec_file():
        raise click.UsageError(
            "--fix would change the spec that comes with signalspec: name yours with --spec."
        )
    if mends and not file.is_file():
        raise click.UsageError(f"--fix would write into {file}, which is no regular file: use --diff.")
    console, mistakes = Console(quiet=quiet, color=color), Diagnostics()
    try:
        config = _config(file, named, mistakes)
        if lists:
            click.echo(rules_page(config.rules, config.settings), nl=False)
            return
        text = _text(file, mistakes)
        if text is not None and (mends or shows) and not len(mistakes):
            mended = _fixed(text, file, config)
            if shows:
                click.echo(_difference(text, mended.text, str(file)), nl=False)
                context.exit(1 if mended.count else 0)
            if mended.count:
                write(file, text, mended.text)
                text = mended.text
            console.note(f"{counted(mended.count, 'finding')} mended in {file}")
        found = [*mistakes, *(_diagnostics(text, file, config) if text is not None else ())]
    except (PluginError, RuleFailure) as error:
        console.error(str(error))
        context.exit(2)
    settings = Settings(
        kind="spec",
        color=wants_color(color, sys.stdout),
        quiet=quiet,
        statements={rule.id: rule.purpose for rule in config.rules},
        version=__version__,
    )
    report, tally = create(format, sys.stdout, settings), Tally()
    for finding in from_diagnostics(_reported(found, advice or fail_on == "advice")):
        tally.add(finding)
        report.add(finding)
    summary = tally.summary(files=[str(file)], subject=str(file))
    report.finish(summary)
    if any(each.code == NO_PLUGIN for each in mistakes):
        context.exit(2)
    failing = LEVELS[: LEVELS.index(next(level for level in LEVELS if level == fail_on)) + 1]
    context.exit(1 if any(summary.levels.get(level) for level in failing) else 0)


def _config(file: Path, named: Path | None, mistakes: Diagnostics) -> Config:
    installed = installed_rules()
    chosen = named or config_file(file)
    return read_config(chosen, installed, mistakes) if chosen else Config((*Config().rules, *installed))


def _text(file: Path, mistakes: Diagnostics) -> str | None:
    """The text of the spec; None where the file holds none, which is a mistake.

    SpecError where it cannot be read.
    """
    try:
        return read_file(file)
    except SpecError as error:
        if any(each.code == "unreadable" for each in error.diagnostics):
            raise
        mistakes.extend(error.diagnostics)
        return None


def _fixed(text: str, file: Path, config: Config) -> Fixed:
    """The text with fixes; as it is where it does not load."""
    try:
        subject = Subject(load_text(text, str(file)), text, config.targets)
    except SpecError:
        return Fixed(text, 0)
    return fix(subject, lambda subject: lint(subject, config.rules, config.settings))


def _difference(old: str, new: str, name: str) -> str:
    lines = difflib.unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), name, name)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _diagnostics(text: str, file: Path, config: Config) -> list[Diagnostic]:
    """The loader's findings; where there are none, those of examples, samples and the lint rules."""
    try:
        spec = load_text(text, str(file))
    except SpecError as error:
        return list(error.diagnostics)
    judged = lint(Subject(spec, text, config.targets), config.rules, config.settings)
    return [*check_examples(spec, lambda: load(spec)), *check_samples(spec), *map(diagnostic, judged)]


def _reported(found: Iterable[Diagnostic], advice: bool) -> list[Diagnostic]:
    kept = [each for each in found if advice or each.severity != "advice"]
    return sorted(kept, key=lambda each: each.span)
