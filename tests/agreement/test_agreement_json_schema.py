"""One verdict: the Python validators and the strict JSON Schema, on valid and spoilt payloads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, strategies as st
from signalspec import naming
from signalspec.build import build
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.validators import Package, load

from tests.strategies.payloads import any_contents, envelopes, spoilt

REPO = Path(__file__).parents[2]
SPECS = [REPO / "spec" / "signals.yaml", *sorted((REPO / "tests" / "cases").glob("*/spec.yaml"))]
USABLE = [path for path in SPECS if not path.parent.name.startswith("mistakes")]


class Contract:
    """A spec with all that judges by it."""

    def __init__(self, path: Path) -> None:
        self.spec: Spec = load_file(path)
        self.package: Package = load(self.spec)
        files = build(self.spec, ["jsonschema"])["jsonschema"]
        self.schemas = {name: json.loads(text) for name, text in files.items()}

    def schema(self, name: str) -> dict[str, Any]:
        return self.schemas[f"jsonschema/{name}.schema.json"]


@pytest.fixture(scope="module", params=USABLE, ids=lambda path: path.parent.name)
def contract(request: pytest.FixtureRequest) -> Contract:
    return Contract(request.param)


def test_contents_get_one_verdict(contract: Contract) -> None:
    valid = any_contents(contract.spec)
    schema = contract.schema("content")
    judges = _judges(schema)

    @given(st.one_of(valid, spoilt(valid, contract.spec)))
    def check(content: Any) -> None:
        verdict = not contract.package.validate_content(content)
        assert {name: judge(content) for name, judge in judges.items()} == dict.fromkeys(judges, verdict)

    check()


def test_envelopes_get_one_verdict(contract: Contract) -> None:
    valid = envelopes(contract.spec)
    name = contract.spec.transport.envelope.name
    judges = _judges(contract.schema(name[0].lower() + name[1:]))

    @given(st.one_of(valid, spoilt(valid, contract.spec)))
    def check(envelope: Any) -> None:
        verdict = not contract.package.validate(envelope)
        assert {name: judge(envelope) for name, judge in judges.items()} == dict.fromkeys(judges, verdict)

    check()


def test_tiers_get_one_verdict(contract: Contract) -> None:
    dimension = contract.spec.tier_dimension
    if dimension is None:
        return
    valid = envelopes(contract.spec)
    judges = {tier: _judges(contract.schema(f"tiers/{tier}")) for tier in contract.spec.tiers}

    @given(valid, st.sampled_from(contract.spec.tiers))
    def check(envelope: Any, tier: str) -> None:
        verdict = not contract.package.validate(envelope, **{naming.parameter(dimension.name): tier})
        assert {name: judge(envelope) for name, judge in judges[tier].items()} == dict.fromkeys(
            judges[tier], verdict
        )

    check()


def _judges(schema: dict[str, Any]) -> dict[str, Any]:
    with_formats = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    rust = jsonschema_rs.Draft202012Validator(schema)
    rust_with_formats = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    return {
        "jsonschema": jsonschema.Draft202012Validator(schema).is_valid,
        "jsonschema, formats": with_formats.is_valid,
        "jsonschema-rs": rust.is_valid,
        "jsonschema-rs, formats": rust_with_formats.is_valid,
    }
