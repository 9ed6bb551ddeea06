"""How many samples a second there are, next to what else can be done with signals in that time.

    python benchmarks/sample_throughput.py [COUNT]

All in one process and one run, so that the ratios hold on a busy machine. `hypothesis` is what the generated
strategies draw; they look for trouble and not for realism.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from signalspec.load import load_file
from signalspec.sampling import ANY, Sampler, SampleRequest
from signalspec.validators import load

REPO = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPO / "generated" / "python"))


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def drawn(strategy: st.SearchStrategy[Any], count: int) -> Callable[[], None]:
    """What draws so many payloads from a strategy, without looking for a failure."""

    @settings(
        max_examples=count, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(strategy)
    def draw(payload: Any) -> None:
        json.dumps(payload)

    return draw


def main() -> None:
    from connect_signals import strategies

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    spec = load_file(REPO / "spec" / "signals.yaml")
    package = load(spec)
    kept: list[Any] = []

    def sampled(**request: Any) -> Callable[[], object]:
        sampler = Sampler(spec, package, SampleRequest(**request))
        return lambda: kept.extend(islice(sampler.signals(), count))

    valid = seconds(sampled()) / count
    signals = kept[:]
    faulty = seconds(sampled(faults=(ANY,))) / count
    judged = seconds(lambda: [package.validate(signal, advice=True) for signal in signals]) / count
    written = seconds(lambda: [json.dumps(signal) for signal in signals]) / count
    few = min(count, 2_000)
    items = st.lists(strategies.objects("OrderedItem"), min_size=3)
    by_hypothesis = {
        "any signal": strategies.signals(),
        "page view": strategies.contents("pageView"),
        "order of three items and more": strategies.contents("order", ordered_items=items),
    }
    rows = {
        "valid samples": valid,
        "samples with any fault": faulty,
        "judging them": judged,
        "json.dumps of them": written,
        **{
            f"hypothesis, {what}": seconds(drawn(strategy, few)) / few
            for what, strategy in by_hypothesis.items()
        },
    }
    for name, each in rows.items():
        print(f"{name:<42} {1 / each:>10,.0f}/s   {each / written:>6.1f} x json.dumps")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB, with all kept")


if __name__ == "__main__":
    main()
