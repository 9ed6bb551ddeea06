"""Pairs of specs that are hard to compare: made up for that, or found by fuzzing.

A case is a directory below `found/` with `old.yaml` and `new.yaml`, as `scripts/diff_fuzz.py` writes them.
`expected.txt` has the verdicts; with `UPDATE_GOLDENS=1` it is written anew.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from signalspec.compare import compare
from signalspec.load import load_file

from tests.compare.contradicting import examine

FOUND = Path(__file__).parent / "found"
NAMES = sorted(path.parent.name for path in FOUND.glob("*/new.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_verdicts_hold_both_ways(name: str) -> None:
    old, new = (load_file(FOUND / name / f"{which}.yaml") for which in ("old", "new"))
    lines = [
        f"{change.kind.id} {change.place}: senders {change.senders.outcome}, readers {change.readers.outcome}"
        for change in compare(old, new).changes
    ]
    for both in ((old, new), (new, old)):
        tally = examine(*both, random.Random(name), 120, schemas=True, packages=True)
        assert tally.contradictions == []
    expected = FOUND / name / "expected.txt"
    if os.environ.get("UPDATE_GOLDENS") == "1":
        expected.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert expected.read_text("utf-8").splitlines() == lines


def test_there_are_some() -> None:
    assert len(NAMES) >= 5
