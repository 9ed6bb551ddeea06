"""The files of vectors: plain JSON of one shape, the same wherever they are built, readable as diffs."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from signalspec.targets.vectors import files
from vector_runs import SPECS, generated, spec, vector_files

both = pytest.mark.parametrize("name", SPECS)

GOOD = {"name": "a", "rule": "b", "content": {}, "valid": True, "violations": []}
FOUND = [{"rule": "b", "path": "/c~1d/0"}]


def checker(name: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(generated(name)["vectors.schema"])


@both
def test_files_are_those_of_the_contract(name: str) -> None:
    signals = {signal.name for signal in spec(name).signals}
    envelope = {"signals": "signal", "other": "desk_event"}[name]
    assert set(vector_files(name)) == signals | {"content", envelope, "batch", "text"}
    assert set(generated(name)) - set(vector_files(name)) == {"vectors.schema"}


@both
def test_files_have_the_shape_that_their_schema_says(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(generated(name)["vectors.schema"])
    for file, vectors in vector_files(name).items():
        assert [error.message for error in checker(name).iter_errors(vectors)] == [], file


@pytest.mark.parametrize(
    "change",
    [
        {"payload": {}},
        {"name": None},
        {"more": 1},
        {"subscription": "gold"},
        {"violations": FOUND},
        {"valid": False},
        {"advice": []},
        {"valid": False, "violations": [{"rule": "b"}]},
        {"valid": False, "violations": [{"rule": "b", "path": "c"}]},
    ],
)
def test_the_schema_refuses_other_shapes(change: dict[str, Any]) -> None:
    for good in (GOOD, GOOD | {"subscription": "pro", "advice": FOUND}):
        assert checker("signals").is_valid([good])
        assert not checker("signals").is_valid([good | change])


def test_the_schema_wants_one_element_to_repeat() -> None:
    batch = {key: value for key, value in GOOD.items() if key != "content"} | {"repeat": 3}
    assert checker("signals").is_valid([batch | {"payload": [{}]}])
    for payload in ([], [{}, {}], {}):
        assert not checker("signals").is_valid([batch | {"payload": payload}])


@both
def test_one_vector_a_line_under_a_name_of_its_own(name: str) -> None:
    for path, text in files(spec(name)).items():
        if path.endswith(".schema.json"):
            continue
        first, *lines, last, end = text.split("\n")
        assert (first, last, end) == ("[", "]", "")
        vectors = [json.loads(line.removesuffix(",")) for line in lines]
        assert vectors == json.loads(text)
        assert text.replace("\n", "").isprintable()
        names = [vector["name"] for vector in vectors]
        assert len(names) == len(set(names)), path
        assert all(len(vector_name) <= 200 for vector_name in names)


@both
def test_only_what_is_no_utf_8_is_in_base64(name: str) -> None:
    for vector in vector_files(name)["text"]:
        assert ("base64" in vector) is not ("text" in vector)
    assert 0 < sum("base64" in vector for vector in vector_files(name)["text"]) < 5


def test_long_batches_are_written_short() -> None:
    assert len(files(spec("signals"))["vectors/batch.json"]) < 5000
    assert {v["repeat"] for v in vector_files("signals")["batch"] if "repeat" in v} == {500, 501}


def test_the_same_spec_gives_the_same_files_whatever_the_hash_seed() -> None:
    program = (
        "import hashlib, sys; from pathlib import Path; from signalspec.load import load_file\n"
        "from signalspec.targets.vectors import files\n"
        "found = files(load_file(Path(sys.argv[1])))\n"
        "print(hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest())"
    )
    expected = hashlib.sha256(repr(sorted(files(spec("other")).items())).encode()).hexdigest()
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", program, str(SPECS["other"])],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == expected


def test_building_changes_nothing_in_what_was_built_before() -> None:
    before = copy.deepcopy(vector_files("other"))
    files(spec("other"))
    assert vector_files("other") == before


def test_a_tier_dimension_may_have_the_name_of_any_member() -> None:
    model = spec("other")
    assert model.tier_dimension is not None
    named = replace(model, tier_dimension=replace(model.tier_dimension, name="rule"))
    lines = json.loads(files(named)["vectors/shelved.json"])
    assert {line["rule_"] for line in lines if "rule_" in line} == {"basic", "full"}
    assert {line["rule"] for line in lines} == {"shelved.rule", "shelved.unknown"}


def test_what_does_not_show_is_escaped() -> None:
    texts = files(replace(spec("other"), title="Left \u202e right \ufeff"))
    assert all(text.replace("\n", "").isprintable() for text in texts.values())


def test_no_file_is_written_over_another() -> None:
    model = spec("other")
    first, *others = model.signals
    with pytest.raises(ValueError, match="batch"):
        files(replace(model, signals=(replace(first, name="batch"), *others)))
