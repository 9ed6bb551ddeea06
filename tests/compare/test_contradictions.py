"""Random specs and random edits of them, with payloads that try to contradict each verdict.

`scripts/diff_fuzz.py` does the same for as long as one likes.
"""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import settings
from signalspec.changes import KINDS, ChangeKind

from tests.compare.contradicting import Tally, examine
from tests.strategies import value_mutations
from tests.strategies.mutations import EDITS, pair

QUICK = settings.get_current_profile_name() == "ci"
PARTS = 6
RANDOM_PAIRS = 40 if QUICK else 3_000
ATTEMPTS = 40

CONDITION = re.compile(r"\b(if|unless|where|for that)\b")

assert value_mutations.__doc__  # enters its edits


def test_every_kind_of_change_has_an_edit() -> None:
    assert set(EDITS) == set(KINDS)


def said_of(kind: ChangeKind) -> tuple[tuple[str, str], ...]:
    return ("senders", kind.senders), ("readers", kind.readers)


def usual(said: str) -> str:
    """The verdict that a cell of the table begins with."""
    found = re.match("safe|breaking|undecided", said)
    assert found, said
    return found[0]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_of_change_is_told_and_holds(part: int) -> None:
    """Each verdict that the table of kinds gives comes out for some pair, what it calls safe without a
    condition for all of them, and nothing contradicts any."""
    for number, kind in enumerate(KINDS.values()):
        if number % PARTS != part:
            continue
        total = Tally()
        for seed in range(ATTEMPTS):
            rng = random.Random(f"{kind.id} {seed}")
            both = pair(rng, kind.id, alone=True)
            if both is not None:
                total.add(examine(*both, rng, 8, schemas=number % 4 == 0, packages=number % 8 == 0))
                if all(total.seen[kind.id, whom, usual(said)] for whom, said in said_of(kind)):
                    break
        assert total.contradictions == [], kind.id
        for whom, said in said_of(kind):
            seen = {each for each in ("safe", "breaking", "undecided") if total.seen[kind.id, whom, each]}
            assert usual(said) in seen, (kind.id, whom, said, seen)
            if usual(said) == "safe" and not CONDITION.search(said):
                assert seen == {"safe"}, (kind.id, whom, said)


def test_random_changes_hold() -> None:
    total = Tally()
    for seed in range(RANDOM_PAIRS):
        rng = random.Random(seed)
        both = pair(rng)
        if both is not None:
            both = both if rng.random() < 0.7 else (both[1], both[0])
            total.add(examine(*both, rng, 20, schemas=seed % 6 == 0, packages=False))
    assert total.contradictions == []
    assert total.telling > RANDOM_PAIRS
