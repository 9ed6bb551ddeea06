"""Changes of the library's spec one by one, with the verdicts that a person gives them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import yaml
from signalspec.compare import Change, Comparison, compare
from signalspec.load import load_text
from signalspec.model import Spec

from tests.compare.conftest import LIBRARY, line_of

CHANGES = yaml.safe_load((Path(__file__).parent / "verdicts.yaml").read_text("utf-8"))


def compared(old: str, new: str) -> Comparison:
    assert old in LIBRARY, old
    return compare(library(), load_text(LIBRARY.replace(old, new, 1), "new.yaml"))


@cache
def library() -> Spec:
    return load_text(LIBRARY, "old.yaml")


def told(comparison: Comparison) -> dict[str, Change]:
    return {f"{change.kind.id} {change.place}": change for change in comparison.changes}


@pytest.mark.parametrize("row", CHANGES, ids=[row["change"] for row in CHANGES])
def test_one_change(row: dict[str, str]) -> None:
    changes = told(compared(row["old"], row["new"]))
    assert row["change"] in changes, list(changes)
    change = changes[row["change"]]
    assert (change.senders.outcome, change.readers.outcome) == (row["senders"], row["readers"])


class TestTiers:
    def test_a_lost_tier_breaks_who_has_it(self) -> None:
        change = told(compared("tiers: [branch, city]", "tiers: [branch]"))["signal-tier-removed closed.city"]
        assert change.senders.untiered.outcome == "safe"
        assert {tier: verdict.outcome for tier, verdict in change.senders.tiers} == {
            "branch": "safe",
            "city": "breaking",
            "consortium": "safe",
        }
        witness = change.senders.worst.witness
        assert witness is not None
        assert (witness.tier, witness.rule) == ("city", "closed.membership")

    def test_a_change_concerns_the_tiers_that_include_its_signals(self) -> None:
        change = told(compared("optional: [seats, ", "optional: ["))["field-removed closed.seats"]
        assert {tier: verdict.outcome for tier, verdict in change.senders.tiers} == {
            "branch": "breaking",
            "city": "breaking",
            "consortium": "safe",
        }

    def test_where_there_were_no_tiers_all_could_be_sent(self) -> None:
        tiers = "tiers:\n  membership: {branch: A., city: B., consortium: C.}\n"
        without = LIBRARY.replace(LIBRARY[LIBRARY.index("tiers:\n") : LIBRARY.index("transport:")], "\n")
        for written in ("    tiers: all\n", "    tiers: [city, consortium]\n", "    tiers: [consortium]\n",
                        "    tiers: [branch, city]\n"):  # fmt: skip
            without = without.replace(written, "")
        both = load_text(without), load_text(LIBRARY)
        assert tiers not in without
        change = told(compare(*both))["tiers-introduced membership"]
        outcomes = {tier: verdict.outcome for tier, verdict in change.senders.tiers}
        assert outcomes == {"branch": "breaking", "city": "breaking", "consortium": "breaking"}
        assert change.senders.untiered.outcome == change.readers.outcome == "safe"


class TestPlaces:
    def test_what_is_written_once_is_one_change_with_its_uses(self) -> None:
        changes = told(compared("    decimal: true\n", ""))
        change = changes["decimal-changed fee"]
        assert change.uses == ("Item.fee", "loan.fee")
        key, entry = line_of("    decimal: true"), line_of("  fee:")
        assert (str(change.old), str(change.new)) == (f"old.yaml:{key}:14", f"new.yaml:{entry}:3")

    def test_a_key_is_shown_where_it_stands(self) -> None:
        change = told(compared("max_items: 40", "max_items: 39"))["batch-limit-lowered operation.max_items"]
        line = line_of("    max_items")
        assert (str(change.old), str(change.new)) == (f"old.yaml:{line}:16", f"new.yaml:{line}:16")


class TestWitnesses:
    def test_is_as_small_as_can_be(self) -> None:
        change = told(compared("optional: [seats, ", "optional: ["))["field-removed closed.seats"]
        witness = change.senders.worst.witness
        assert witness is not None
        assert witness.payload == {"event": "closed", "room": "room", "days": ["MON"], "seats": 1}
        assert (witness.kind, witness.rule) == ("content", "closed.unknown")

    def test_of_an_inner_object_is_a_whole_content(self) -> None:
        change = told(compared("required: [street], optional: [town]", "required: [street, town]"))
        witness = change["field-required Address.town"].senders.worst.witness
        assert witness is not None
        assert witness.kind == "content"
        assert '"home": {"street": "street"}' in json.dumps(witness.payload, sort_keys=True)

    def test_of_a_batch_is_one_envelope_and_how_many(self) -> None:
        change = told(compared("max_items: 40", "max_items: 39"))["batch-limit-lowered operation.max_items"]
        witness = change.senders.worst.witness
        assert witness is not None
        assert (witness.kind, witness.repeat, witness.rule) == ("batch", 40, "Batch.max_items")


def test_nothing_changed() -> None:
    same = load_text("# Laid out in another way.\n" + LIBRARY.replace("\n\n", "\n"))
    comparison = compare(load_text(LIBRARY), same)
    assert comparison.changes == ()
    assert comparison.bump is None
    assert comparison.suggested_version == "2.3.0"
