"""The plugin is loaded into everybody's pytest: it does no harm there, extras or not."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

LOADED = ["signalspec", "signalspec.testing", "signalspec.testing.current", "signalspec.testing.plugin"]
OTHERS = sorted({each.name for each in entry_points(group="pytest11")} - {"signalspec"})
NEEDS = "needs the extra of signalspec for tests: pip install 'signalspec[testing]'"


def run(folder: Path, code: str, *arguments: str, without: tuple[str, ...]) -> tuple[int, str]:
    """Runs pytest where those modules cannot be imported, as if they were not installed, and where the
    plugin is the only one."""
    (folder / "test_it.py").write_text(code, "utf-8")
    (folder / "missing.py").write_text(f"import sys\nsys.modules.update(dict.fromkeys({without!r}))\n")
    plugins = [argument for name in OTHERS for argument in ("-p", f"no:{name}")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "missing", "-p", "no:cacheprovider", *plugins, *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_nothing_is_imported_before_it_is_used(tmp_path: Path) -> None:
    code = f"""
import sys
def test_it():
    assert [name for name in sorted(sys.modules) if name.partition(".")[0] == "signalspec"] == {LOADED}
    assert [1, {{"a": 2}}] == [1, {{"a": 2}}]
"""
    without = ("starlette", "uvicorn", "hypothesis", "graphql", "yaml", "jinja2", "click")
    code_and_text = run(tmp_path, code, "-q", "-W", "error", without=without)
    assert code_and_text[0] == 0, code_and_text[1]


def test_without_the_extra_its_fixtures_say_what_to_install(tmp_path: Path) -> None:
    code = """
from signalspec.testing import contract, assert_valid
def test_mock(signal_mock): ...
def test_server(signal_mock_server): ...
def test_strategies(signal_strategies): ...
def test_the_rest(signal_samples, signal_package): assert_valid(signal_samples.signal("order"))
def test_no_fixture(): contract().strategies
"""
    _, text = run(tmp_path, code, "-q", "--signal-coverage", without=("starlette", "uvicorn", "hypothesis"))
    assert "1 failed, 1 passed, 3 errors" in text
    assert text.count(f"\nsignal_mock {NEEDS}\n") == 2
    assert text.count(f"\nsignal_strategies {NEEDS}\n") == 1
    assert "the strategies need hypothesis: pip install 'signalspec[testing]'" in text
    code_and_text = run(tmp_path, code, "--signal-coverage", "--signal-mock-url", "http://127.0.0.1:9",
                        without=("starlette",))  # fmt: skip
    assert code_and_text == (pytest.ExitCode.USAGE_ERROR, f"ERROR: signalspec_mock_url {NEEDS}\n\n")


def test_it_may_be_imported_before_pytest(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it(): ...\n")
    off = [argument for name in OTHERS for argument in ("-p", f"no:{name}")]
    code = f"import signalspec.testing, pytest; raise SystemExit(pytest.main(['-q', '-W', 'error', *{off}]))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_can_be_turned_off(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_it(signal_mock): ...")
    result = pytester.runpytest_inprocess("-p", "no:signalspec")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["E *fixture 'signal_mock' not found"])
    result = pytester.runpytest_inprocess("-p", "no:signalspec", "--signal-coverage")
    result.stderr.fnmatch_lines(["*unrecognized arguments: --signal-coverage"])


def test_help_lists_the_options(pytester: pytest.Pytester) -> None:
    text = " ".join(pytester.runpytest_inprocess("--help").stdout.str().split())
    assert "contract tests of signals (signalspec): --signal-spec=FILE the spec to test against" in text
    for name in ("tier", "mock-mode", "mock-url", "coverage", "coverage-json", "coverage-fail-under"):
        assert f" --signal-{name}" in text
    for name in ("spec", "tier", "mock_mode", "mock_url"):
        assert f" signalspec_{name} (string):" in text
    markers = pytester.runpytest_inprocess("--markers").stdout.str()
    assert "@pytest.mark.signal_mock(mode=..., tier=..., unknown=..., api_key=...): how the mock" in markers
    fixtures = pytester.runpytest_inprocess("--fixtures").stdout.str()
    assert "\nsignal_mock -- " in fixtures
    assert "_signal_mocks" not in fixtures
