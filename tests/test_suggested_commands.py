"""Commands that the output suggests do what it says: with the options of the run, and quoted for a shell."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from signalspec import cli

LIBRARY = Path(__file__).parent / "cases" / "library" / "spec.yaml"
NAME = "the library's.yaml"

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_bytes(LIBRARY.read_bytes())

    def command(*arguments: object) -> tuple[int, str]:
        code = cli.run([str(argument) for argument in arguments])
        return code, "".join(capsys.readouterr())

    return command


def suggested(said: str, command: str) -> list[str]:
    """The arguments of the first suggested command of that name, as a shell takes them."""
    found = re.search(rf"`signalspec ({command} .+?)`", said)
    assert found, said
    return shlex.split(found[1])


@pytest.mark.parametrize("judging", ["validate", "graphql"])
def test_explain_looks_into_the_same_spec(run: Run, tmp_path: Path, judging: str) -> None:
    (tmp_path / "t.ndjson").write_text('{"kind": "roomClosed"}\n')
    code, said = run(judging, "--spec", NAME, "t.ndjson")
    step = suggested(said, "explain")
    assert (code, step[:3]) == (1, ["explain", "--spec", NAME])
    assert run(*step)[0] == 0


def test_generate_writes_what_was_checked(run: Run) -> None:
    options = ["--spec", NAME, "--out", "made here", "--target", "rules", "--target", "graphql"]
    code, said = run("check", *options)
    step = suggested(said, "generate")
    assert (code, step) == (1, ["generate", *options])
    assert run(*step)[0] == 0
    assert run("check", *options) == (0, "no findings\n")


def test_options_that_were_not_given_are_not_said(run: Run) -> None:
    assert "run `signalspec generate`\n" in run("check")[1]


def test_the_new_directory_is_quoted(run: Run) -> None:
    (said,) = re.findall("Next: (.*)", run("init", "U nï")[1])
    assert shlex.split(said)[:2] == ["cd", "U nï"]


def test_the_spec_that_changed_is_quoted(run: Run, tmp_path: Path) -> None:
    spec = tmp_path / NAME
    step = suggested(run("diff", "release:2.3.0", NAME)[1], "release")
    assert step == ["release", "--spec", NAME]
    assert run(*step)[0] == 0
    spec.write_text(spec.read_text("utf-8").replace("max_items: 40", "max_items: 30"), encoding="utf-8")
    code, said = run("release", "--spec", NAME)
    step = suggested(said, "diff")
    assert (code, step) == (1, ["diff", "release:2.3.0", NAME])
    assert "max_items" in run(*step)[1]
