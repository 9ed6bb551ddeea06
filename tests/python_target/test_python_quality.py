"""The generated package as a colleague would judge it: linters, types, imports, what it depends on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
GENERATED = REPO / "generated" / "python"
PACKAGE = GENERATED / "connect_signals"


def run(*command: str, cwd: Path = GENERATED) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.parametrize("arguments", [("check",), ("format", "--check")], ids=" ".join)
def test_it_passes_ruff_with_the_settings_of_the_project(arguments: tuple[str, ...]) -> None:
    config = f"--config={REPO / 'pyproject.toml'}"
    done = run(sys.executable, "-m", "ruff", *arguments, "--no-cache", config, str(GENERATED))
    assert done.returncode == 0, done.stdout


def test_it_passes_mypy_strict(tmp_path: Path) -> None:
    done = run(sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "connect_signals")
    assert done.returncode == 0, done.stdout


def test_it_passes_pyright_strict(tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("pyright needs Node.js")
    include = [os.path.relpath(PACKAGE, tmp_path)]  # it passes over absolute paths
    settings = {"typeCheckingMode": "strict", "include": include, "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    found = ("--pythonpath", sys.executable, "--project", str(tmp_path))
    done = run(sys.executable, "-m", "pyright", "--outputjson", *found)
    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["summary"]["filesAnalyzed"] == len(list(PACKAGE.rglob("*.py")))


def test_it_has_no_suppressions() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        assert "noqa" not in text, path
        assert "type: ignore" not in text, path


def test_validators_load_neither_dataclasses_nor_graphql() -> None:
    code = "from connect_signals import validate; validate({}); print(*sys.modules)"
    code = f"import sys; sys.path.insert(0, '.'); {code}"
    loaded = run(sys.executable, "-I", "-S", "-c", code).stdout.split()
    assert "connect_signals.validation" in loaded
    slow = ("dataclasses", "importlib", "inspect", "json", "math", "typing")
    for name in (*slow, "connect_signals.runtime.literals"):
        assert name not in loaded


def test_the_first_object_loads_the_class_of_its_type_alone() -> None:
    page_view = {"signalType": "pageView", "url": "https://shop.example/"}
    code = (
        "import sys; sys.path.insert(0, '.'); from connect_signals import parse_content\n"
        f"parse_content({page_view})\n"
        "print(*sys.modules)"
    )
    loaded = run(sys.executable, "-I", "-S", "-c", code).stdout.split()
    assert "connect_signals.signals.page_view" in loaded
    for name in ("contents", "objects.ordered_item", "signals.order", "runtime.json_text"):
        assert f"connect_signals.{name}" not in loaded


def test_it_needs_the_standard_library_alone() -> None:
    code = (
        "import sys; sys.path.insert(0, '.'); import connect_signals as c\n"
        "for name in c.__all__: getattr(c, name)\n"
        "print(*{m.partition('.')[0] for m in sys.modules})"
    )
    loaded = set(run(sys.executable, "-I", "-S", "-W", "error", "-c", code).stdout.split())
    assert "connect_signals" in loaded
    assert loaded - {"connect_signals"} <= sys.stdlib_module_names | {"__main__"}


def test_all_names_are_there_and_listed() -> None:
    import connect_signals

    assert set(connect_signals.__all__) <= set(dir(connect_signals))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = connect_signals.nothing
