"""Runs action.yml as a runner of GitHub Actions would: its steps' scripts, as they are, one after another."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REPO = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((REPO / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


@dataclass(frozen=True)
class Outcome:
    """How the last step ended, what it printed, and the outputs of the action."""

    code: int
    printed: str
    outputs: dict[str, str]


class Runner:
    """A runner with a checkout; steps named in `skipped` have run before and left these outputs."""

    def __init__(self, checkout: Path, temporary: Path, outputs: dict[str, dict[str, str]]) -> None:
        self.checkout = checkout
        self.temporary = temporary
        self.outputs = outputs

    def run(self, **inputs: str) -> Outcome:
        given = {name: str(spec["default"]) for name, spec in ACTION["inputs"].items()} | inputs
        context = {f"inputs.{name}": value for name, value in given.items()}
        context["github.action_path"] = str(REPO)
        code, printed = 0, ""
        for step in STEPS:
            if code == 0 and step["id"] not in self.outputs:
                code, printed, found = self.step(step, context)
                context |= {f"steps.{step['id']}.outputs.{name}": value for name, value in found.items()}
            else:
                kept = self.outputs.get(step["id"], {})
                context |= {f"steps.{step['id']}.outputs.{name}": value for name, value in kept.items()}
        outputs = {name: filled(output["value"], context) for name, output in ACTION["outputs"].items()}
        return Outcome(code, printed, outputs)

    def step(self, step: dict[str, Any], context: dict[str, str]) -> tuple[int, str, dict[str, str]]:
        script, written = self.temporary / "step.sh", self.temporary / "outputs"
        script.write_text(step["run"])
        written.write_text("")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.checkout / filled(step.get("working-directory", "."), context),
            env={
                **os.environ,
                **{name: filled(value, context) for name, value in step["env"].items()},
                "GITHUB_OUTPUT": str(written),
                "GITHUB_WORKSPACE": str(self.checkout),
                "RUNNER_TEMP": str(self.temporary),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        found = dict(line.split("=", 1) for line in written.read_text().splitlines())
        return done.returncode, done.stdout + done.stderr, found


def filled(text: str, context: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda match: context.get(match[1], ""), text)
