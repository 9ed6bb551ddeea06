"""The command line: gathers the commands, imports only the one that runs, and answers for its failures."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import NoReturn, TextIO

import click

# Command -> what the list of commands says about it. The command itself is `command` in the module of
# its name under signalspec.commands; one whose module is not there is left out.
COMMANDS = {
    "generate": "Build everything from the spec and write what changed.",
    "check": "Tell whether what was generated is up to date.",
    "lint": "Find mistakes and bad style in the spec itself.",
    "diff": "Compare two versions of a spec: who must change what?",
    "release": "Record the spec as a released version.",
    "validate": "Judge traffic by the spec.",
    "sample": "Make signals, valid or with one named fault.",
    "resolve": "Print the resolved model as JSON, for templates and other programs.",
    "explain": "Tell what the spec says about a signal, object or field.",
    "graphql": "Turn signals into GraphQL mutations.",
    "mock": "Serve the mutation for contract tests.",
    "verify": "Replay the test vectors against a server.",
    "init": "Start a spec of your own.",
}
TRACEBACK = "SIGNALSPEC_TRACEBACK"
BROKEN_PIPE = 141  # what a shell reports for a program that such a pipe has ended
# Of a write to a stream: no such error knows the file.
_OUTPUT_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF}


class LazyGroup(click.Group):
    """Knows its commands by name; imports one when it is used."""

    def list_commands(self, context: click.Context) -> list[str]:
        return [name for name in COMMANDS if _exists(name)]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS or not _exists(name):
            return None
        command = import_module(f"signalspec.commands.{name}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"signalspec.commands.{name}.command is no command")
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(context)])

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(context, name) is None:
            from signalspec.diagnostics import did_you_mean

            hint = did_you_mean(name, self.list_commands(context))
            message = f"There is no command {name!r}" + (f"; {hint}" if hint else ".")
            raise click.UsageError(message, context)
        return super().resolve_command(context, args)

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except BrokenPipeError:
            # Click would call it a failure; whoever reads the pipe has just seen enough.
            raise SystemExit(BROKEN_PIPE) from None


def _exists(name: str) -> bool:
    return find_spec(f"signalspec.commands.{name}") is not None


def _print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from signalspec import __version__

        click.echo(f"signalspec {__version__}")
        context.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings, 2 wrong usage or unreadable input, 3 our own fault.",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Print the version.",
)
def group() -> None:
    """One YAML spec for event data; validators, schemas, GraphQL and docs that agree.

    \b
    Examples:
      signalspec validate traffic.ndjson
      signalspec generate --out generated
    """


def main() -> NoReturn:
    """Runs the command line of this process and ends it."""
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Runs one command line; returns the exit code. Nothing is raised but what ends the interpreter."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = _run(args)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = BROKEN_PIPE
    except OSError as error:
        code = _failed(error)
        _silence(sys.stdout)
    if code == BROKEN_PIPE:
        _silence(sys.stdout)
    try:
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)
    return code


def _open_closed_streams() -> None:
    """Puts the null device where a standard stream is closed, before another file gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _run(args: list[str]) -> int:
    try:
        result = group.main(args, prog_name="signalspec", standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return 2
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 1
    except Exception as error:
        return _failed(error)
    return result if isinstance(result, int) else 0


def _failed(error: Exception) -> int:
    """Says what has failed, where standard error takes it; returns the exit code."""
    from signalspec.diagnostics import SpecError

    with suppress(OSError):
        _say(error)
    return 2 if isinstance(error, SpecError | OSError) else 3


def _say(error: Exception) -> None:
    from signalspec.diagnostics import SpecError

    if os.environ.get(TRACEBACK) and not isinstance(error, SpecError):
        import traceback

        traceback.print_exception(error)
    elif isinstance(error, SpecError):
        from signalspec.commands.console import wants_color
        from signalspec.report.diagnostic import report_spec_error

        report_spec_error(error, sys.stderr, color=wants_color("auto", sys.stderr))
    elif isinstance(error, OSError):
        _say_what_the_system_refused(error)
    else:
        _say_that_it_is_our_fault(error)


def _say_what_the_system_refused(error: OSError) -> None:
    """A line with the file, where the error knows it, and the reason."""
    reason = error.strerror or type(error).__name__
    if isinstance(error.filename, str | bytes):
        reason = f"{click.format_filename(error.filename)}: {reason}"
    elif error.errno in _OUTPUT_ERRORS:
        reason = f"cannot write the output: {reason}"
        _silence(sys.stdout)  # what could not be written would be tried, and told, once more at the end
    click.echo(f"error: {reason}", err=True)


def _say_that_it_is_our_fault(error: Exception) -> None:
    """Says what failed and where, but not the message: it may quote a payload."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {frames[-1].name} ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    click.echo(f"error: this is a fault of signalspec itself: {type(error).__name__}{where}", err=True)
    click.echo(
        f"Set {TRACEBACK}=1 to see all of it (which may quote your data), and please report it.", err=True
    )


def _silence(stream: TextIO) -> None:
    """Points a standard stream elsewhere, so that ending the interpreter does not complain of it."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
    except OSError:
        pass
