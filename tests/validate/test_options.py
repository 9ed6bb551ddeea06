"""The options of `signalspec validate`, and which spec it judges by."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from signalspec import spec_files
from signalspec.cli import run
from signalspec.commands.spec_file import find_spec_file
from signalspec.spec_files import shipped_spec_file

TRACKER = """
signalspec: 1
name: shop-events
version: 2.1.0
title: Shop events
doc: What our shop tells the warehouse.
schema_base: https://schemas.example.com/shop-events
transport:
  envelope: Event
  content: payload
  discriminator: kind
  wrapper: event
  operation: {mutation: trackEvents, argument: events, result: {ids: [ID]}, max_items: 2}
fields:
  kind: {type: string, doc: Which event this is.}
  customer: {type: string, secret: true, max_length: 4, doc: Number of the customer.}
  payload: {type: content, doc: The event itself.}
  quantity: {type: integer, doc: How many pieces.}
objects:
  Event: {doc: One event., required: [customer, payload]}
signals:
  ordered:
    title: Ordered
    doc: Somebody placed an order.
    required: [quantity]
    examples: [{quantity: 2}]
"""


def put(path: Path, *values: Any) -> str:
    path.write_text("".join(json.dumps(value) + "\n" for value in values))
    return path.name


def test_tiers(validate: Any, here: Path, envelope: Any, spec: Any) -> None:
    page = spec.signal("pageView")
    envelope["signalContent"] = {"signalType": page.name, **page.examples[0].value}
    name = put(here / "t.ndjson", envelope)
    assert validate(name).code == 0
    assert validate("--tier", "premium", name).code == 0
    assert validate("--tier", "pro", name).rules == ["pageView.subscription"]


def test_a_tier_that_does_not_exist(validate: Any, here: Path, envelope: Any) -> None:
    outcome = validate("--tier", "premum", put(here / "t.ndjson", envelope))
    assert outcome.code == 2
    assert "'premum' is no subscription of this spec; did you mean 'premium'?" in outcome.err


def test_unknown_members_can_be_ignored(validate: Any, here: Path, envelope: Any) -> None:
    name = put(here / "t.ndjson", {**envelope, "more": 1})
    assert validate(name).rules == ["Signal.unknown"]
    assert validate("--unknown", "ignore", name).code == 0


def test_advice_is_no_violation(validate: Any, here: Path, envelope: Any) -> None:
    name = put(here / "t.ndjson", {**envelope, "sessionId": ""})
    assert validate(name).findings == []
    outcome = validate("--advice", name)
    assert (outcome.code, outcome.rules) == (0, ["Signal.sessionId.advice_min_length"])
    assert outcome.summary["bad"] == 0


def test_members_that_stand_twice(validate: Any, here: Path, line: bytes) -> None:
    text = line.replace(b'"appKey"', b'"appKey": 5, "appKey"').replace(b'"email"', b'"email": "a~b", "email"')
    (here / "t.ndjson").write_bytes(text + b'{"signal": %b}\n' % text.rstrip())
    (here / "t.json").write_bytes(b"[%b]" % text)
    assert validate("t.ndjson", "t.json").findings == [], "the last one counts"
    outcome = validate("--advice", "t.ndjson", "t.json")
    assert outcome.code == 0
    assert [(f["file"], f.get("line"), f["pointer"]) for f in outcome.findings] == [
        (file, line, pointer)
        for file, line in (("t.ndjson", 1), ("t.ndjson", 2), ("t.json", 1))
        for pointer in ("/appKey", "/identifiableAttributes/email")
    ]
    assert set(outcome.rules) == {"Text.duplicate_key"}


def test_another_spec(validate: Any, here: Path) -> None:
    (here / "shop.yaml").write_text(TRACKER)
    good = {"customer": "c1", "payload": {"kind": "ordered", "quantity": 2}}
    name = put(here / "t.ndjson", good, {"event": good}, good["payload"], {**good, "customer": "s3cret"})
    (here / "t.graphql").write_text(
        'mutation { trackEvents(events: [{customer: "c", payload: {kind: ordered, quantity: 2.5}}, 1, 2]) }'
    )
    outcome = validate("--spec", "shop.yaml", name, "t.graphql")
    assert outcome.code == 1
    assert sorted(outcome.rules) == sorted(
        ["Event.customer.max_length", "Batch.max_items", "ordered.quantity.type", "Event.type", "Event.type"]
    )
    assert "s3cret" not in outcome.out
    assert outcome.summary["subject"] == "shop-events 2.1.0"
    assert "this spec has no tiers" in validate("--spec", "shop.yaml", "--tier", "pro", name).err


def test_the_spec_in_the_working_directory_comes_first(
    here: Path, envelope: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    name = put(here / "t.ndjson", envelope)
    assert run(["validate", name]) == 0, "the shipped one"
    (here / "spec").mkdir()
    (here / "spec" / "signals.yaml").write_text(TRACKER)
    assert find_spec_file(None) == Path("spec/signals.yaml")
    assert run(["validate", name]) == 1
    assert "shop-events 2.1.0" in capsys.readouterr().out


def test_the_shipped_spec(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped = shipped_spec_file()
    assert shipped is not None
    (tmp_path / "shipped").mkdir()
    shutil.copy(shipped, tmp_path / "shipped" / "signals.yaml")
    monkeypatch.setattr(spec_files, "files", lambda name: tmp_path)
    assert shipped_spec_file() == tmp_path / "shipped" / "signals.yaml"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'FILE...'"),
        (["--spec", "absent.yaml", "t"], "Invalid value for --spec: absent.yaml does not exist."),
        (["--spec", ".", "t"], "Invalid value for --spec: . is a directory."),
        (["--format", "xml", "t"], "'xml' is not one of 'text'"),
        (["--unknown", "maybe", "t"], "'maybe' is not one of 'reject'"),
        (["--bogus", "t"], "No such option"),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert run(["validate", *arguments]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""


def test_a_spec_with_mistakes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "shop.yaml").write_text(TRACKER.replace("required: [quantity]", "required: [quantty]"))
    assert run(["validate", "--spec", "shop.yaml", "t"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "--> shop.yaml:" in captured.err
    assert "required: [quantty]" in captured.err
    assert "^^^^^^^" in captured.err
    assert "did you mean 'quantity'?" in captured.err


def test_colour(validate: Any, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = put(here / "t.ndjson", 5)
    assert "\x1b[" not in validate("--format", "text", name, "absent").out, "no terminal, no colours"
    always = validate("--format", "text", "--color", "always", name, "absent")
    assert "\x1b[31m" in always.out
    assert "\x1b[31m" in always.err
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" in validate("--format", "text", "--color", "always", name).out, "an option outranks it"
    for format in ("json", "ndjson", "github", "sarif", "junit"):
        assert "\x1b" not in validate("--format", format, "--color", "always", name).out


def test_quiet_prints_findings_only(validate: Any, here: Path) -> None:
    name = put(here / "t.ndjson", 5)
    outcome = validate("--format", "text", "--quiet", name)
    assert outcome.out == "error[Signal.type]: expected an object, got the number 5\n  --> t.ndjson:1\n\n"
    assert len(validate("--quiet", name).out.splitlines()) == 1


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "--help"]) == 0
    assert "signalspec validate traffic.ndjson" in capsys.readouterr().out


def test_how_many_findings_are_listed(validate: Any, here: Path) -> None:
    (here / "t.ndjson").write_bytes(b"5\n{}\n")
    outcome = validate("--format", "text", "--max-findings", 1, "t.ndjson")
    assert outcome.out.count("-->") == 1
    assert "and 3 findings of 3 kinds not shown: --max-findings is 1" in outcome.out
    assert len(validate("--max-findings", 1, "t.ndjson").findings) == 4
