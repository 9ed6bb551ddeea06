"""Golden directories: what a spec gives, kept for people to read and for changes to show.

A case is a directory below `cases/` with `spec.yaml` and, perhaps, `args`: the command to run on it
(`lint` by default). `expected.txt` is what the command prints, `expected/` what it writes; `only` lists
patterns of the paths that are kept (`!`: that are not), where not all are. With
`UPDATE_GOLDENS=1` they are written anew.
"""

from __future__ import annotations

import ast
import difflib
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from signalspec import cli

CASES = Path(__file__).parent / "cases"
UPDATE = os.environ.get("UPDATE_GOLDENS") == "1"
SOURCES = Path(cli.__file__).parent

# Codes of mistakes that no file in a repository can hold; tests/test_hostile_specs.py has them.
ELSEWHERE = {"too-large", "too-many", "unreadable"}


def case_names() -> list[str]:
    return sorted(path.parent.name for path in CASES.glob("*/spec.yaml"))


@pytest.mark.parametrize("name", case_names())
def test_case(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES / name
    monkeypatch.chdir(case)
    command, *arguments = shlex.split((case / "args").read_text()) if (case / "args").exists() else ["lint"]
    if command == "generate":
        code = cli.run([command, "--spec", "spec.yaml", "--out", str(tmp_path), "--quiet", *arguments])
        assert code == 0, capsys.readouterr().err
        compare_trees(case, tmp_path)
    else:
        code = cli.run([command, "--spec", "spec.yaml", "--color", "never", *arguments])
        compare_text(case / "expected.txt", f"{capsys.readouterr().out}[exit code {code}]\n")


def compare_trees(case: Path, out: Path) -> None:
    only = (case / "only").read_text().split() if (case / "only").exists() else ["*"]
    made = {path: text for path, text in files(out) if is_kept(path, only)}
    kept = dict(files(case / "expected"))
    if UPDATE and made != kept:
        shutil.rmtree(case / "expected", ignore_errors=True)
        for path, text in made.items():
            file = case / "expected" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
        return
    assert sorted(made) == sorted(kept)
    for path, text in made.items():
        assert text == kept[path], difference(kept[path].decode(), text.decode(), path)


def is_kept(path: str, patterns: list[str]) -> bool:
    """Whether the last pattern that the path matches keeps it; `!` before a pattern leaves out."""
    matching = [pattern for pattern in patterns if fnmatch(path, pattern.removeprefix("!"))]
    return bool(matching) and not matching[-1].startswith("!") and path != "MANIFEST.json"


def compare_text(file: Path, text: str) -> None:
    if UPDATE:
        file.write_text(text, encoding="utf-8")
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    assert text == kept, difference(kept, text, file.name)


def files(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()


def difference(kept: str, made: str, name: str) -> str:
    lines = difflib.unified_diff(kept.splitlines(), made.splitlines(), f"{name} (kept)", f"{name} (made)")
    return "\n".join([*list(lines)[:60], "UPDATE_GOLDENS=1 rewrites what is expected."])


def loader_codes() -> set[str]:
    """The first argument of whatever reports a mistake, in all modules that read a spec."""
    found = set()
    modules = [*SOURCES.glob("load/*.py"), *(SOURCES / f"{name}.py" for name in READERS)]
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in REPORTERS:
                texts = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
                found |= {text for text in texts if re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", str(text))}
    return found


READERS = ("source", "composing", "conform", "refusals", "naming", "examples")
REPORTERS = ("error", "_error", "_refused", "Diagnostic")


def shown_codes() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in CASES.glob("mistakes-*/expected.txt")]
    return set(re.findall(r"^error\[(.+?)\]", "\n".join(texts), re.MULTILINE))


def test_every_mistake_that_the_loader_knows_has_a_case() -> None:
    codes = loader_codes()
    assert {"yaml", "unknown-key", "bounds", "name-clash", "example"} <= codes
    assert codes - ELSEWHERE == shown_codes() - {rule.id for rule in lint_rules()}
    hostile = Path(__file__).with_name("test_hostile_specs.py").read_text(encoding="utf-8")
    assert all(f'"{code}"' in hostile for code in ELSEWHERE)


def lint_rules() -> tuple[object, ...]:
    from signalspec.lint import RULES

    return RULES


@pytest.mark.parametrize("name", [name for name in case_names() if name.startswith("mistakes-")])
def test_every_mistake_says_where_and_what_to_do(name: str) -> None:
    text = (CASES / name / "expected.txt").read_text(encoding="utf-8")
    findings = re.split(r"\n\n(?=error|warning|\d|no )", text)[:-1]
    assert findings
    for finding in findings:
        assert re.search(r"--> spec\.yaml:\d+:\d+\n", finding), finding
        assert re.search(r"\n +\| *\^+(\n|$)", finding) or "[not-utf8]" in finding, finding
        # Where something else was expected, that is what to write.
        assert "= help: " in finding or "[type]: expected" in finding, finding
