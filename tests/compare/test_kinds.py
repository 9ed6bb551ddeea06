"""The records of the kinds of changes, and the page that is made of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml
from signalspec import compare
from signalspec.changes import AREAS, KINDS, ChangeKind
from signalspec.versions import BUMPS

REPO = Path(__file__).resolve().parents[2]
SPOTTING = Path(compare.__file__).parent / "spotting"
PAGE = (REPO / "generated" / "docs" / "changes.md").read_text("utf-8")

kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)


def test_no_id_is_given_twice() -> None:
    assert sum(map(len, AREAS.values())) == len(KINDS)


def test_what_is_spotted_has_a_record_and_the_other_way_round() -> None:
    used = set()
    for path in SPOTTING.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used |= {node.value} & set(KINDS)
                assert not re.fullmatch(r"[a-z]+(-[a-z]+)+", node.value) or node.value in KINDS, node.value
    # The two whose ids are put together from the name of a key.
    assert set(KINDS) - used <= {"decimal-changed", "secret-changed"}


@kinds
def test_a_record_is_complete(kind: ChangeKind) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.id)
    assert kind.purpose[0].isupper() and kind.purpose.endswith(".")
    for said in (kind.senders, kind.readers):
        assert re.match(r"(safe|breaking|undecided)\b", said)
        assert not said.endswith(".")
    assert kind.least in BUMPS
    assert kind.before != kind.after
    for example in (kind.before, kind.after):
        assert "\n" not in example
        yaml.safe_load(example.replace("...", "x"))


@kinds
def test_the_page_has_it(kind: ChangeKind) -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith(f"| `{kind.id}` |")]
    assert len(rows) == 2
    assert kind.senders.replace("`", "") in rows[0].replace("`", "").replace("\\", "")
    assert kind.readers.replace("`", "") in rows[0].replace("`", "").replace("\\", "")
