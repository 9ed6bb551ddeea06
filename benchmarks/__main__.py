"""`python -m benchmarks`: measures, prints tables, and compares with the committed results."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence

import click

from benchmarks import page, results
from benchmarks.crew import HostError
from benchmarks.guard import slowdowns
from benchmarks.processes import CommandError
from benchmarks.profiles import PROFILES
from benchmarks.results import Result
from benchmarks.run import measure
from benchmarks.tasks import TASKS


@click.command()
@click.argument("names", metavar="[TASK]...", nargs=-1, type=click.Choice([task.name for task in TASKS]))
@click.option("--full", "profile", flag_value="full", help="At length, with LinkML's generators.")
@click.option("--quick", "profile", flag_value="quick", default="quick", help="About two minutes (default).")
@click.option("--smoke", "profile", flag_value="smoke", help="As short as can be: does everything work?")
@click.option("--peer", "peers", multiple=True, metavar="TEXT", help="Only peers with TEXT in their name.")
@click.option("--save", is_flag=True, help="Keep the results and write docs/performance.md and its plots.")
@click.option("--fail", is_flag=True, help="End with 1 where there is a warning.")
def main(names: tuple[str, ...], profile: str, peers: tuple[str, ...], save: bool, fail: bool) -> None:
    """Measure this project against the libraries that do the same work.

    TASK is any of valid, errors, bytes, parse, decode, ndjson, import, cold, generate; all by default. Ends
    with a look at the committed results: where something of ours takes longer than it did, against its peers,
    there is a warning.
    """
    if save and (peers or profile == "smoke"):
        raise click.UsageError("--save goes with neither --peer nor --smoke: keep whole results only")
    # Ended from outside, it still ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    chosen = [task for task in TASKS if task.name in names or not names]
    try:
        found = list(measure(chosen, PROFILES[profile], peers, click.echo))
    except (CommandError, HostError) as error:
        raise click.ClickException(str(error)) from None
    if peers and not any(text in row.name for result in found for row in result.rows for text in peers):
        raise click.UsageError(f"no peer of these tasks has {' or '.join(peers)} in its name")
    warnings = list(_warnings(found, list(results.load())))
    for warning in warnings:
        click.echo(f"warning: {warning}", err=True)
    if save:
        for result in found:
            results.save(result)
        page.write(page.files(results.load(), TASKS))
        click.echo(f"The results are in {results.RESULTS}, the page is {page.DOCS / 'performance.md'}.")
    sys.exit(1 if fail and warnings else 0)


def _warnings(found: Sequence[Result], committed: Sequence[Result]) -> Iterator[str]:
    """What of ours is wrong, or slower than it was; says what it is compared with."""
    for result in found:
        for row in result.rows:
            if row.ours and row.amount is None:
                yield f"{result.task}: {row.id}: {row.note}"
    before = {result.task: result.machine for result in committed}
    known = [result for result in found if result.task in before]
    if not known:
        click.echo("There are no committed results of these tasks to compare with.")
        return
    then, now = before[known[0].task], known[0].machine
    click.echo(f"Compared with results of {then['date']}, {then['python']}, {then['processor']}.")
    if then["python"] != now["python"]:
        click.echo(f"This is {now['python']}; ratios may differ for that alone.")
    slower = [str(slowdown) for slowdown in slowdowns(known, committed)]
    yield from slower
    if not slower:
        click.echo("Nothing of ours is slower than it was, within the spread.")


if __name__ == "__main__":
    main()
