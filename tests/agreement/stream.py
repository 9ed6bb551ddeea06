"""The payloads of one run, in order: the known ones, the curious ones, then random ones without end."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from tests.agreement.contracts import Contract, Payload
from tests.agreement.drawing import RandomPayloads, Stock, curious, known

# Contracts whose many test vectors differ in their names more than in anything else.
_MANY = ("nasty",)
# Of a hundred random payloads; the project's own contract matters most.
_WEIGHTS = {"connect": 60, "greenhouse": 16, "library": 14, "nasty": 8, "minimal": 2}


def payloads(
    contracts: Mapping[str, Contract], seed: int, *, draws: int, share: float = 1.0
) -> Iterator[Payload]:
    """The same payloads for the same arguments.

    `draws` says how many payloads of each contract are drawn from hypothesis' strategies, for the values in
    them. For a quick run, a random share will do of those payloads that come in great numbers.
    """
    rng = random.Random(seed)

    def chosen() -> bool:
        return rng.random() < share

    streams = []
    for name, contract in contracts.items():
        stock = Stock(contract, seed, draws)
        yield from (payload for payload in known(contract) if name not in _MANY or chosen())
        yield from curious(contract, stock, chosen)
        streams.append(iter(RandomPayloads(contract, stock, seed)))
    weights = [_WEIGHTS[name] for name in contracts]
    while True:
        yield next(rng.choices(streams, weights)[0])
