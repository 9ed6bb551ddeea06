"""One run: makes the corpus, starts who takes part, and goes through the tasks."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import monotonic

from benchmarks.bench import Bench, Task
from benchmarks.contract import load_contract
from benchmarks.crew import Crew, Member
from benchmarks.hosts import Host, builds, peer_hosts
from benchmarks.machine import machine, versions
from benchmarks.pool import make_pool
from benchmarks.profiles import Profile
from benchmarks.results import Result
from benchmarks.table import table

_OURS = ("signalspec", "connect_signals")


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

    def wanted(name: str) -> bool:
        return not peers or name.startswith(_OURS) or any(text in name for text in peers)

    return Bench(profile, contract, contract_file, pool, corpus_file, folder, (), wanted)


def _hosts(say: Callable[[str], object]) -> Iterator[Host]:
    yield from builds()
    for host in peer_hosts():
        if isinstance(host, str):
            say(host)
        else:
            yield host
