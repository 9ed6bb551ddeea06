"""The schema of the spec language says what the loader's own first look says."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from schema_engines import ROOT, SPECS, spec as loaded
from signalspec.conform import conform
from signalspec.diagnostics import Diagnostics, Span
from signalspec.language import SPEC
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode, to_json
from signalspec.source import parse
from signalspec.targets.language import files

SCHEMA = json.loads(files(loaded("greenhouse"))["spec.schema.json"])
TAKES = jsonschema.Draft7Validator(SCHEMA).is_valid
TAKES_TOO = jsonschema_rs.validator_for(SCHEMA).is_valid
HERE = Span("spec.yaml", 1, 1, 1, 1)
GUIDE = (ROOT / "docs" / "spec-language.md").read_text("utf-8")
SAMPLE = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[0]
RULES = re.findall(r"```yaml\nrules:\n(.*?)```", GUIDE, re.DOTALL)[0]

# What may be put anywhere; no float without a fraction, which JSON Schema takes for an integer.
VALUES: list[Any] = [
    None, True, False, "x", "", "all", "error", "string", "Two Words", "name\n", "$group", "Pascal", "a_b",
    "_a", "1.0.0", "1.0", "https://example.com/ b", "https://example.com/b", -1, 0, 1, 2, 1.5, -2.5, 10**12,
    [], ["x"], ["x", "y"], [1], [None], [[]], [{}], ["ID"],
    {}, {"x": "y"}, {"x": 1}, {"a b": "y"}, {"minimum": 1}, {"minimum": None}, {"doc": None},
    {"x": {"doc": None}},
]  # fmt: skip
KEYS = [
    "x",
    "X",
    "a b",
    "1x",
    "",
    "x\n",
    "$x",
    "true",
    "doc",
    "type",
    "note",
    "minimum",
    "required",
    "max_length",
]


MORE = """
deprecated: {since: 1.1.0, use: returned, doc: Nobody returns anything.}
at_most_one: [channel, lines]
advice: {at_least_one: [channel, lines]}
note: Read as written.
"""


def document(text: str) -> Any:
    diagnostics = Diagnostics()
    node = parse(text, "spec.yaml", diagnostics)
    assert node is not None
    assert not len(diagnostics)
    return to_json(node, {})


def sample() -> Any:
    """The sample of the guide, with its rules and what else a signal can have."""
    value = document(SAMPLE)
    value["signals"]["ordered"] |= {"rules": document(RULES), **document(MORE)}
    return value


def node_of(value: Any) -> Node:
    if isinstance(value, dict):
        entries = {key: (ScalarNode(key, key, HERE), node_of(inner)) for key, inner in value.items()}
        return MappingNode(HERE, entries)
    if isinstance(value, list):
        return SequenceNode(HERE, [node_of(item) for item in value])
    return ScalarNode(str(value), value, HERE)


def conforms(value: Any) -> bool:
    """Whether the loader's first look finds nothing wrong."""
    diagnostics = Diagnostics()
    conform(node_of(value), SPEC, diagnostics)
    return not len(diagnostics)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every member and element as (container, key or index)."""
    entries = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for key, inner in entries:
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from places(inner)


@st.composite
def changed_samples(draw: st.DrawFn) -> Any:
    """The sample with one to three changes."""
    changed = sample()
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from(list(places(changed))))
        what = draw(st.sampled_from(["replace", "replace", "remove", "add"]))
        value = copy.deepcopy(draw(st.sampled_from(VALUES)))
        if what == "remove":
            del container[key]
        elif what == "replace":
            container[key] = value
        elif isinstance(container, dict):
            container[draw(st.sampled_from(KEYS))] = value
        else:
            container.append(value)
        if not changed:
            break
    return changed


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_it_is_the_same_for_every_spec() -> None:
    assert files(loaded("signals")) == files(loaded("greenhouse"))


@pytest.mark.parametrize(
    "text", [*(path.read_text("utf-8") for path in SPECS.values()), SAMPLE], ids=[*SPECS, "guide"]
)
def test_it_takes_specs(text: str) -> None:
    value = document(text)
    errors = [error.message for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(value)]
    assert not errors
    assert TAKES_TOO(value)


def test_it_takes_the_rules_of_the_guide() -> None:
    assert TAKES(sample())
    assert conforms(sample())


def test_every_key_is_explained() -> None:
    for record in (SCHEMA, *SCHEMA["definitions"].values()):
        for name, keywords in record.get("properties", {}).items():
            assert keywords["description"], name


def test_every_definition_is_used() -> None:
    used = set(re.findall(r'"#/definitions/(\w+)"', json.dumps(SCHEMA)))
    assert used == set(SCHEMA["definitions"])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changed_samples())
def test_it_takes_what_the_loader_takes(value: Any) -> None:
    assert TAKES(value) is TAKES_TOO(value) is conforms(value)


@pytest.mark.parametrize("value", VALUES)
def test_each_value_in_each_place(value: Any) -> None:
    spec = sample()
    for container, key in list(places(spec)):
        original = container[key]
        container[key] = value
        assert TAKES_TOO(spec) is conforms(spec), (key, value)
        container[key] = original


@pytest.mark.parametrize("key", KEYS)
def test_each_key_in_each_mapping(key: str) -> None:
    spec = sample()
    for mapping in [spec, *(c[k] for c, k in places(spec) if isinstance(c[k], dict))]:
        for value in ("x", {"x": "y"}, ["x"], {"type": "string", "doc": "x"}):
            if key not in mapping:
                mapping[key] = value
                assert TAKES_TOO(spec) is conforms(spec), (key, value)
                del mapping[key]
