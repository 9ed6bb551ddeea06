"""The test vectors show each entry of the capability table: what a target refuses, and what it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import capability_checkers as checkers
import pytest
from signalspec.capabilities import TARGETS, capabilities, kind_of, kinds, parts
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.payloads import vectors
from signalspec.rules import rules

TESTS = Path(__file__).parents[1]
SPECS = {
    "connect": TESTS.parent / "spec" / "signals.yaml",
    "greenhouse": TESTS / "jsonschema_target" / "greenhouse.yaml",
}
CHECKED = [target.id for target in TARGETS if target.id != "docs"]


@pytest.fixture(scope="module", params=SPECS)
def each_spec(request: pytest.FixtureRequest) -> Spec:
    return load_file(SPECS[request.param])


@pytest.fixture(scope="module")
def makers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Callable[[Spec], checkers.Checker]]:
    return {
        "python": checkers.python,
        "constructors": checkers.constructors,
        "jsonschema": checkers.schemas("jsonschema/"),
        "portable": checkers.schemas("jsonschema/portable/"),
        "graphql_wire": checkers.graphql_wire,
        "graphql_inputs": checkers.graphql_inputs,
        "pydantic_models": checkers.pydantic_models,
        "pydantic": checkers.datamodel_code_generator(tmp_path_factory.mktemp("models")),
    }


def taken(spec: Spec, target: str, check: checkers.Checker) -> dict[str, dict[bool, list[tuple[bool, str]]]]:
    """Kind -> whether vectors keep the rule -> (whether the target takes it, its name) of each."""
    by_id = {rule.id: rule for rule in rules(spec)}
    seen = next(found.parts for found in TARGETS if found.id == target)
    about = parts(spec)
    found: dict[str, dict[bool, list[tuple[bool, str]]]] = defaultdict(lambda: {True: [], False: []})
    for listed in vectors(spec).values():
        for vector in listed:
            rule = by_id[vector.rule]
            verdict = check(vector) if about[rule.owner] & seen else None
            if verdict is not None:
                reported = {finding.rule for finding in (*vector.violations, *vector.advice)}
                found[kind_of(rule)][rule.id not in reported].append((verdict, vector.name))
    return found


@pytest.mark.parametrize("target", CHECKED)
def test_a_target_does_what_the_table_says(
    each_spec: Spec, target: str, makers: dict[str, Callable[[Spec], checkers.Checker]]
) -> None:
    wrong = []
    for kind, found in taken(each_spec, target, makers[target](each_spec)).items():
        status = capabilities()[kind, target].status
        kept, broken = found[True], found[False]
        if status != "stricter":
            wrong += [(kind, status, "refused", name) for verdict, name in kept if not verdict]
        if status in ("enforced", "stricter"):
            wrong += [(kind, status, "taken", name) for verdict, name in broken if verdict]
        elif status == "looser":
            assert any(verdict for verdict, _ in broken), (kind, "enforces it in fact")
        else:
            wrong += [(kind, status, "refused", name) for verdict, name in broken if not verdict]
    assert wrong == []


def test_the_vectors_show_every_kind_that_can_be_enforced() -> None:
    shown = {kind_of(rule) for path in SPECS.values() for rule in rules(load_file(path))}
    errors = {kind.id for kind in kinds() if kind.has_rules and not kind.id.startswith("advice.")}
    assert errors <= shown
