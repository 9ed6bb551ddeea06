"""`signalspec mock`: serves the spec's mutation, for contract tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from signalspec.commands.api_key import check_key
from signalspec.commands.console import Console
from signalspec.commands.options import color_option, quiet_option, spec_option, tier_option, unknown_option
from signalspec.commands.spec_file import load_spec
from signalspec.commands.validate import check_tier
from signalspec.report.wording import counted

if TYPE_CHECKING:
    from signalspec.mock.records import RequestRecord
    from signalspec.mock.settings import Mode, Unknown

_LISTED = 3


@click.command(short_help="Serve the mutation for contract tests.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8085,
    show_default=True,
    help="Port to serve on; 0: any that is free.",
)
@click.option(
    "--mode",
    type=click.Choice(["strict", "lenient"]),
    default="strict",
    show_default=True,
    help="strict: refuse a batch with a violation; lenient: take it and record the bad.",
)
@click.option(
    "--api-key",
    metavar="KEY",
    envvar="SIGNALSPEC_MOCK_API_KEY",
    help="The only key to let in, also from SIGNALSPEC_MOCK_API_KEY.  [default: any that is not empty]",
)
@spec_option
@tier_option
@unknown_option
@quiet_option
@color_option
def command(
    host: str,
    port: int,
    mode: str,
    api_key: str | None,
    spec_file: Path | None,
    tier: str | None,
    unknown: str,
    quiet: bool,
    color: str,
) -> None:
    """Serve the mutation for contract tests.

    Takes it by POST on /graphql and /, tells in each answer which rules its signals break, and shows
    what arrived under /inspect and, for people, under /ui. Faults can be scripted under /faults.
    The address of the endpoint goes to standard output, a line for each request to standard error.

    \b
    Examples:
      signalspec mock
      signalspec mock --mode lenient --port 9000 --api-key local-test

    Ends on Ctrl-C or SIGTERM. Exit code: 0, or 2 where it cannot be served.
    """
    try:
        from signalspec.mock.app import create_app
        from signalspec.mock.serving import address, allowed_hosts, is_loopback, listen, serve
        from signalspec.mock.settings import Settings
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "signalspec":
            raise
        raise click.UsageError("The mock needs its extra: pip install 'signalspec[mock]'.") from None
    console = Console(quiet=quiet, color=color)
    spec = load_spec(spec_file)
    check_tier(tier, spec)
    if api_key is not None:
        check_key(api_key, spec.transport.operation.key_header)
    settings = Settings(mode=cast("Mode", mode), api_key=api_key, tier=tier, unknown=cast("Unknown", unknown))
    try:
        listening = listen(host, port)
    except OSError as error:
        raise click.UsageError(f"Cannot serve on {host}:{port}: {error.strerror or error}.") from None
    with listening:
        log = None if quiet else _RequestLog()
        app = create_app(spec, settings, allowed_hosts=allowed_hosts(listening, host), log=log)
        base = address(listening, host)
        if not is_loopback(listening):
            console.note(f"{host} can be reached from other machines, and shows what arrives to all of them")
        console.note(f"{spec.name} {spec.version}, {mode}; what arrives: {base}/ui")
        if not quiet:
            click.echo(f"{base}/graphql")
        serve(app, listening)
    console.note("stopped")


class _RequestLog:
    """A line for each request: its status, what came with it, what went wrong. It quotes no payload."""

    def __call__(self, namespace: str, record: RequestRecord) -> None:
        parts = [str(record.status or "no answer")]
        if record.signals:
            bad = f", {record.bad} bad" if record.bad else ""
            parts.append(f"{counted(record.signals, 'signal')}{bad}")
            if record.accepted != record.signals:
                parts.append(f"{record.accepted} taken")
        if record.fault:
            parts.append(f"fault {record.fault}")
        parts += record.codes[:_LISTED]
        if namespace != "default":
            parts.append(f"in {namespace}")
        parts.append(f"{record.seconds * 1000:.1f} ms")
        click.echo(" | ".join(parts), err=True)
