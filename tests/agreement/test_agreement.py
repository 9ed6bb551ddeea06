"""One verdict everywhere, in a run that is quick and always the same; `make agreement` runs larger ones."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from tests.agreement.contracts import SPECS, Contract
from tests.agreement.deliveries import deliver
from tests.agreement.findings import stale, unexplained
from tests.agreement.implementations import IMPLEMENTATIONS, is_node_ready
from tests.agreement.running import Run
from tests.agreement.stream import payloads

SEED, PAYLOADS = 20261125, 7_000


@pytest.fixture(scope="module")
def contracts() -> dict[str, Contract]:
    return {name: Contract(name) for name in SPECS}


@pytest.mark.parametrize("node", [False, True], ids=["Python", "Node.js"])
def test_every_verdict_is_explained_and_every_exemption_needed(
    node: bool, contracts: dict[str, Contract], tmp_path: Path
) -> None:
    if node and not is_node_ready():
        pytest.skip("Node.js, or what is judged on it, is not installed: run `npm install` in tests/node")
    judging = [each for each in IMPLEMENTATIONS if each.node is node and not each.slow]
    for contract in contracts.values():
        deliver(contract, tmp_path)
    stream = payloads(contracts, SEED, draws=20, share=0.1)
    with Run(contracts, judging, tmp_path) as run:
        outcome = run.over(islice(stream, PAYLOADS))
        assert list(unexplained(run)) == []
    assert list(stale(judging, contracts, outcome)) == []
    assert outcome.payloads / 5 < outcome.valid < outcome.payloads / 2
    for tally in outcome.tallies.values():
        assert tally.judged > 1_000 and 0.1 < tally.accepted / tally.judged < 0.7
