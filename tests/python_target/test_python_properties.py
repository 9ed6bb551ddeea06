"""The generated package on random payloads: verdicts, round trips, constructors, the mutation."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import connect_signals
import graphql
from connect_signals.runtime.findings import Findings
from connect_signals.validators import content as content_validator, signal as signal_validator
from hypothesis import given, strategies as st
from signalspec import naming
from signalspec.load import load_file
from signalspec.model import EnumType, ObjectReference, ObjectType, Spec

from tests.strategies.payloads import Payload, any_contents, envelopes, spoilt

SPEC: Spec = load_file(Path(__file__).parents[2] / "spec" / "signals.yaml")
CONTENTS = any_contents(SPEC)
SIGNALS = envelopes(SPEC)


@given(SIGNALS)
def test_valid_signals_are_accepted(signal: Payload) -> None:
    assert connect_signals.validate(signal) == []
    assert connect_signals.validate_batch([signal, signal]) == []
    assert connect_signals.validate_json(json.dumps(signal)) == []


@given(st.one_of(SIGNALS, spoilt(SIGNALS, SPEC)))
def test_the_accepting_path_accepts_nothing_that_the_explaining_path_refuses(signal: Payload) -> None:
    findings = Findings()
    signal_validator.explain(signal, "", findings)
    try:
        accepted = signal_validator.accepts(signal)
    except Exception:
        accepted = False
    assert not (accepted and findings.violations)
    assert connect_signals.validate(signal) == findings.violations


@given(CONTENTS)
def test_the_accepting_path_accepts_plain_valid_contents(content: Payload) -> None:
    content_validator.explain(content, "", Findings())
    plain = all(not (isinstance(value, float) and value.is_integer()) for value in _leaves(content))
    assert content_validator.accepts(content) or not plain


@given(CONTENTS)
def test_contents_round_trip(content: Payload) -> None:
    parsed = connect_signals.parse_content(content)
    written = parsed.to_dict()
    signal_type = SPEC.signal(content["signalType"])
    assert written == {"signalType": content["signalType"], **_canonical(signal_type, content)}
    assert connect_signals.parse_content(written) == parsed
    assert connect_signals.validate_content(written) == []


@given(SIGNALS)
def test_signals_round_trip_through_text(signal: Payload) -> None:
    parsed = connect_signals.parse(signal)
    assert connect_signals.decode(json.dumps(signal)) == parsed
    assert connect_signals.decode(json.dumps(parsed.to_dict()).encode()) == parsed


@given(st.one_of(CONTENTS, spoilt(CONTENTS, SPEC)))
def test_constructors_give_the_verdict_of_validation(content: Payload) -> None:
    name = content.get("signalType")
    if not isinstance(name, str) or name not in connect_signals.SIGNAL_TYPES:
        return
    violations = connect_signals.validate_content(content)
    record = SPEC.signal(name)
    known = {field.name: naming.attribute(field.name) for field in record.fields}
    members = {known[key]: value for key, value in content.items() if key in known}
    if any(v.code in ("unknown", "required") for v in violations):
        return
    cls = getattr(connect_signals, naming.class_name(name))
    try:
        built = cls(**members)
    except connect_signals.SignalError as error:
        assert _places(error.violations) == _places(violations)
    else:
        assert violations == []
        assert built == connect_signals.parse_content(content)


@given(st.lists(SIGNALS, max_size=3))
def test_the_mutation_says_the_same_values(signals: list[Payload]) -> None:
    document = graphql.parse(connect_signals.create_signals(signals))
    assert len(document.definitions) == 1
    field = document.definitions[0].selection_set.selections[0]
    values = [graphql.value_from_ast_untyped(node) for node in field.arguments[0].value.values]
    assert values == [connect_signals.parse(signal).to_dict() for signal in signals]


@given(spoilt(SIGNALS, SPEC))
def test_ignoring_unknown_members_leaves_the_other_violations(signal: Payload) -> None:
    every = connect_signals.validate(signal)
    ignoring = connect_signals.validate(signal, unknown="ignore")
    assert ignoring == [violation for violation in every if violation.code != "unknown"]
    if not ignoring:
        parsed = connect_signals.parse(signal, unknown="ignore")
        assert connect_signals.validate(parsed.to_dict()) == []


@given(spoilt(SIGNALS, SPEC), st.sampled_from([None, *SPEC.tiers]), st.booleans())
def test_advice_and_tiers_only_add(signal: Payload, tier: Any, advice: bool) -> None:
    plain = connect_signals.validate(signal)
    more = connect_signals.validate(signal, subscription=tier, advice=advice)
    errors = [violation for violation in more if violation.level == "error"]
    assert [violation for violation in errors if violation.code != "subscription"] == plain
    assert advice or errors == more


@given(spoilt(SIGNALS, SPEC))
def test_text_and_value_are_judged_alike(signal: Payload) -> None:
    assert connect_signals.validate_json(json.dumps(signal)) == connect_signals.validate(signal)


def test_every_violation_is_of_a_known_rule() -> None:
    rules = import_module("signalspec.rules")
    known = {rule.id: rule for rule in rules.rules(SPEC)}

    @given(spoilt(SIGNALS, SPEC))
    def check(signal: Payload) -> None:
        for violation in connect_signals.validate(signal, subscription="pro", advice=True):
            rule = known[violation.rule]
            assert (rule.code, rule.level) == (violation.code, violation.level)

    check()


def _places(violations: Any) -> set[tuple[str, str]]:
    return {(violation.rule, violation.path) for violation in violations}


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for member in value.values() for leaf in _leaves(member)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    return [value]


def _canonical(record: ObjectType, value: Payload) -> Payload:
    """`value` without nulls and with the listed spelling of values that come in any letter case."""
    result = {}
    for field in record.fields:
        member = value.get(field.name)
        if member is None:
            continue
        items = member if isinstance(member, list) else [member]
        element = field.element
        if isinstance(element, ObjectReference):
            items = [_canonical(element.object, item) for item in items]
        if isinstance(element, EnumType) and element.enum.ignore_case:
            spelling = {v.value.lower(): v.value for v in element.enum.values}
            items = [spelling[item.lower()] for item in items]
        if field.decimal:
            items = [float(item) for item in items]
        result[field.name] = items if isinstance(member, list) else items[0]
    return result
