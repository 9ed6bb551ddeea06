"""The pre-commit hooks, run by pre-commit on a repository; the tools stand in it as they are here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from action_runs import REPO
from pre_commit.clientlib import load_manifest

HOOKS: list[dict[str, Any]] = load_manifest(REPO / ".pre-commit-hooks.yaml")


class Repository:
    """A repository of somebody who uses the hooks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet")
        (folder / "spec").mkdir()
        (folder / "spec" / "signals.yaml").write_bytes((REPO / "spec" / "signals.yaml").read_bytes())
        # What pre-commit would install is what is tested here: no network, no second environment.
        hooks = [{**hook, "language": "system"} for hook in yaml.safe_load(
            (REPO / ".pre-commit-hooks.yaml").read_text("utf-8"))]  # fmt: skip
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.folder, check=True)

    def run(self, hook: str) -> tuple[int, str]:
        """Runs one hook on all files."""
        self.git("add", "--all")
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--color=never", "--all-files", hook],
            cwd=self.folder,
            env={
                **os.environ,
                "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
                "PRE_COMMIT_HOME": str(self.folder.parent / "cache"),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return done.returncode, done.stdout + done.stderr

    def replace(self, old: str, new: str) -> None:
        spec = self.folder / "spec" / "signals.yaml"
        spec.write_text(spec.read_text("utf-8").replace(old, new, 1), "utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder)


def test_the_manifest_names_commands_that_there_are() -> None:
    from signalspec.cli import COMMANDS

    assert [hook["id"] for hook in HOOKS] == [f"signalspec-{hook['entry'].split()[1]}" for hook in HOOKS]
    assert all(hook["entry"].split()[1] in COMMANDS and hook["language"] == "python" for hook in HOOKS)


def test_lint_shows_a_mistake_at_its_line(repository: Repository) -> None:
    assert repository.run("signalspec-lint")[0] == 0
    repository.replace("{type: boolean,", "{type: boolaen,")
    code, printed = repository.run("signalspec-lint")
    assert code == 1
    assert "error[unknown-type]" in printed and "--> spec/signals.yaml:" in printed


def test_generate_stops_a_commit_without_what_it_changed(repository: Repository) -> None:
    assert repository.run("signalspec-generate")[0] == 0
    repository.replace("The contact's e-mail address.", "Where the contact gets mail.")
    code, printed = repository.run("signalspec-check")
    assert code == 1 and "generated/docs/" in printed
    code, printed = repository.run("signalspec-generate")
    assert code == 1 and "files were modified by this hook" in printed
    assert repository.run("signalspec-check")[0] == 0


def test_validate_judges_files_of_signals(repository: Repository) -> None:
    (repository.folder / "good.ndjson").write_text(
        '{"signalType": "pageView", "url": "https://example.com/"}\n'
    )
    assert repository.run("signalspec-validate")[0] == 0
    (repository.folder / "bad.ndjson").write_text('{"signalType": "pageView"}\n')
    code, printed = repository.run("signalspec-validate")
    assert code == 1 and "error[pageView.url.required]" in printed and "good.ndjson" not in printed
