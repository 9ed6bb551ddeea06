"""`signalspec verify`: replays the vectors against a server; tells where it and the contract part ways."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from signalspec.commands.console import Console, wants_color
from signalspec.commands.options import (
    MOST,
    NumberRange,
    color_option,
    format_option,
    quiet_option,
    spec_option,
    unknown_option,
)
from signalspec.commands.progress import Progress, payloads_line
from signalspec.commands.spec_file import load_spec
from signalspec.commands.validate import check_tier
from signalspec.inputs import Meter

if TYPE_CHECKING:
    from signalspec.verify import NotVerifiableError, Outcome
    from signalspec.verify.settings import Unknown


@click.command(short_help="Replay the test vectors against a server.")
@click.argument("url", metavar="URL")
@click.option(
    "--api-key",
    metavar="KEY",
    envvar="SIGNALSPEC_API_KEY",
    help="The key to send, better from SIGNALSPEC_API_KEY: others can see command lines.",
)
@click.option(
    "--header",
    "headers",
    metavar="NAME=VALUE",
    multiple=True,
    help="Another header to send. Here and in --set, ${NAME} stands for a variable of the environment.",
)
@click.option(
    "--set",
    "presets",
    metavar="/MEMBER=VALUE",
    multiple=True,
    help="Give a member of every envelope this value, unless a payload is about that member.",
)
@click.option(
    "--trial/--no-trial",
    default=None,
    help="Mark everything that is sent as a trial.  [default: on the platform's own hosts only]",
)
@click.option("--production", is_flag=True, help="Send to the platform's own hosts, bad payloads and all.")
@click.option(
    "--variables", metavar="TYPE", help="Send batches as a variable of this GraphQL type, not as literals."
)
@click.option("--rules", metavar="PATTERN", multiple=True, help="Only vectors of such rules: 'order.*'.")
@click.option("--type", "types", metavar="NAME", multiple=True, help="Only vectors of this signal type.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(0, MOST),
    help="Send at most so many vectors, those first that cover most rules.",
)
@click.option(
    "--random",
    "count",
    metavar="N",
    type=click.IntRange(0, MOST),
    default=0,
    help="Then send so many random payloads, good and bad ones.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Where they come from.")
@click.option(
    "--rate",
    metavar="N",
    type=NumberRange(0.001, 1_000_000),
    help="At most so many requests a second.  [default: 5 on the platform's own hosts]",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=NumberRange(0.001, 86_400),
    default=10.0,
    show_default=True,
    help="How long to wait for an answer.",
)
@click.option(
    "--retries",
    metavar="N",
    type=click.IntRange(0, 20),
    default=3,
    show_default=True,
    help="How often to try again where a server is busy or breaks off.",
)
@click.option(
    "--concurrency",
    metavar="N",
    type=click.IntRange(1, 100),
    default=4,
    show_default=True,
    help="How many requests may be under way at once.",
)
@spec_option
@format_option
@click.option(
    "--tier",
    metavar="NAME",
    help="The server's tier: it should refuse the signal types that this leaves out.",
)
@unknown_option
@quiet_option
@color_option
@click.pass_context
def command(
    context: click.Context,
    url: str,
    api_key: str | None,
    headers: tuple[str, ...],
    presets: tuple[str, ...],
    trial: bool | None,
    production: bool,
    variables: str | None,
    rules: tuple[str, ...],
    types: tuple[str, ...],
    limit: int | None,
    count: int,
    seed: int,
    rate: float | None,
    timeout: float,
    retries: int,
    concurrency: int,
    spec_file: Path | None,
    format: str,
    tier: str | None,
    unknown: str,
    quiet: bool,
    color: str,
) -> None:
    """Replay the test vectors against a server.

    Sends payloads that keep each rule and payloads that break it, one by one, and tells where the server
    is looser or stricter than the contract. docs/verify.md says how answers are read.

    \b
    Examples:
      signalspec verify http://127.0.0.1:8085/graphql
      signalspec verify https://standin.example.com/graphql --rules 'order.*' --random 500

    Exit code: 0 it keeps the contract, 1 it does not, or a rule is left undecided, 2 nothing can be told.
    """
    try:
        from signalspec.commands import verify_reading as reading
        from signalspec.verify import (
            Access,
            ConsentError,
            NothingToSendError,
            NotVerifiableError,
            Scope,
            verify,
        )
        from signalspec.verify.consent import with_care
        from signalspec.verify.report import write
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "signalspec":
            raise
        raise click.UsageError("This command needs its extra: pip install 'signalspec[verify]'.") from None
    console = Console(quiet=quiet, color=color)
    spec = load_spec(spec_file)
    address = reading.read_address(url)
    check_tier(tier, spec)
    reading.check_names(rules, types, spec)
    given = reading.Given(spec)
    given.add_key(api_key)
    given.add_headers(headers)
    given.add_presets(presets)
    access = Access(address.url, tuple(given.headers), production, rate, timeout, retries, concurrency)
    scope = Scope(
        tier=tier,
        unknown=cast("Unknown", unknown),
        presets=tuple(given.presets),
        trial=trial,
        variables=reading.read_type(variables),
        rules=rules,
        types=types,
        limit=limit,
        random=count,
        seed=seed,
    )
    progress = _Progress(enabled=not quiet)
    try:
        access, scope = with_care(spec, access, scope)
        reading.warn(address, spec, access, scope, console)
        outcome = verify(spec, access, scope, secrets=given.secrets, begin=progress.begin, done=progress.done)
    except ConsentError as error:
        raise click.UsageError(str(error)) from None
    except NothingToSendError as error:
        raise click.UsageError(f"Nothing of this can be sent: {error}.") from None
    except NotVerifiableError as error:
        progress.clear()
        console.error(f"{address.shown}: {error}")
        hint = _hint(error, api_key, spec.transport.operation.key_header)
        if hint:
            console.note(hint)
        context.exit(2)
    progress.clear()
    write(outcome, format, sys.stdout, color=wants_color(color, sys.stdout), quiet=quiet)
    if outcome.stopped:
        console.error(f"the server has stopped answering: {outcome.stopped}")
    elif not outcome.tested and not outcome.interrupted:
        console.error("no rule was tested: choose others with --rules or --type, or more with --limit")
    context.exit(_exit_code(outcome))


class _Progress:
    """A line about requests, where standard error is a terminal."""

    def __init__(self, *, enabled: bool) -> None:
        self._meter = Meter()
        self._line = Progress(self._meter, sys.stderr, enabled=enabled, line=payloads_line)

    def begin(self, total: int) -> None:
        self._meter.total = total

    def done(self) -> None:
        self._meter.done += 1
        self._line.update()

    def clear(self) -> None:
        self._line.clear()


def _hint(error: NotVerifiableError, key: str | None, header: str | None) -> str | None:
    """What to do where the server does not even take the plainest signal."""
    answer = error.answer
    if answer.verdict == "refused":
        return "a member that the server wants, such as a key of the application, is given with --set"
    if answer.cause == "denied" and header is not None:
        does = "not let in with this key" if key else f"no key was given for the header {header}"
        return f"{does}: give one with SIGNALSPEC_API_KEY or --api-key"
    if answer.status is not None and 300 <= answer.status < 400:
        return "redirects are not followed: give the URL that it leads to, if you trust it with the key"
    if answer.cause == "unclear":
        return "the URL has to be that of a GraphQL endpoint that takes POST"
    return None


def _exit_code(outcome: Outcome) -> int:
    if outcome.interrupted:
        return 130
    if outcome.stopped or not outcome.tested:
        return 2
    return int(not outcome.agrees)
