"""The whole build: the same bytes everywhere, small changes for small edits, and what `check` tells."""

from __future__ import annotations

import difflib
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from signalspec import cli
from signalspec.build import build
from signalspec.load import load_text
from signalspec.resolved import digest

REPO = Path(__file__).resolve().parents[1]
SPEC = REPO / "spec" / "signals.yaml"
LIBRARY = REPO / "tests" / "cases" / "library" / "spec.yaml"

Tree = dict[str, bytes]
Run = Callable[..., tuple[int, str]]


def tree(root: Path) -> Tree:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def built(text: str) -> Tree:
    targets = build(load_text(text, "spec.yaml"))
    return {path: content for files in targets.values() for path, content in files.items()}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: object) -> tuple[int, str]:
        """Exit code and output of one command line, in this process."""
        code = cli.run([str(argument) for argument in arguments])
        return code, "".join(capsys.readouterr())

    return command


VARIANTS: dict[str, dict[str, str]] = {
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "any hash seed": {"PYTHONHASHSEED": "random"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"},
    "no cache": {"SIGNALSPEC_CACHE": "", "SOURCE_DATE_EPOCH": "0"},
    "optimised": {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
}


def generated(out: Path, cwd: Path, **variables: str) -> Tree:
    """What a process of its own writes."""
    command = [sys.executable, "-m", "signalspec", "generate", "--spec", str(SPEC), "--out", str(out), "-q"]
    environment = {**os.environ, "PYTHONHASHSEED": "0", **variables}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return tree(out)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return generated(tmp_path_factory.mktemp("first"), REPO)


@pytest.mark.parametrize("variables", VARIANTS.values(), ids=VARIANTS)
def test_the_same_bytes_wherever_it_runs(first: Tree, variables: dict[str, str], tmp_path: Path) -> None:
    cwd = tmp_path / "elsewhere"
    cwd.mkdir()
    again = generated(tmp_path / "out", cwd, **variables)
    assert sorted(again) == sorted(first)
    assert [path for path in first if again[path] != first[path]] == []


def test_nothing_tells_where_it_ran(first: Tree) -> None:
    for path, content in first.items():
        assert str(REPO).encode() not in content, path
        assert b"\r" not in content, path


def test_the_committed_tree_is_what_the_spec_gives(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run `signalspec generate` and commit what changes, together with the edit of the spec."""
    monkeypatch.chdir(REPO)
    code, told = run("check")
    assert (code, told) == (0, "no findings\n"), told


class TestCheck:
    """What `check` says of a directory, and what `generate` then does to it."""

    @pytest.fixture
    def out(self, tmp_path: Path, run: Run) -> Path:
        shutil.copy(LIBRARY, tmp_path / "spec.yaml")
        assert run("generate", "--spec", tmp_path / "spec.yaml", "--out", tmp_path / "out")[0] == 0
        return tmp_path / "out"

    def check(self, run: Run, out: Path, *more: str) -> tuple[int, str]:
        return run("check", "--spec", out.parent / "spec.yaml", "--out", out, *more)

    def generate(self, run: Run, out: Path, *more: str) -> tuple[int, str]:
        return run("generate", "--spec", out.parent / "spec.yaml", "--out", out, *more)

    def findings(self, told: str) -> set[tuple[str, str]]:
        return set(re.findall(r"^error\[(.+?)\].*\n *--> .*?/out/(.+?)(?::|\n)", told, re.MULTILINE))

    def test_what_was_generated_is_up_to_date(self, run: Run, out: Path) -> None:
        assert self.check(run, out) == (0, "no findings\n")
        before = tree(out)
        code, told = self.generate(run, out)
        assert code == 0
        assert re.search(r": \d+ unchanged in ", told)
        assert tree(out) == before

    def test_each_kind_of_drift_is_named(self, run: Run, out: Path) -> None:
        (out / "graphql" / "schema.graphql").unlink()
        (out / "docs" / "index.md").write_text("# My own words\n")
        (out / "docs" / "stray.md").write_text("# Not ours\n")
        before = tree(out)
        code, told = self.check(run, out)
        assert code == 1
        assert self.findings(told) == {
            ("missing", "graphql/schema.graphql"),
            ("hand-edited", "docs/index.md"),
            ("orphan", "docs/stray.md"),
        }
        assert tree(out) == before

    def test_a_changed_spec_makes_files_stale(self, run: Run, out: Path) -> None:
        spec = out.parent / "spec.yaml"
        spec.write_text(spec.read_text().replace("Name of the room.", "What the room is called."))
        code, told = self.check(run, out)
        assert code == 1
        found = self.findings(told)
        assert {kind for kind, _ in found} == {"stale"}
        assert {"python/library_events/signals/closed.py", "docs/signals/closed.md"} <= {p for _, p in found}
        code, told = self.check(run, out, "--diff")
        assert code == 1
        assert re.search(r'^- +"""Name of the room\."""$', told, re.MULTILINE)
        assert re.search(r'^\+ +"""What the room is called\."""$', told, re.MULTILINE)
        assert self.generate(run, out)[0] == 0
        assert self.check(run, out)[0] == 0

    def test_what_is_no_longer_in_the_spec_is_deleted(self, run: Run, out: Path) -> None:
        spec = out.parent / "spec.yaml"
        text = spec.read_text()
        spec.write_text(text[: text.index("  closed:\n")])
        assert ("orphan", "docs/signals/closed.md") in self.findings(self.check(run, out)[1])
        assert self.generate(run, out)[0] == 0
        assert not (out / "docs" / "signals" / "closed.md").exists()
        assert (out / "docs" / "signals" / "loan.md").exists()

    def test_edits_by_hand_are_only_overwritten_by_force(self, run: Run, out: Path) -> None:
        edited = out / "python" / "library_events" / "enums.py"
        generated = edited.read_bytes()
        edited.write_text("# mine\n")
        code, told = self.generate(run, out)
        assert code == 1
        assert str(edited) in told and "--force" in told
        assert edited.read_text() == "# mine\n"
        assert self.generate(run, out, "--force")[0] == 0
        assert edited.read_bytes() == generated
        assert self.check(run, out)[0] == 0

    def test_one_target_alone(self, run: Run, out: Path) -> None:
        shutil.rmtree(out / "docs")
        assert self.check(run, out, "--target", "graphql", "--target", "python")[0] == 0
        assert self.check(run, out, "--target", "docs")[0] == 1
        assert self.generate(run, out, "--target", "docs")[0] == 0
        assert self.check(run, out)[0] == 0

    def test_a_spec_with_a_mistake_changes_nothing(self, run: Run, out: Path) -> None:
        spec, before = out.parent / "spec.yaml", tree(out)
        spec.write_text(spec.read_text().replace("type: Mood", "type: Moot", 1))
        for command in (self.check, self.generate):
            code, told = command(run, out)
            assert code == 2
            assert "did you mean 'Mood'?" in told
        assert tree(out) == before


@pytest.fixture(scope="module")
def before() -> Tree:
    return built(SPEC.read_text(encoding="utf-8"))


class TestSmallChanges:
    """A small edit of the spec is a small change of the output."""

    def hunks(self, before: Tree, after: Tree) -> dict[str, list[tuple[list[str], list[str]]]]:
        """Path -> the stretches of lines that differ."""
        assert sorted(before) == sorted(after)
        found = {}
        for path in before:
            if before[path] != after[path]:
                old, new = before[path].decode().split("\n"), after[path].decode().split("\n")
                codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
                found[path] = [(old[a:b], new[c:d]) for tag, a, b, c, d in codes if tag != "equal"]
        return found

    def edited(self, before: Tree, old: str, new: str) -> dict[str, list[tuple[list[str], list[str]]]]:
        text = SPEC.read_text(encoding="utf-8")
        assert text.count(old) == 1
        return self.hunks(before, built(text.replace(old, new)))

    def test_another_description(self, before: Tree) -> None:
        changed = self.edited(before, "What the visitor typed.", "What the visitor was looking for.")
        assert len(changed) < len(before) / 5
        for path, hunks in changed.items():
            assert len(hunks) == 1, path
            assert all(len(old) == len(new) <= 2 for old, new in hunks), path
        assert not any(
            path.startswith(("vectors/", "python/connect_signals/validators/")) for path in changed
        )

    def test_another_limit(self, before: Tree) -> None:
        old = "numberOfResults: {type: integer, advice: {minimum: 0}"
        changed = self.edited(before, old, old.replace("{minimum: 0}", "{minimum: 1}"))
        for path, hunks in changed.items():
            if not path.startswith("vectors/"):
                assert sum(len(old) + len(new) for old, new in hunks) <= 12, (path, hunks)
        assert not any("addToCart" in path or "add_to_cart" in path for path in changed)

    def test_another_version(self, before: Tree) -> None:
        changed = self.edited(before, "version: 1.0.0", "version: 1.0.1")
        assert set(changed) <= {"python/connect_signals/__init__.py", "docs/index.md"}

    def test_another_optional_field(self, before: Tree) -> None:
        changed = self.edited(
            before,
            "optional: [$anySignal, effect, pageCategory, pageGroup, signalCustomAttributes]",
            "optional: [$anySignal, effect, pageCategory, pageGroup, searchTerm, signalCustomAttributes]",
        )
        concerned = re.compile(
            "pageView|page_view|PageView|content|signal|batch|tiers|rules|__init__|common|onSite"
        )
        assert [path for path in changed if not concerned.search(path)] == []
        for path, hunks in changed.items():
            assert sum(len(old) for old, _ in hunks) <= 6, (path, hunks)


class TestLayout:
    """Comments, blank lines and the order of sections say nothing."""

    @pytest.mark.parametrize("file", [SPEC, LIBRARY], ids=["signals", "library"])
    @pytest.mark.parametrize("seed", range(3))
    def test_sections_can_stand_in_any_order(self, file: Path, seed: int) -> None:
        text = file.read_text(encoding="utf-8")
        moved = moved_about(text, random.Random(seed))
        assert moved != text
        assert digest(load_text(moved)) == digest(load_text(text))
        assert built(moved) == built(text)

    def test_the_digest_sees_what_counts(self) -> None:
        text = LIBRARY.read_text(encoding="utf-8")
        first = digest(load_text(text))
        for old, new in (
            ("maximum: 12", "maximum: 13"),
            ("doc: Title on the cover.", "doc: Its title."),
            ("city,", "branch,"),
        ):
            assert old in text
            assert digest(load_text(text.replace(old, new))) != first


def moved_about(text: str, rng: random.Random) -> str:
    """The same spec with its sections in another order, comments added and others taken out."""
    sections = re.split(r"^(?=[a-z_]+:)", "\n".join(
        line for line in text.split("\n") if not line.startswith("#")
    ), flags=re.MULTILINE)  # fmt: skip
    rng.shuffle(sections)
    lines = "\n\n# A comment.\n".join(section.rstrip() for section in sections if section.strip()).split("\n")
    return "\n".join(
        f"{line}\n\n   # Another one: {{{{ }}}}" if re.fullmatch(r"  [A-Za-z]+:", line) else line
        for line in lines
    )
