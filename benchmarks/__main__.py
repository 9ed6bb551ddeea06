"""`python -m benchmarks`: measures, prints tables, and compares with the committed results."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import monotonic

import click

from benchmarks import page, results
from benchmarks.bench import Bench, Task
from benchmarks.contract import load_contract
from benchmarks.crew import Crew, HostError, Member
from benchmarks.guard import slowdowns
from benchmarks.hosts import Host, builds, peer_hosts
from benchmarks.machine import machine, versions
from benchmarks.pool import make_pool
from benchmarks.processes import CommandError
from benchmarks.profiles import PROFILES, Profile
from benchmarks.results import Result
from benchmarks.table import table
from benchmarks.tasks import TASKS


@click.command()
@click.argument("names", metavar="[TASK]...", nargs=-1, type=click.Choice([task.name for task in TASKS]))
@click.option("--full", "profile", flag_value="full", help="At length, LinkML's curve included.")
@click.option(
    "--quick", "profile", flag_value="quick", default="quick", help="About two minutes. The default."
)
@click.option("--smoke", "profile", flag_value="smoke", help="Seconds, and no figures worth the name.")
@click.option("--peer", "peers", multiple=True, metavar="TEXT", help="Only peers with TEXT in their name.")
@click.option("--save", is_flag=True, help="Keep the results and write docs/performance.md and its plots.")
@click.option("--fail", is_flag=True, help="End with 1 where anything of ours has become slower.")
def main(names: tuple[str, ...], profile: str, peers: tuple[str, ...], save: bool, fail: bool) -> None:
    """Measure this project against the libraries that do the same work.

    Takes all tasks where none is named. Ends with a comparison with the results in benchmarks/results: what
    takes longer than it did, against its peers, is warned about.
    """
    # Ended from outside, it still ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    chosen = [task for task in TASKS if task.name in names or not names]
    try:
        found = list(measure(chosen, PROFILES[profile], peers, click.echo))
    except (CommandError, HostError) as error:
        raise click.ClickException(str(error)) from None
    slower = [str(slowdown) for slowdown in slowdowns(found, results.load())]
    for line in slower:
        click.echo(f"slower: {line}", err=True)
    if not slower:
        click.echo("Nothing of ours is slower than the committed results, within their spread.")
    if save:
        for result in found:
            results.save(result)
        page.write(page.files(results.load(), TASKS))
        click.echo(f"Results are in {results.RESULTS}, the page is {page.DOCS / 'performance.md'}.")
    sys.exit(1 if fail and slower else 0)


def measure(
    tasks: Sequence[Task], profile: Profile, peers: Sequence[str], say: Callable[[str], object]
) -> Iterator[Result]:
    """The results of the tasks, one after the other; `say` gets tables and remarks."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        bench = _bench(folder, profile, peers)
        members: list[Member] = []
        if any(task.needs_crew for task in tasks):
            hosts = _hosts(say)
            crew = stack.enter_context(Crew(hosts, bench.contract_file, bench.corpus_file))
            members = [m for m in crew.members if m.ours or m.yardstick or bench.wanted(m.name)]
        for task in tasks:
            begun = monotonic()
            own = folder / task.name
            own.mkdir()
            result = task.run(replace(bench, members=members, folder=own))
            result = replace(
                result,
                machine=machine(),
                versions=versions(row.library for row in result.rows),
                settings={"profile": profile.name, **result.settings},
            )
            say(table(result, task))
            say(f"({monotonic() - begun:.0f} s)\n")
            yield result


def _bench(folder: Path, profile: Profile, peers: Sequence[str]) -> Bench:
    contract, pool = load_contract(), make_pool(profile.signals)
    contract_file, corpus_file = folder / "contract.pickle", folder / "corpus.ndjson"
    contract.save(contract_file)
    pool.save(corpus_file)
    ours = ("signalspec", "connect_signals")

    def wanted(name: str) -> bool:
        return not peers or name.startswith(ours) or any(text in name for text in peers)

    return Bench(profile, contract, contract_file, pool, corpus_file, folder, (), wanted)


def _hosts(say: Callable[[str], object]) -> Iterator[Host]:
    yield from builds()
    for host in peer_hosts():
        if isinstance(host, str):
            say(host)
        else:
            yield host


if __name__ == "__main__":
    main()
