"""rules.json: every rule, one block each, as data."""

from __future__ import annotations

import json
from pathlib import Path

from signalspec.hidden import HIDDEN
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.rules import rules as all_rules
from signalspec.targets import rules


def test_every_rule_is_there_in_order(spec: Spec) -> None:
    listed = json.loads(rules.files(spec)["rules.json"])["rules"]
    assert [
        (each["id"], each["owner"], each["field"], each["code"], each["level"], each["says"])
        for each in listed
    ] == [
        (r.id, r.owner, r.field.name if r.field else None, r.code, r.level, r.says) for r in all_rules(spec)
    ]
    assert all(list(each) == ["id", "owner", "field", "code", "level", "says"] for each in listed)


def test_a_rule_is_a_block_of_lines(spec: Spec) -> None:
    text = rules.files(spec)["rules.json"]
    count = len(all_rules(spec))
    assert text.count("\n") == 8 * count + 4
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_texts_of_a_spec_stay_texts() -> None:
    nasty = load_file(Path(__file__).parent / "nasty.yaml")
    text = rules.files(nasty)["rules.json"]
    assert [each["says"] for each in json.loads(text)["rules"]] == [rule.says for rule in all_rules(nasty)]
    assert not HIDDEN.search(text.replace("\n", ""))
