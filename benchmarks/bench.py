"""What a task is given: the contract, the corpus, who takes part, and how long it may take."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contract import REPO, Contract
from benchmarks.crew import Member
from benchmarks.pool import Pool
from benchmarks.profiles import Profile
from benchmarks.results import Result

SIGNALSPEC = Path(sys.executable).with_name("signalspec")
# Peers that are too large for the development environment; see the Makefile.
PEERS_BIN = REPO / ".venv-peers" / "bin"
NODE_MODULES = REPO / "tests" / "node" / "node_modules"


@dataclass(frozen=True, slots=True)
class Bench:
    """`contract_file` and `corpus_file` are what processes read; `folder` is for whatever a task writes.

    `wanted` says whether a candidate of that name takes part.
    """

    profile: Profile
    contract: Contract
    contract_file: Path
    pool: Pool
    corpus_file: Path
    folder: Path
    members: Sequence[Member]
    wanted: Callable[[str], bool]

    @property
    def environment(self) -> dict[str, str]:
        """For our own commands: a cache that is filled by this run and gone with it."""
        return {"SIGNALSPEC_CACHE": str(self.folder / "cache")}


@dataclass(frozen=True, slots=True)
class Task:
    """`says` is what the page says about it; `needs_crew` where it judges in the hosts' processes."""

    name: str
    title: str
    says: str
    run: Callable[[Bench], Result]
    needs_crew: bool = False
