"""What `signalspec diff` shows of witnesses that are no contents, and of what it cannot decide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from signalspec.commands.confirming import Confirmer
from signalspec.compare import ContradictionError, Witness, compare, texts
from signalspec.load import load_text

from tests.compare.conftest import HERE, LIBRARY, Edit, Run, line_of

FILE = str(HERE)
REQUEST = "mutation { publish_notices(notices: []) { accepted } }"


@pytest.mark.parametrize(
    ("old", "new", "payload", "refused"),
    [
        ("mutation: publish_notices", "mutation: publish", f"request: {REQUEST}",
         "the new one: Cannot query field 'publish_notices' on type 'Mutation'."),
        ("argument: notices", "argument: all", f"request: {REQUEST}",
         "the new one: Unknown argument 'notices' on field 'Mutation.publish_notices'."),
        (", late: Boolean}", "}", "request: mutation { publish_notices(notices: []) { late } }",
         "the new one: Cannot query field 'late' on type"),
        ("accepted: Int", "accepted: Float", 'answer: {"accepted": 1.5}',
         "the new spec takes it; the old one: /accepted: expected Int in the answer"),
        ("accepted: Int", "accepted: [Boolean]", 'answer: {"accepted": [true]}',
         "the new spec takes it; the old one: /accepted: expected Int in the answer"),
        ("receipts: [ID]", "receipts: Boolean", 'answer: {"receipts": true}', "expected [ID] in the answer"),
        ("key_header: X-Library-Key", "key_header: X-Key", 'headers: {"X-Library-Key": "a key"}',
         "the new one: expected the header X-Key, which is missing"),
        ("wrapper: notice", "wrapper: note", 'wrapped: {"notice": {',
         "the old spec takes it; the new one: /"),
        ("max_items: 40", "max_items: 39", "batch: 40 times {", "expected at most 39 elements, got 40"),
        ("city: All branches of a city.", "town: {doc: All branches of a city., was: city}",
         "content: {", "expected one of branch, town, consortium as membership, got city"),
    ],
    ids=lambda value: value.partition(":")[0],
)  # fmt: skip
def test_each_kind_is_shown_with_both_verdicts(
    run: Run, edit: Edit, old: str, new: str, payload: str, refused: str
) -> None:
    edit(old, new)
    if "town" in new:
        edit("tiers: [city,", "tiers: [town,")
        edit("tiers: [branch, city]", "tiers: [branch, town]")
    done = run("diff", "git:main", FILE)
    assert (done.code, done.err) == (1, "")
    assert "= senders: breaking" in done.out
    assert f"     {payload}" in done.out
    (said,) = {line for line in done.out.splitlines() if refused in line}
    assert said.strip().startswith(("the old spec takes it", "the new spec takes it"))


def test_parts_of_the_operation_are_shown_where_they_stand(run: Run, edit: Edit) -> None:
    edit("accepted: Int", "accepted: Float")
    edit("https://test.library", "https://try.library")
    whole = json.loads(run("diff", "git:main", FILE, "--format", "json").out)
    places = {change["place"]: change["new"]["line"] for change in whole["changes"]}
    assert places["operation.result.accepted"] == line_of("    result:")
    assert (
        "https://try.library"
        in HERE.read_text("utf-8").splitlines()[places["operation.endpoints.test-2"] - 1]
    )


class TestUndecided:
    """Two patterns for the same texts, too large to be told so in a few steps."""

    MARKS = r"'[A-Z]{1,3}\.{digit}+'", "[QA.76, Z.1]", "[qa.76, QA76]"
    ONE, OTHER = '"(?:a|b)*a(?:a|b){12}"', '"(?:b|a)*a(?:a|b){6}(?:b|a){6}"'

    @pytest.fixture
    def both(self, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
        monkeypatch.setattr(texts, "_STEPS", 5_000)
        monkeypatch.setattr(texts, "_WALKS", 20)
        plain = LIBRARY
        for said, instead in zip(self.MARKS, (self.ONE, "[]", "[]"), strict=True):
            assert said in plain
            plain = plain.replace(said, instead, 1)
        return plain, plain.replace(self.ONE, self.OTHER)

    def test_both_directions_stay_open(self, both: tuple[str, str]) -> None:
        (change,) = compare(*map(load_text, both)).changes
        for effect in (change.senders, change.readers):
            assert effect.outcome == "undecided"
            assert "none of 20 texts that were tried tells them apart" in effect.worst.reason
            assert effect.worst.witness is None
        assert change.bump == "major"

    def test_a_gate_takes_it_for_what_breaks(self, run: Run, edit: Edit, both: tuple[str, str]) -> None:
        for name, text in zip(("old.yaml", "new.yaml"), both, strict=True):
            Path(name).write_text(text, encoding="utf-8")
        for choice in ("senders", "readers"):
            done = run("diff", "old.yaml", "new.yaml", "--fail-on", choice)
            assert done.code == 1
            assert done.out.startswith("undecided[pattern-changed]: shelfMark has another pattern")
        assert (
            "1 undecided for senders, 1 undecided for readers; suggested version: 2.3.0 -> 3.0.0" in done.out
        )
        log = run("diff", "old.yaml", "new.yaml", "--changelog").out
        assert "- `shelfMark` has another pattern (undecided for senders and readers)." in log


def test_a_witness_that_validators_do_not_confirm_is_a_fault() -> None:
    spec = load_text(LIBRARY)
    with pytest.raises(ContradictionError, match="is refused by nobody"):
        Confirmer(spec, spec).refused(Witness("headers", {"X-Library-Key": "k"}, "x"), forward=True)
    with pytest.raises(ContradictionError, match=r"breaks closed\.room\.required where it was made"):
        Confirmer(spec, spec).refused(Witness("content", {"event": "closed"}, "x"), forward=True)
