"""The README tells the truth: its commands run, its code runs, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from signalspec.cli import COMMANDS, group

REPO = Path(__file__).resolve().parents[1]
README = (REPO / "README.md").read_text("utf-8")
PAGES = [REPO / "README.md", REPO / "CONTRIBUTING.md", *sorted((REPO / "docs").rglob("*.md"))]
CONSOLE = [
    line.removeprefix("$ ").partition("#")[0].strip()
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ signalspec")
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def committed(folder: Path) -> None:
    """Makes the folder a git repository whose branch `main` has all that is in it."""
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    for arguments in (("init", "-q", "-b", "main"), ("add", "."), (*who, "commit", "-q", "-m", "All")):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def test_the_spec_of_the_language_page_has_no_findings(tmp_path: Path) -> None:
    page = (REPO / "docs" / "spec-language.md").read_text("utf-8")
    (tmp_path / "spec.yaml").write_text(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0], "utf-8")
    done = CliRunner().invoke(group, ["lint", "--spec", str(tmp_path / "spec.yaml")])
    assert (done.exit_code, done.output) == (0, "no findings\n")


@pytest.mark.parametrize("command", CONSOLE)
def test_commands_run(command: str, tmp_path: Path) -> None:
    traffic = REPO / "examples" / "traffic"
    shutil.copytree(REPO / "spec", tmp_path / "spec")
    shutil.copytree(REPO / "examples" / "templates", tmp_path / "examples" / "templates")
    committed(tmp_path)
    (tmp_path / "traffic.ndjson").write_bytes((traffic / "import.ndjson").read_bytes())
    (tmp_path / "export.json.gz").write_bytes((traffic / "night.ndjson.gz").read_bytes())
    (tmp_path / "mutation.graphql").write_bytes((traffic / "mutation.graphql").read_bytes())
    arguments = shlex.split(command)[1:]
    expected = {"validate traffic.ndjson export.json.gz mutation.graphql": 1, "check --diff": 1,
                "validate --tier pro --advice --format sarif traffic.ndjson": 1}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "signalspec", *arguments],
        cwd=tmp_path, env={**os.environ}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == expected.get(" ".join(arguments), 0), done.stdout + done.stderr
    assert done.stdout


def test_python_code_prints_what_it_says() -> None:
    for code in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=REPO / "generated" / "python",
            capture_output=True,
            text=True,
            check=True,
        )
        said = re.findall(r"^# (/.*)$", code, re.MULTILINE)
        assert done.stdout.splitlines()[: len(said)] == said


def test_every_command_is_in_the_readme_and_has_help_with_an_example() -> None:
    for name in group.list_commands(None):
        assert f"signalspec {name}" in README, name
        shown = CliRunner().invoke(group, [name, "--help"]).output
        assert f"signalspec {name}" in shown.partition("Example")[2], shown
        assert len(COMMANDS[name]) < 80
