"""Strategies of other specs, and what hypothesis finds by itself where the package is installed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Verbosity, given, settings
from signalspec import validators
from signalspec.load import load_file
from signalspec.payloads import Judge, gaps
from signalspec.rules import rules

REPO = Path(__file__).parents[2]
GENERATED = REPO / "generated" / "python"
SPECS = {
    "greenhouse": REPO / "tests" / "jsonschema_target" / "greenhouse.yaml",
    "other": REPO / "tests" / "vectors" / "other.yaml",
    "library": REPO / "tests" / "cases" / "library" / "spec.yaml",
    "minimal": REPO / "tests" / "cases" / "minimal" / "spec.yaml",
}
ENVELOPES = {
    "greenhouse": "sensor_reports",
    "other": "desk_events",
    "library": "notices",
    "minimal": "events",
}
few = settings(
    max_examples=3, database=None, suppress_health_check=list(HealthCheck), verbosity=Verbosity.quiet
)


@pytest.mark.parametrize("name", SPECS)
def test_other_specs(name: str) -> None:
    spec = load_file(SPECS[name])
    package: Any = validators.load(spec)
    strategies = import_module(f"{package.__name__}.strategies")
    judge = Judge(spec)

    @given(getattr(strategies, ENVELOPES[name])())
    def valid(envelope: Any) -> None:
        assert package.validate(envelope) == []
        assert [finding for finding in judge.envelope(envelope) if finding.level == "error"] == []

    valid()
    known = {rule.id for rule in rules(spec)}
    assert set(strategies.RULES) <= known
    never = {rule.id for rule, keeps in gaps(spec) if not keeps}
    # All that has vectors has strategies: no record of the spec that is used lacks any.
    assert {id for id in known - never if not id.startswith("Text.")} <= set(strategies.RULES)
    for id in strategies.RULES[::3]:
        if id not in never and not id.startswith("Batch."):
            check_rule(id, package, strategies, ENVELOPES[name], spec.tier_dimension is not None)


def check_rule(id: str, package: Any, strategies: Any, envelopes: str, tiers: bool) -> None:
    contents = id in strategies.CONTENT_RULES
    invalid = strategies.invalid_contents if contents else getattr(strategies, f"invalid_{envelopes}")
    validate = package.validate_content if contents else package.validate
    tolerated = {rule for rule in strategies.RULES if rule.endswith(".deprecated") and rule != id}
    drawn: list[Any] = []

    @few
    @given(invalid(id))
    def check(payload: Any) -> None:
        drawn.append(payload)
        found = {v.rule for v in validate(payload, advice=True) if v.level == "error" or v.rule == id}
        assert found - tolerated == {id} or (tiers and not found)

    check()
    assert drawn, id


def installed(tmp_path: Path, code: str) -> str:
    """What a fresh interpreter prints, the package being installed with its entry points."""
    project = tomllib.loads((GENERATED / "pyproject.toml").read_text())["project"]
    ((group, entries),) = project["entry-points"].items()
    folder = tmp_path / "connect_signals-1.0.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: connect-signals\nVersion: 1.0.0\n")
    lines = "\n".join(f"{name} = {target}" for name, target in entries.items())
    (folder / "entry_points.txt").write_text(f"[{group}]\n{lines}\n")
    paths = f"import sys; sys.path[:0] = {[str(tmp_path), str(GENERATED)]!r}\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", paths + code],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


DRAW = """
from hypothesis import given, settings, strategies as st
import connect_signals
@settings(max_examples=5, database=None)
@given(st.from_type(connect_signals.Order))
def draw(order): print(type(order).__name__)
draw()
"""


@pytest.mark.parametrize(
    "first", ["import hypothesis", "import connect_signals.strategies", "import connect_signals.contents"]
)
def test_hypothesis_knows_the_dataclasses_of_an_installed_package(first: str, tmp_path: Path) -> None:
    assert set(installed(tmp_path, f"{first}\n{DRAW}").split()) == {"Order"}


def test_the_package_itself_does_without_hypothesis(tmp_path: Path) -> None:
    code = "import sys, connect_signals as c; c.validate({}); c.Order; print('hypothesis' in sys.modules)"
    assert installed(tmp_path, code) == "False\n"
    assert "strategies" not in __import__("connect_signals").__all__
