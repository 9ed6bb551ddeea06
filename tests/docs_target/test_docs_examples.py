"""Examples can be copied: the JSON is the spec's, the Python runs, the GraphQL carries the same."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from graphql import parse, value_from_ast_untyped
from reading import read
from signalspec.model import SignalType, Spec
from signalspec.naming import package
from signalspec.targets import docs
from signalspec.validators import load


def blocks(spec: Spec, path: str, language: str) -> list[str]:
    return read(docs.files(spec)[path]).code(language)


def path_of(signal: SignalType) -> str:
    return f"docs/signals/{signal.name}.md"


def built(spec: Spec, source: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the call of a Python example gives, as a JSON-ready value."""
    monkeypatch.setitem(sys.modules, package(spec), load(spec))
    imports, _, call = source.partition("\n\n")
    module = folder / "example.py"
    module.write_text(f"{imports}\n\nresult = {call}\n", encoding="utf-8")
    return runpy.run_path(str(module))["result"].to_dict()


def sent(source: str) -> Any:
    (definition,) = parse(source).definitions
    (field,) = definition.selection_set.selections  # type: ignore[attr-defined]
    (argument,) = field.arguments
    return value_from_ast_untyped(argument.value)


def test_json_is_what_the_spec_says(spec: Spec) -> None:
    for signal in spec.signals:
        shown = [json.loads(source) for source in blocks(spec, path_of(signal), "json")]
        assert shown == [{"signalType": signal.name, **example.value} for example in signal.examples]


def test_python_builds_the_longest_example(
    spec: Spec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (*map(path_of, spec.signals), "docs/envelope.md"):
        shown = [json.loads(source) for source in blocks(spec, path, "json")]
        (source,) = blocks(spec, path, "python")
        assert built(spec, source, tmp_path, monkeypatch) == max(
            shown, key=lambda value: len(json.dumps(value))
        ), path


def test_graphql_carries_the_longest_example_in_an_envelope(spec: Spec) -> None:
    for signal in spec.signals:
        shown = [json.loads(source) for source in blocks(spec, path_of(signal), "json")]
        (source,) = blocks(spec, path_of(signal), "graphql")
        envelope = spec.transport.envelope.examples[0].value
        longest = max(shown, key=lambda value: len(json.dumps(value)))
        assert sent(source) == [{**envelope, "signalContent": longest}]


def test_python_is_laid_out_as_a_formatter_would(spec: Spec) -> None:
    for signal in spec.signals:
        for source in blocks(spec, path_of(signal), "python"):
            done = subprocess.run(
                [sys.executable, "-m", "ruff", "format", "--isolated", "--stdin-filename", "example.py", "-"],
                input=source + "\n",
                capture_output=True,
                text=True,
                check=True,
            )
            assert done.stdout == source + "\n"


def test_decimals_are_written_with_a_point(spec: Spec) -> None:
    text = docs.files(spec)["docs/signals/productView.md"]
    assert '"msrp": 64.9' in text and "msrp=64.9" in text
