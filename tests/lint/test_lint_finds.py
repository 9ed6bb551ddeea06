"""What each rule finds beyond its own example, and what it leaves in peace: the cases in finds.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from lint_runs import findings
from signalspec.lint.examples import example_spec

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("finds.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["rule"])
def test_found(case: dict[str, str]) -> None:
    found = [each.finding for each in findings(example_spec(case["part"])) if each.rule == case["rule"]]
    assert any(case["says"] in f"{finding.message} {finding.help}" for finding in found), found


@pytest.mark.parametrize("part", CASES["left in peace"])
def test_left_in_peace(part: str) -> None:
    quiet = {"uncarried-limit": "off", "unused-format": "off"}
    assert findings(example_spec(part), settings=quiet) == []
