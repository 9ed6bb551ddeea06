"""`generate --templates` and `check --templates`: the same writer and manifest as for built-in targets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from signalspec import cli

REPO = Path(__file__).resolve().parents[2]
SPEC = REPO / "tests" / "cases" / "library" / "spec.yaml"

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.j2").write_text("{{ signal.name }} {{ signal.doc | one_line }}\n")
    configured(folder, "{{ signal.name }}.txt")
    return folder


def configured(folder: Path, file_name: str) -> None:
    text = f'files: [{{template: a.j2, each: signals, file_name: "{file_name}"}}]\n'
    (folder / "templates.yaml").write_text(text)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(name: str, *arguments: object) -> tuple[int, str]:
        line = [name, "--spec", SPEC, "--out", tmp_path / "out", *arguments]
        code = cli.run([str(argument) for argument in line])
        return code, "".join(capsys.readouterr())

    return command


def made(tmp_path: Path, suffix: str = ".txt") -> list[str]:
    return sorted(path.name for path in (tmp_path / "out").rglob(f"*{suffix}"))


def test_files_are_made_checked_and_removed(tmp_path: Path, folder: Path, run: Run) -> None:
    assert run("generate", "--templates", folder)[0] == 0
    first = made(tmp_path)
    assert first
    assert run("check", "--templates", folder)[0] == 0
    manifest = json.loads((tmp_path / "out" / "MANIFEST.json").read_text())
    assert {entry["target"] for entry in manifest["files"].values()} == {"templates:mine"}
    configured(folder, "{{ signal.name }}-2.txt")
    code, said = run("check", "--templates", folder)
    assert (code, said.count("orphan"), said.count("missing")) == (1, len(first), len(first))
    assert run("generate", "--templates", folder)[0] == 0
    assert made(tmp_path) == sorted(name.replace(".txt", "-2.txt") for name in first)


def test_a_folder_that_makes_nothing_leaves_nothing(tmp_path: Path, folder: Path, run: Run) -> None:
    run("generate", "--templates", folder)
    (folder / "templates.yaml").write_text("files: []\n")
    assert run("generate", "--templates", folder)[0] == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["MANIFEST.json"]


def test_what_was_edited_by_hand_is_kept(tmp_path: Path, folder: Path, run: Run) -> None:
    run("generate", "--templates", folder)
    file = next((tmp_path / "out").glob("*.txt"))
    file.write_text("mine")
    (folder / "a.j2").write_text("new\n")
    assert run("check", "--templates", folder)[1].count("hand-edited") >= 1
    assert run("generate", "--templates", folder)[0] == 1
    assert file.read_text() == "mine"
    assert run("generate", "--templates", folder, "--force")[0] == 0
    assert file.read_text() == "new\n"


def test_built_in_targets_and_templates_leave_each_other_alone(
    tmp_path: Path, folder: Path, run: Run
) -> None:
    assert run("generate", "--templates", folder)[0] == 0
    assert run("generate", "--target", "rules")[0] == 0
    assert run("generate", "--target", "rules", "--templates", folder)[1].endswith("s\n")
    assert (tmp_path / "out" / "rules.json").exists()
    assert made(tmp_path)
    assert run("generate")[0] == 0
    assert run("check")[0] == 0
    assert run("check", "--templates", folder)[0] == 0
    assert made(tmp_path)


@pytest.mark.parametrize("first", ["rules", "templates"])
def test_two_makers_of_one_path_are_refused(folder: Path, run: Run, first: str) -> None:
    (folder / "templates.yaml").write_text("files: [{template: b.j2, file_name: rules.json}]\n")
    (folder / "b.j2").write_text("{}")
    order = [("--target", "rules"), ("--templates", folder)]
    for arguments in order if first == "rules" else reversed(order):
        code, said = run("generate", *arguments)
    assert code == 2
    assert "both make 'rules.json'" in said
    assert "'templates:mine'" in said


def test_nothing_is_written_where_one_template_fails(tmp_path: Path, folder: Path, run: Run) -> None:
    (folder / "a.j2").write_text("{{ signal.name }}\n{{ signal.titel }}\n")
    code, said = run("generate", "--templates", folder)
    assert code == 2
    assert f"{folder / 'a.j2'}:2:11" in said
    assert "did you mean 'title'?" in said
    assert "^^^^^" in said
    assert not (tmp_path / "out").exists()


def test_folders_of_one_name_are_refused(tmp_path: Path, folder: Path, run: Run) -> None:
    other = tmp_path / "other" / "mine"
    other.mkdir(parents=True)
    code, said = run("generate", "--templates", folder, "--templates", other)
    assert code == 2
    assert "the same name" in said
    assert run("generate", "--templates", tmp_path / "nowhere")[0] == 2
