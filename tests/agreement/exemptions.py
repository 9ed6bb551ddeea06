"""Which exemptions of the capability table an implementation has to make use of."""

from __future__ import annotations

from collections.abc import Mapping

from signalspec.capabilities import DEVIATIONS, TARGETS, capabilities, parts

from tests.agreement.contracts import Contract
from tests.agreement.expecting import UNREAD, UNSEEN
from tests.agreement.implementations import Implementation

_PARTS = {target.id: target.parts for target in TARGETS}
_CHECKS_NOTHING = ("documented", "not expressible")


def promised(implementation: Implementation, contracts: Mapping[str, Contract]) -> dict[str, str]:
    """Exemption -> why there is one: those that must occur in a run which is large enough."""
    found: dict[str, str] = {}
    for part, target in implementation.parts.items():
        for deviation in DEVIATIONS:
            if target in deviation.targets and (
                not deviation.under or implementation.library in deviation.under
            ):
                found[deviation.id] = deviation.why
        kinds = set().union(*(_kinds(contracts[name], target, part) for name in implementation.contracts))
        for kind in kinds:
            entry = capabilities()[kind, target]
            if entry.status in _CHECKS_NOTHING:
                found[kind] = entry.why
        if "content" not in _PARTS[target]:
            found[UNSEEN] = "The target does not look into contents."
        unread = capabilities()[UNREAD, target]
        if unread.status in _CHECKS_NOTHING:
            found[UNREAD] = unread.why
    return found


def _kinds(contract: Contract, target: str, part: str) -> set[str]:
    """The kinds of the errors that the target can meet in that part of a contract's traffic."""
    about = parts(contract.spec)
    within = {
        "content": {"content"},
        "envelope": {"envelope", "content"},
        "batch": {"batch", "envelope", "content"},
    }
    seen = within[part] & _PARTS[target]
    kinds = {
        contract.kinds[rule.id]
        for rule in contract.rules.values()
        if rule.level == "error" and about[rule.owner] & seen
    }
    # No one names a tier along with a content or a batch.
    return kinds if part == "envelope" else kinds - {"tier"}
