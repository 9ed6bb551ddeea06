"""The GitHub Action: its own steps, run in a checkout."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from action_runs import ACTION, REPO, STEPS, Runner


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of a project with the spec, which has one mistake on line 54."""
    folder = tmp_path / "checkout"
    shutil.copytree(REPO / "spec", folder / "spec")
    return folder


@pytest.fixture
def runner(checkout: Path, tmp_path: Path) -> Runner:
    """A runner on which the toolkit of this environment stands for the installed one."""
    return Runner(checkout, tmp_path, {"install": {"bin": str(Path(sys.executable).parent)}})


def spoil(checkout: Path) -> int:
    """Puts a mistake into the spec; gives back its line."""
    spec = checkout / "spec" / "signals.yaml"
    spec.write_text(spec.read_text().replace("{type: boolean,", "{type: boolaen,", 1))
    return spec.read_text().partition("boolaen")[0].count("\n") + 1


def test_a_clean_spec_passes(runner: Runner) -> None:
    outcome = runner.run()
    assert (outcome.code, outcome.printed, outcome.outputs) == (0, "no findings\n", {"exit-code": "0"})


def test_a_mistake_is_annotated_at_its_line(runner: Runner, checkout: Path) -> None:
    line = spoil(checkout)
    outcome = runner.run()
    assert (outcome.code, outcome.outputs) == (1, {"exit-code": "1"})
    assert outcome.printed.startswith(f"::error file=spec/signals.yaml,line={line},endLine={line},col=")
    assert "did you mean 'boolean'?" in outcome.printed


def test_annotations_count_from_the_root_of_the_checkout(runner: Runner, checkout: Path) -> None:
    spoil(checkout)
    (checkout / "part").mkdir()
    (checkout / "spec").rename(checkout / "part" / "spec")
    outcome = runner.run(**{"working-directory": "part"})
    assert outcome.printed.startswith("::error file=part/spec/signals.yaml,line=")


def test_another_spec_command_and_arguments(runner: Runner, checkout: Path) -> None:
    (checkout / "my traffic.ndjson").write_text('{"signalType": "pageView"}\n')
    (checkout / "spec").rename(checkout / "contract of ours")
    outcome = runner.run(
        command="validate",
        spec="contract of ours/signals.yaml",
        args="--advice\n\nmy traffic.ndjson\n",
    )
    assert outcome.code == 1
    assert "::error file=my traffic.ndjson,line=1,title=pageView.url.required::" in outcome.printed


def test_a_report_in_a_file(runner: Runner, checkout: Path) -> None:
    spoil(checkout)
    outcome = runner.run(format="sarif", output="lint.sarif")
    assert (outcome.code, outcome.printed) == (1, "")
    (run,) = json.loads((checkout / "lint.sarif").read_text())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["unknown-type"]


def test_generating_takes_no_format(runner: Runner, checkout: Path) -> None:
    outcome = runner.run(command="generate", args="--target\nrules")
    assert outcome.code == 0, outcome.printed
    assert (checkout / "generated" / "rules.json").exists()


def test_inputs_are_no_code(runner: Runner, checkout: Path) -> None:
    text = '$(touch hacked)`touch hacked`"; touch hacked; "\' ; touch hacked\ntouch hacked'
    runner.run(command=text)
    runner.run(spec=text, args=text, format=text, output=text)
    assert not list(checkout.rglob("hacked"))


def test_wrong_usage_ends_with_2(runner: Runner) -> None:
    assert runner.run(spec="absent.yaml").outputs == {"exit-code": "2"}
    assert runner.run(command="lnt").code == 2


def test_the_toolkit_is_installed_by_the_first_step(checkout: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "runner"
    temporary.mkdir()
    outcome = Runner(checkout, temporary, {}).run(python=sys.executable)
    assert (outcome.code, outcome.printed) == (0, "no findings\n")
    assert (temporary / "signalspec" / ("Scripts" if os.name == "nt" else "bin")).is_dir()


def test_no_script_has_an_expression_in_it() -> None:
    """What `${{ }}` puts into a script runs as code; in `env` it is data."""
    assert all("${{" not in step["run"] for step in STEPS)
    used = " ".join(str(step["env"]) + step.get("working-directory", "") for step in STEPS)
    assert all(f"inputs.{name} " in used for name in ACTION["inputs"])
