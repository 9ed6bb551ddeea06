"""What is wrong after a run: verdicts that nothing explains, and exemptions that nothing needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tests.agreement.contracts import Contract
from tests.agreement.exemptions import promised
from tests.agreement.implementations import Implementation
from tests.agreement.running import Disagreement, Outcome, Run
from tests.agreement.shrinking import shrunk

_SHRUNK = 10  # of one implementation


def unexplained(run: Run) -> Iterator[str]:
    """A text for each sort of disagreement, with the smallest payload that shows it; the run is still on."""
    for id, tally in run.outcome.tallies.items():
        implementation = run.judges[id].implementation
        for alike in list(tally.kept.values())[:_SHRUNK]:
            yield told(implementation, shrunk(run, id, alike[0]))
        if len(tally.kept) > _SHRUNK:
            yield f"{implementation.title}: {len(tally.kept) - _SHRUNK} more sorts of disagreements"


def stale(
    implementations: Sequence[Implementation], contracts: Mapping[str, Contract], outcome: Outcome
) -> Iterator[str]:
    """A text for each exemption that some implementation has and did not make use of."""
    for each in implementations:
        used = outcome.tallies[each.id].exempted
        for exemption, why in promised(each, contracts).items():
            if exemption not in used:
                yield f"{each.title} never made use of the exemption {exemption}: {why}"


def told(implementation: Implementation, found: Disagreement) -> str:
    """A disagreement with all that it takes to look into it."""
    case = found.case
    broken = ", ".join(violation.rule for violation in case.violations) or "nothing"
    answers = {"0": "refuses it", "1": "takes it", "!": "gives two verdicts, by two of its files"}
    expected = {True: "to take it", False: "to refuse it", None: "to do either"}[found.expected]
    return (
        f"{implementation.title} {answers.get(found.answer, found.answer)}, and is expected {expected}:\n"
        f"  {case.payload.text.decode(errors='backslashreplace')}\n"
        f"  By the contract {case.contract.name}, as {case.payload.document}, it breaks {broken}."
    )
