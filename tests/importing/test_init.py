"""`signalspec init`: what it starts is right at once, and nothing that is there is touched."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from signalspec import cli
from signalspec.language import SPEC
from signalspec.load import load_file

SCHEMAS = Path(__file__).parent / "schemas"

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)

    def command(*arguments: object) -> tuple[int, str]:
        code = cli.run([str(argument) for argument in arguments])
        return code, "".join(capsys.readouterr())

    return command


def test_a_new_spec_is_clean_generates_and_says_what_comes_next(tmp_path: Path, run: Run) -> None:
    code, said = run("init", "lamp-shop")
    assert code == 0
    assert "cd lamp-shop && signalspec lint && signalspec generate" in said
    os.chdir(tmp_path / "lamp-shop")
    assert run("lint") == (0, "no findings\n")
    assert run("generate", "--target", "jsonschema", "--target", "python", "-q")[0] == 0
    spec = load_file(Path("spec/signals.yaml"))
    assert (spec.name, spec.title, len(spec.signals)) == ("lamp-shop", "Lamp shop", 2)
    # It shows each part of the language that a first spec needs, and a comment on each.
    text = Path("spec/signals.yaml").read_text()
    optional = {"patterns", "samples", "tiers"}
    assert all(f"\n{key}:" in text for key in SPEC.keys if key not in optional)
    assert text.count("#") > 10


@pytest.mark.parametrize("name", ["My Shop!", "json", "class", "9", "ümlaut"])
def test_any_directory_gives_a_name_that_works(tmp_path: Path, run: Run, name: str) -> None:
    assert run("init", name)[0] == 0
    assert load_file(tmp_path / name / "spec" / "signals.yaml").name


def test_nothing_is_overwritten(tmp_path: Path, run: Run) -> None:
    spec = tmp_path / "spec" / "signals.yaml"
    spec.parent.mkdir()
    spec.write_text("mine")
    for arguments in (["init"], ["init", "--from-jsonschema", SCHEMAS / "cloud_event.json"]):
        code, said = run(*arguments)
        assert (code, "is there already" in said, spec.read_text()) == (2, True, "mine")
    assert [path.name for path in spec.parent.iterdir()] == ["signals.yaml"]


def test_schemas_give_a_spec_that_generates_and_a_report(tmp_path: Path, run: Run) -> None:
    files = sorted(SCHEMAS.glob("*.json"))
    code, said = run("init", "--from-jsonschema", *files, "--name", "lamp-shop", "--directory", "new")
    assert code == 0
    assert f"{files[0]}#/properties/context" in said
    assert "`context` is left out: it is an object whose members are not told" in said
    assert "new/spec/signals.yaml: 3 signals, " in said
    os.chdir(tmp_path / "new")
    assert run("generate", "--target", "jsonschema", "-q")[0] == 0
    assert Path("generated/jsonschema/orderCompleted.schema.json").exists()


def test_a_property_can_be_named_as_the_discriminator(tmp_path: Path, run: Run) -> None:
    for name in ("one", "two"):
        constants = {"kind": {"const": name}, "type": {"const": f"{name}Type"}}
        schema = {"type": "object", "properties": constants, "required": ["kind", "type"]}
        (tmp_path / f"{name}.json").write_text(json.dumps(schema))
    arguments = ["init", "--from-jsonschema", "one.json", "two.json"]
    assert run(*arguments, "--directory", "a", "--discriminator", "type")[0] == 0
    spec = load_file(tmp_path / "a" / "spec" / "signals.yaml")
    assert spec.transport.discriminator.name == "type"
    assert [signal.name for signal in spec.signals] == ["oneType", "twoType"]
    assert run(*arguments, "--directory", "b")[0] == 0
    assert load_file(tmp_path / "b" / "spec" / "signals.yaml").signals[0].name == "one"
    code, said = run(*arguments, "--directory", "c", "--discriminator", "nope")
    assert (code, "no" in said, (tmp_path / "c").exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is not JSON"),
        (b"[]", "is no JSON Schema of an object"),
        (b'{"type": "string"}', "a signal is an object"),
        (b'{"title": "\xff"}', "is not UTF-8"),
        (b'{"title": "\\ud800"}', "is not UTF-8"),
        (b'{"minimum": NaN}', "NaN is no number"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 200 + b"1" + b"}" * 200, "nested too deeply"),
    ],
)
def test_a_file_that_is_no_schema_is_named(tmp_path: Path, run: Run, content: bytes, said: str) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    code, output = run("init", "--from-jsonschema", "bad.json")
    assert code == 2
    assert "bad.json" in output
    assert said in output
    assert not (tmp_path / "spec").exists()


def test_references_that_multiply_are_stopped(tmp_path: Path, run: Run) -> None:
    parts = {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n - 1}"}] * 9} for n in range(1, 30)}
    schema = {"type": "object", "$ref": "#/$defs/d29", "$defs": {"d0": {}, **parts}}
    (tmp_path / "many.json").write_text(json.dumps(schema))
    code, said = run("init", "--from-jsonschema", "many.json")
    assert (code, "with its references followed" in said) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [["a", "b"], ["--from-jsonschema"], ["--discriminator", "x"], ["--name", "No Name"], ["--name", "json"]],
)
def test_wrong_usage_is_told(tmp_path: Path, run: Run, arguments: list[str]) -> None:
    assert run("init", *arguments)[0] == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("keyword", ["minLength", "maxLength", "minItems", "maxItems"])
def test_a_count_beyond_all_numbers_is_told_and_not_read(tmp_path: Path, run: Run, keyword: str) -> None:
    text = '{"title": "Order", "properties": {"a": {"type": "string", "KEYWORD": 1e400}}}'
    (tmp_path / "order.json").write_text(text.replace("KEYWORD", keyword))
    code, said = run("init", "--from-jsonschema", "order.json")
    assert (code, f"the value of `{keyword}` is none of JSON Schema" in said) == (0, True), said


@pytest.mark.parametrize("keyword", ["minLength", "maxLength", "minItems", "maxItems"])
def test_a_count_that_no_spec_can_have_is_told(tmp_path: Path, run: Run, keyword: str) -> None:
    members = {"type": "string"} if "Length" in keyword else {"type": "array", "items": {"type": "string"}}
    schema = {"title": "Order", "type": "object", "properties": {"a": {**members, keyword: 5_000_000_000}}}
    (tmp_path / "order.json").write_text(json.dumps(schema))
    code, said = run("init", "--from-jsonschema", "order.json")
    assert (code, keyword in said) == (0, True), said
    assert load_file(tmp_path / "spec" / "signals.yaml").signals[0].fields[0].limits.empty
