"""What travels is told apart by its keys, and each kind of file by its name or first lines."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from signalspec.inputs.reading import kind_of


def put(path: Path, *values: Any) -> str:
    path.write_text("".join(json.dumps(value) + "\n" for value in values))
    return path.name


def test_envelopes_wrappers_and_contents(validate: Any, here: Path, envelope: Any, content: Any) -> None:
    name = put(here / "t.ndjson", envelope, {"signal": envelope}, content)
    assert validate(name).code == 0
    assert validate(name).summary["types"] == {"addToCart": {"signals": 3, "bad": 0}}


def test_pointers_lead_into_the_signal_itself(validate: Any, here: Path, envelope: Any, content: Any) -> None:
    del content["unitPrice"]
    pointers = [
        f["pointer"]
        for f in validate(put(here / "t.ndjson", envelope, {"signal": envelope}, content)).findings
    ]
    assert pointers == ["/signalContent/unitPrice", "/signalContent/unitPrice", "/unitPrice"]


@pytest.mark.parametrize("value", [5, None, "x", [], [{}], True, {}, {"other": 1}])
def test_what_is_none_of_these_is_judged_as_an_envelope(validate: Any, here: Path, value: Any) -> None:
    outcome = validate(put(here / "t.ndjson", value))
    assert outcome.code == 1
    assert {rule.split(".")[0] for rule in outcome.rules} == {"Signal"}


def test_a_wrapper_around_anything_else(validate: Any, here: Path, envelope: Any, content: Any) -> None:
    name = put(here / "t.ndjson", {"signal": None}, {"signal": content}, {"signal": envelope, "more": 1})
    by_line = {line: {f["rule"] for f in validate(name).findings if f["line"] == line} for line in (1, 2, 3)}
    assert by_line[1] == {"Signal.type"}
    assert "Signal.appKey.required" in by_line[2]
    assert "Signal.unknown" in by_line[3]


def test_an_array_is_no_batch(validate: Any, here: Path, envelope: Any) -> None:
    (here / "t.json").write_text(json.dumps([envelope] * 600, indent=1))
    outcome = validate("t.json")
    assert (outcome.code, outcome.summary["signals"]) == (0, 600)


def test_elements_have_their_index_and_place(validate: Any, here: Path, envelope: Any) -> None:
    (here / "t.json").write_text(json.dumps([envelope, 5, envelope, "x"], indent=1))
    found = validate("t.json").findings
    lines = (here / "t.json").read_text().split("\n")
    assert [f["index"] for f in found] == [1, 3]
    assert [lines[f["line"] - 1][f["column"] - 1 :] for f in found] == ["5,", '"x"']


def test_one_object_over_several_lines(validate: Any, here: Path, envelope: Any) -> None:
    (here / "t").write_text(json.dumps(envelope, indent=2))
    (here / "u.json").write_text("\n " + json.dumps({"signal": envelope}, indent=2) + "\n\n")
    outcome = validate("t", "u.json", "-", stdin=json.dumps(envelope, indent=2).encode())
    assert (outcome.code, outcome.summary["signals"]) == (0, 3)


def test_ndjson_in_a_json_file(validate: Any, here: Path, envelope: Any) -> None:
    assert validate(put(here / "t.json", envelope, envelope, 5)).findings[0]["line"] == 3


def test_standard_input(validate: Any, line: bytes) -> None:
    for data in (line * 3, gzip.compress(line * 3), b"[" + line + b"," + line + b"," + line + b"]"):
        outcome = validate("-", stdin=data)
        assert (outcome.code, outcome.summary["signals"]) == (0, 3)
    assert validate("-", stdin=b"5").findings[0]["file"] == "<stdin>"


def test_large_arrays_are_read_in_pieces(validate: Any, here: Path, envelope: Any) -> None:
    envelope["signalContent"]["name"] = "Kaffeemühle – ☕🙂"
    values = [envelope if i % 100 else {"n": i} for i in range(3000)]
    (here / "t.json").write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
    found = [f for f in validate("t.json").findings if f["rule"] == "Signal.unknown"]
    assert [f["index"] for f in found] == list(range(0, 3000, 100))
    text = (here / "t.json").read_text(encoding="utf-8").split("\n")
    assert all(text[f["line"]].strip() == f'"n": {f["index"]}' for f in found)


def test_one_long_element(validate: Any, here: Path, envelope: Any) -> None:
    envelope["signalContent"]["description"] = "long " * 400_000
    (here / "t.json").write_text(json.dumps([envelope, envelope, 5]))
    outcome = validate("t.json")
    assert [f["index"] for f in outcome.findings] == [2]


@pytest.mark.parametrize(
    ("file", "head", "kind"),
    [
        ("t.ndjson", b"[1,\n", "lines"),
        ("t.JSONL", b"mutation", "lines"),
        ("t.jsonl.gz", b"", "lines"),
        ("t.graphql", b"{", "graphql"),
        ("t.gql.gz", b"", "graphql"),
        ("t.json", b" [\n", "document"),
        ("t.json", b"mutation {", "document"),
        ("t.json", b"nonsense", "document"),
        ("t.json", b'{"a": 1}\n{"a": 1}', "lines"),
        ("t.json", b'{\n "a": 1}', "document"),
        ("t.json", b'{"a": {\n "b": 1}}', "document"),
        ("t.json", b'{"a": nope}\n{"a": 1}', "lines"),
        ("t.json", b'{"a": [1\n{"a": 1}\n', "lines"),
        ("t.json", b'{"a": "x\n{"a": 1}\n', "lines"),
        ("t.log", b"nonsense", "lines"),
        ("t", b"# a remark\nmutation {", "graphql"),
        ("t", b"mutation($a: X) {", "graphql"),
        ("t", b"fragment F on Mutation {", "graphql"),
        ("t", b"mutations", "lines"),
        ("<stdin>", b"\n\n[{", "document"),
        ("<stdin>", b'{"a": 1}', "lines"),
    ],
)
def test_the_kind_of_a_file(file: str, head: bytes, kind: str) -> None:
    assert kind_of(file, head) == kind
