"""Fuzzes `signalspec diff`: random specs, random edits, and payloads that try to contradict the verdicts.

Run from the root of the repository: `python -m scripts.diff_fuzz --pairs 10000`. Prints what was done and
found, after an interrupt as well, and writes the specs of each contradiction below `--keep`, where they can
become a case of tests/compare/found. Exits 1 if anything was contradicted, or if some kind of change did not
occur.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from signalspec.changes import KINDS
from signalspec.model import Spec
from signalspec.releases.text import release_text

from tests.compare.contradicting import Tally, examine
from tests.strategies import value_mutations
from tests.strategies.mutations import EDITS, pair

assert value_mutations.__doc__  # enters its edits
_CHUNK = 25


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=10_000, help="how many pairs of specs")
    parser.add_argument("--seed", type=int, default=0, help="where to begin")
    parser.add_argument("--payloads", type=int, default=40, help="payloads for each pair")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--keep", type=Path, default=Path("found"), help="where contradictions go")
    options = parser.parse_args()
    started = time.monotonic()
    total = Tally()
    run = partial(_run, payloads=options.payloads, keep=options.keep)
    with ProcessPoolExecutor(options.jobs, initializer=_leave_interrupts_to_the_parent) as pool:
        # Some edits find nothing to change, so there are more seeds than pairs.
        seeds = range(options.seed, options.seed + 2 * options.pairs, _CHUNK)
        try:
            for number, tally in enumerate(pool.map(run, seeds), 1):
                total.add(tally)
                if number % 40 == 0:
                    seconds = time.monotonic() - started
                    print(f"{total.pairs:,} pairs, {seconds:,.0f} s", file=sys.stderr, flush=True)
                if total.pairs >= options.pairs:
                    break
        except KeyboardInterrupt:
            print("stopped; what was done so far:", file=sys.stderr)
        pool.shutdown(cancel_futures=True)
    print("\n".join(_summary(total, time.monotonic() - started)))
    return 1 if total.contradictions or set(KINDS) - set(total.kinds) else 0


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(first: int, payloads: int, keep: Path) -> Tally:
    total = Tally()
    kinds = sorted(EDITS)
    for seed in range(first, first + _CHUNK):
        rng = random.Random(seed)
        both = pair(rng, kinds[seed % len(kinds)] if seed % 5 else None, alone=seed % 2 == 0)
        if both is None:
            continue
        both = both if rng.random() < 0.7 else (both[1], both[0])
        tally = examine(*both, rng, payloads, schemas=seed % 4 == 0, packages=seed % 20 == 0)
        if tally.contradictions:
            _keep(keep / f"seed-{seed}", both, tally)
        total.add(tally)
    return total


def _keep(folder: Path, both: tuple[Spec, Spec], tally: Tally) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, spec in zip(("old", "new"), both, strict=True):
        (folder / f"{name}.yaml").write_text(release_text(spec), encoding="utf-8")
    (folder / "found.txt").write_text("\n".join(tally.contradictions) + "\n", encoding="utf-8")


def _summary(total: Tally, seconds: float) -> Iterator[str]:
    yield f"{total.pairs:,} pairs in {seconds:,.0f} s"
    yield f"{total.payloads:,} payloads; {total.telling:,} times one spec took what the other refused"
    yield f"{total.in_doubt:,} of these where a change of payloads was undecided"
    yield f"{total.witnesses:,} witnesses confirmed, {len(total.contradictions):,} contradictions"
    for whom in ("senders", "readers"):
        counts = {o: sum(n for (_, w, outcome), n in total.seen.items() if (w, outcome) == (whom, o)) for o in
                  ("safe", "breaking", "undecided")}  # fmt: skip
        yield f"{whom}: " + ", ".join(f"{number:,} {outcome}" for outcome, number in counts.items())
    yield f"{len(total.kinds)} of {len(KINDS)} kinds of changes:"
    yield from (f"  {kind}: {total.kinds[kind]:,}" for kind in sorted(KINDS))
    yield from total.contradictions[:20]


if __name__ == "__main__":
    sys.exit(main())
