"""Random specs through the whole build: what is right works everywhere, what is wrong is told."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jsonschema_rs
from graphql import build_schema, validate_schema
from hypothesis import HealthCheck, assume, given, note, settings, strategies as st
from signalspec import validators
from signalspec.build import build
from signalspec.diagnostics import SpecError
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.resolved import digest

from tests.strategies import payloads
from tests.strategies.specs import as_yaml, documents
from tests.strategies.spoiling import spoilt

QUICK = settings.get_current_profile_name() == "ci"
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
heavy = settings(max_examples=25 if QUICK else 1_000, suppress_health_check=SLOW)


@contextmanager
def imported(spec: Spec, files: dict[str, bytes]) -> Iterator[Any]:
    """The package of a spec, forgotten afterwards."""
    finders, modules = list(sys.meta_path), set(sys.modules)
    try:
        yield validators.load_built(spec, files)
    finally:
        sys.meta_path[:] = finders
        for name in set(sys.modules) - modules:
            if name.startswith("_signalspec_"):
                del sys.modules[name]
        payloads._BUILT.clear()


@heavy
@given(documents(), st.data())
def test_a_right_spec_works_in_every_target(document: dict[str, Any], data: st.DataObject) -> None:
    text = as_yaml(document)
    note(text)
    spec = load_text(text)
    built = build(spec)
    for files in built.values():
        for path, content in files.items():
            if path.endswith(".py"):
                compile(content, path, "exec", dont_inherit=True)
            elif path.endswith(".json"):
                json.loads(content)
    texts = {path: content.decode() for path, content in built["graphql"].items()}
    assert validate_schema(build_schema(texts["graphql/schema.graphql"])) == []
    inputs = "".join(text for path, text in texts.items() if "/inputs/" in path)
    assert validate_schema(build_schema(f"{inputs}\ntype Query {{ nothing: Int }}")) == []
    with imported(spec, built["python"]) as package:
        judge_payloads(spec, package, json.loads(built["jsonschema"]["jsonschema/content.schema.json"]), data)


def judge_payloads(spec: Spec, package: Any, schema: dict[str, Any], data: st.DataObject) -> None:
    """The package and the schema agree on contents; valid ones come back as they were, and can be sent."""
    judge = jsonschema_rs.validator_for(schema, validate_formats=True)
    signal = data.draw(st.sampled_from(spec.signals))
    valid = payloads.contents(spec, signal)
    for content in data.draw(st.lists(st.one_of(valid, payloads.spoilt(valid, spec)), max_size=4)):
        found = package.validate_content(content, advice=True)
        errors = [violation for violation in found if violation.level == "error"]
        assert errors == package.validate_content(content)
        assert judge.is_valid(content) == (not errors), (content, errors)
        if not errors:
            parsed = package.parse_content(content)
            assert package.parse_content(parsed.to_dict()) == parsed
            assert type(parsed)(**vars(parsed)) == parsed
    envelopes = payloads.envelopes(spec)
    for signal in data.draw(st.lists(st.one_of(envelopes, payloads.spoilt(envelopes, spec)), max_size=4)):
        assert package.validate_json(json.dumps(signal)) == package.validate(signal), signal


@heavy
@given(documents(), st.randoms(use_true_random=False))
def test_layout_changes_nothing(document: dict[str, Any], rng: random.Random) -> None:
    spec = load_text(as_yaml(document))
    sections = list(document.items())
    rng.shuffle(sections)
    moved = load_text("# A comment.\n" + as_yaml(dict(sections), flow=True))
    assert digest(moved) == digest(spec)
    assert build(moved, ["rules", "graphql"]) == build(spec, ["rules", "graphql"])


@settings(suppress_health_check=SLOW)
@given(documents(), st.randoms(use_true_random=False))
def test_a_wrong_spec_is_told(document: dict[str, Any], rng: random.Random) -> None:
    text = as_yaml(spoilt(document, rng))
    note(text)
    try:
        load_text(text, "spec.yaml")
    except SpecError as error:
        assert error.diagnostics
        lines = text.count("\n") + 2
        for diagnostic in error.diagnostics:
            assert 1 <= diagnostic.span.line <= lines
            assert diagnostic.message
            assert diagnostic.code


@settings(heavy, max_examples=12 if QUICK else 500)
@given(documents(), st.randoms(use_true_random=False))
def test_a_wrong_spec_that_loads_builds(document: dict[str, Any], rng: random.Random) -> None:
    """Whatever the loader lets through, every target can take."""
    text = as_yaml(spoilt(document, rng))
    note(text)
    try:
        spec = load_text(text)
    except SpecError:
        assume(False)
    built = build(spec)
    with imported(spec, built["python"]) as package:
        assert package.validate({}) != []


@given(st.text(max_size=200))
def test_any_text_is_told(text: str) -> None:
    try:
        load_text(text)
    except SpecError as error:
        assert error.diagnostics


@given(documents(), st.data())
def test_any_damage_to_the_text_is_told(document: dict[str, Any], data: st.DataObject) -> None:
    text = as_yaml(document)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    middle = data.draw(
        st.one_of(st.text(max_size=5), st.sampled_from(["\n", ": ", "- ", "*a", "&a ", "!!x ", "{", "]"]))
    )
    try:
        load_text(text[:start] + middle + text[end:])
    except SpecError as error:
        assert error.diagnostics
