"""`make agreement N=1000000`: a run over so many payloads, and its figures. Ctrl-C ends it early."""

from __future__ import annotations

import argparse
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice, takewhile
from pathlib import Path

from tests.agreement import figures
from tests.agreement.contracts import SPECS, Contract, Payload
from tests.agreement.deliveries import deliver
from tests.agreement.findings import stale, unexplained
from tests.agreement.implementations import IMPLEMENTATIONS, is_node_ready
from tests.agreement.running import Run
from tests.agreement.stream import payloads

_DRAWS = 500
_ENOUGH = 20_000  # from so many payloads on, each exemption must have occurred
_SECONDS = 10.0  # between two lines about how far it is


def main() -> int:
    """Gives 0 where every verdict is explained and every exemption occurs, 1 where not; 2 without Node.js."""
    options = _options()
    if not is_node_ready():
        print(
            "Node.js, or what is judged on it, is not installed: npm install --prefix tests/node",
            file=sys.stderr,
        )
        return 2
    contracts = {name: Contract(name) for name in SPECS}
    progress = _Progress(options.payloads)
    print(f"{options.payloads:,} payloads, seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as directory:
        for contract in contracts.values():
            deliver(contract, Path(directory))
        stream = payloads(contracts, options.seed, draws=_DRAWS)
        with Run(contracts, IMPLEMENTATIONS, Path(directory)) as run:
            outcome = run.over(_until_interrupted(islice(stream, options.payloads)), progress)
            found = list(unexplained(run))
    if outcome.payloads >= _ENOUGH:
        found += stale(IMPLEMENTATIONS, contracts, outcome)
    print(figures.table(IMPLEMENTATIONS, outcome))
    print("".join(f"\n{text}\n" for text in found), end="")
    if options.write:
        figures.write(IMPLEMENTATIONS, outcome, options.seed, len(contracts))
    return 1 if found else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make agreement", description=__doc__)
    parser.add_argument("payloads", type=int, help="how many payloads (N=)")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="repeats a run (SEED=)")
    parser.add_argument("--write", action="store_true", help="put the figures into the docs (WRITE=1)")
    return parser.parse_args()


def _until_interrupted(stream: Iterator[Payload]) -> Iterator[Payload]:
    interrupted = False

    def interrupt(*_: object) -> None:
        nonlocal interrupted
        interrupted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, interrupt)
    return takewhile(lambda _: not interrupted, stream)


class _Progress:
    """Says now and then how far the run is."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._started = self._last = time.monotonic()

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if now - self._last > _SECONDS:
            self._last = now
            rate = done / (now - self._started)
            print(f"{done:,} of {self._total:,} payloads, {rate:,.0f} a second", flush=True)


if __name__ == "__main__":
    sys.exit(main())
