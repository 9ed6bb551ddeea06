"""What counts in a test run with coverage: by whom, through what, from where."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from sender import SEND
from signalspec import naming
from signalspec.load import load_file
from signalspec.mock import MockClient
from signalspec.testing import Contract, contract
from signalspec.testing.coverage.figures import Coverage
from signalspec.testing.coverage.observation import Observation

pytest_plugins = ["pytester"]

REPO = Path(__file__).resolve().parents[2]
PACKAGE = REPO / "generated" / "python" / "connect_signals"

HEAD = """
import json
import pytest
ORDER = {"signalType": "order", "currency": "EUR", "orderId": "O-1"}
def signal(**content):
    contact = {"contactKey": "C"}
    return {"appKey": "s3cret", "identifiableAttributes": contact, "signalContent": {**ORDER, **content}}
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.Pytester]:
    """A project that has a copy of the generated package, and no other one to find."""
    shutil.copytree(PACKAGE, pytester.path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(sys, "path", [path for path in sys.path if path != str(PACKAGE.parent)])
    for name in imported_modules():
        monkeypatch.delitem(sys.modules, name)
    pytester.syspathinsert()
    yield pytester
    for name in imported_modules():
        del sys.modules[name]


def imported_modules() -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] == PACKAGE.name]


class Run:
    """A run with coverage: its outcome, and the document that it wrote."""

    def __init__(self, project: pytest.Pytester, code: str, *arguments: str) -> None:
        project.makepyfile(test_it=HEAD + code)
        self.result = project.runpytest_inprocess("--signal-coverage-json", "out/coverage.json", *arguments)
        self.text = (project.path / "out" / "coverage.json").read_text("utf-8")
        self.document = json.loads(self.text)
        assert self.document["spec"]["name"] == contract().spec.name

    def owner(self, name: str) -> Any:
        return next(owner for owner in self.document["owners"] if owner["name"] == name)

    def verdicts(self, name: str = "order") -> tuple[int, int]:
        return self.owner(name)["valid"], self.owner(name)["invalid"]

    def rules(self, state: str) -> set[str]:
        return {rule["id"] for owner in self.document["owners"] for rule in owner["rules"] if rule[state]}


GOOD_AND_BAD = (
    ("validate(signal())", "validate(signal(orderId=1))"),
    ("validate(signal=signal())", "validate(signal=signal(orderId=1))"),
    ("validate_content(ORDER)", "validate_content({**ORDER, 'orderId': 1})"),
    ("validate_batch([signal()])", "validate_batch([signal(orderId=1)])"),
    ("validate_json(json.dumps(signal()))", "validate_json(json.dumps(signal(orderId=1)).encode())"),
    ("parse(signal())", "failing(parse, signal(orderId=1))"),
    ("parse_content(ORDER)", "failing(parse_content, {**ORDER, 'orderId': 1})"),
    ("decode(json.dumps(signal()))", "failing(decode, json.dumps(signal(orderId=1)))"),
    ("create_signals([signal()])", "failing(create_signals, [signal(orderId=1)])"),
    ("Order(currency='EUR', order_id='O')", "failing(Order, currency='EUR', order_id=1)"),
)


@pytest.mark.parametrize("imported", ["before", "after", "as a copy"])
def test_every_way_to_judge_counts(project: pytest.Pytester, imported: str) -> None:
    package = PACKAGE.name
    if imported == "before":
        there: Any = import_module(package)
        assert there.validate({}) and there.Order
    elif imported == "as a copy":
        package = f"shop.vendored.{package}"
        (project.path / "shop" / "vendored").mkdir(parents=True)
        (project.path / PACKAGE.name).rename(project.path / package.replace(".", "/"))
    code = f"""
from {package} import Order, SignalError, create_signals, decode, parse, parse_content
from {package} import validate, validate_batch, validate_content, validate_json

def failing(call, *arguments, **keywords):
    with pytest.raises(SignalError):
        call(*arguments, **keywords)
"""
    for number, (good, bad) in enumerate(GOOD_AND_BAD):
        code += f"def test_{number}():\n    {good}\n    {bad}\n"
    run = Run(project, code)
    run.result.assert_outcomes(passed=len(GOOD_AND_BAD))
    assert run.verdicts() == (len(GOOD_AND_BAD), len(GOOD_AND_BAD))
    assert run.rules("broken") == {"order.orderId.type"}
    assert {"Text.json", "Batch.type", "Batch.max_items", "Content.type", "Signal.type"} <= run.rules("kept")
    assert "s3cret" not in run.text + run.result.stdout.str()


def test_the_toolkit_and_the_mock_count(project: pytest.Pytester) -> None:
    project.makepyfile(sending=SEND)
    run = Run(project, """
from sending import send
from signalspec.testing import assert_valid
def test_package(signal_package): signal_package.validate(signal(effect="negative"))
def test_assertion(): assert_valid(signal(effect="positive"))
def test_mock(signal_mock): send(signal_mock, signal(name="x"), signal(orderId=None))
""")  # fmt: skip
    run.result.assert_outcomes(passed=3)
    assert run.verdicts() == (3, 1)
    fields = {field["name"]: field for field in run.owner("order")["fields"]}
    assert fields["effect"]["values"] == {"seen": ["positive", "negative"], "missing": []}
    assert fields["name"]["present"]
    assert run.rules("broken") == {"order.orderId.type"}


def test_what_nobody_judges_in_a_test_does_not_count(project: pytest.Pytester) -> None:
    run = Run(project, """
import connect_signals
from hypothesis import given, settings, strategies as st
from connect_signals import strategies
connect_signals.validate(signal())

@settings(max_examples=20, deadline=None)
@given(strategies.contents("identification"), strategies.invalid_signals("order.orderId.type"),
       st.from_type(connect_signals.Identification))
def test_strategies(content, invalid, instance): ...

def test_samples(signal_samples, signal_strategies):
    signal_samples.signal("order"), signal_samples.violating("order.orderId.type")
""", "-v")  # fmt: skip
    run.result.assert_outcomes(passed=2)
    assert run.document["percent"] == 0
    run.result.stdout.fnmatch_lines(["*signal coverage: connect-signals 1.0.0*", "no payload was judged"])


def test_failed_tests_and_fixtures_count(project: pytest.Pytester) -> None:
    run = Run(project, """
from connect_signals import validate
@pytest.fixture(scope="session", autouse=True)
def prepared():
    validate(signal())
    yield
    validate(signal(name="x"))
def test_failing():
    validate(signal(effect="negative"))
    assert False
def test_erring(nothing_like_it): ...
""")  # fmt: skip
    run.result.assert_outcomes(failed=1, errors=1)
    assert run.verdicts() == (3, 0)


def test_a_package_of_another_state_is_named(project: pytest.Pytester) -> None:
    root = project.path / PACKAGE.name / "__init__.py"
    text = root.read_text("utf-8")
    root.write_text(text.replace('SPEC_DIGEST = "', 'SPEC_DIGEST = "0'), "utf-8")
    (project.path / "vendored").mkdir()
    shutil.copytree(project.path / PACKAGE.name, project.path / "vendored" / PACKAGE.name)
    broken = project.path / "vendored" / PACKAGE.name
    (broken / "__init__.py").write_text(text, "utf-8")
    order = broken / "signals" / "order.py"
    order.write_text(order.read_text("utf-8").replace("explain", "judge_all"), "utf-8")
    validator = broken / "validators" / "order.py"
    validator.write_text(validator.read_text("utf-8") + "\n\njudge_all = explain\n", "utf-8")
    run = Run(project, """
import connect_signals
from vendored import connect_signals as other
def test_it(): assert connect_signals.validate(signal()) == other.validate(signal()) == []
""")  # fmt: skip
    run.result.assert_outcomes(passed=1)
    run.result.stdout.fnmatch_lines([
        "no payload was judged",
        "note: connect_signals 1.0.0 is generated from another state of the spec, and was not observed",
        "note: vendored.connect_signals could not be observed: KeyError: 'explain'",
    ])  # fmt: skip


@pytest.mark.parametrize("file", ["cases/library/spec.yaml", "cases/nasty/spec.yaml", "vectors/other.yaml"])
def test_packages_of_other_specs_are_observed(file: str) -> None:
    other = Contract(load_file(REPO / "tests" / file))
    observation = Observation(other)
    observation.begin()
    try:
        observation.recorder.active = True
        for name in other.signal_types:
            other.assert_valid(other.samples.full_signal(name))
        for owner in Coverage.of(other.spec, observation.recorder.seen).owners:
            if owner.kind == "signal":
                assert owner.verdicts() == (True, False)
        cls = getattr(other.package, naming.class_name(other.signal_types[0]))
        with pytest.raises(getattr(other.package, naming.error_class(other.spec))):
            cls(**{naming.attribute(f.name): object() for f in other.spec.signals[0].fields})
        assert observation.recorder.seen.invalid[other.signal_types[0]] == 1
    finally:
        observation.end()
    assert observation.notes == {}
    assert observation.recorder.lost == 0


def test_everything_is_as_before_in_the_end(project: pytest.Pytester) -> None:
    package: Any = import_module(PACKAGE.name)
    function, explain = package.validate, import_module(f"{package.Order.__module__}").explain
    code, names, finders = function.__code__, set(function.__globals__), list(sys.meta_path)
    run = Run(project, """
import inspect
from connect_signals import validate
def test_it():
    assert validate(signal()) == []
    with pytest.raises(TypeError): validate()
    with pytest.raises(ValueError): validate({}, unknown="x")
    assert str(inspect.signature(validate)).startswith("(signal: ")
""")  # fmt: skip
    run.result.assert_outcomes(passed=1)
    assert run.verdicts() == (1, 0)
    assert function.__code__ is code
    assert set(function.__globals__) == names
    assert function({}, unknown="ignore", subscription="pro")
    assert import_module(f"{package.Order.__module__}").explain is explain
    assert sys.meta_path == finders


@contextmanager
def mock_elsewhere(*arguments: str) -> Iterator[MockClient]:
    """A mock in a process of its own."""
    command = [sys.executable, "-m", "signalspec", "mock", "--port", "0", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=REPO
    ) as process:
        try:
            assert process.stdout is not None
            yield MockClient(process.stdout.readline().strip().removesuffix("/graphql"))
        finally:
            process.terminate()


def test_a_mock_elsewhere_is_asked_what_arrived(project: pytest.Pytester) -> None:
    project.makepyfile(sending=SEND)
    code = """
from sending import send
def test_own(signal_mock):
    send(signal_mock, signal(effect="negative"), signal(orderId=None))
def test_default(signal_mock_server):
    send(signal_mock_server, *[signal(name="x")] * 300)
    for _ in range(4):
        send(signal_mock_server, *[signal(description="x")] * 300)
"""
    with mock_elsewhere("--mode", "lenient") as mock:
        # What an earlier run has left there is not this one's.
        earlier = "from sending import send\ndef test_it(signal_mock_server): send(signal_mock_server, {})\n"
        project.makepyfile(test_it=HEAD + earlier.replace("{}", "signal(orderTax=1)"))
        project.runpytest_inprocess("--signal-mock-url", mock.base_url).assert_outcomes(passed=1)
        assert len(mock.all()) == 1
        run = Run(project, code, "--signal-mock-url", mock.base_url)
    run.result.assert_outcomes(passed=2)
    assert run.verdicts() == (1501, 1)
    fields = {field["name"]: field["present"] for field in run.owner("order")["fields"]}
    assert fields["effect"] and fields["name"] and fields["description"]
    assert not fields["orderTax"]
    assert run.rules("broken") == {"order.orderId.type"}
    assert "Signal.appKey.type" in run.rules("kept")
    run = Run(project, "def test_it(): ...", "--signal-mock-url", mock.base_url)
    run.result.stdout.fnmatch_lines(["no payload was judged", "note: the mock at * cannot be reached*"])


class TestDemands:
    CODE = """
from connect_signals import validate
def test_it(): validate(signal())
"""

    def test_met(self, project: pytest.Pytester) -> None:
        run = Run(project, self.CODE, "--signal-coverage-fail-under", "0.5,verdicts=5", "--signal-coverage")
        assert run.result.ret == pytest.ExitCode.OK
        run.result.stdout.no_fnmatch_line("FAIL*")

    def test_unmet(self, project: pytest.Pytester) -> None:
        run = Run(project, self.CODE, "--signal-coverage-fail-under", "kept=5,90",
                  "--signal-coverage-fail-under", "fields=50.5")  # fmt: skip
        assert run.result.ret == pytest.ExitCode.TESTS_FAILED
        run.result.assert_outcomes(passed=1)
        run.result.stdout.fnmatch_lines([
            "TOTAL *%",
            "FAIL: signal coverage is *%, less than 90%",
            "FAIL: signal coverage of fields is *%, less than 50.5%",
        ])  # fmt: skip
        run.result.stdout.no_fnmatch_line("FAIL: * of kept*")

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("field=9", "there is no part 'field'; did you mean 'fields'?"),
            ("x", "'x' is no number of percent"),
            ("101", "101 is not from 0 to 100"),
            ("fields=", "'' is no number of percent"),
        ],
    )
    def test_misspelt(self, pytester: pytest.Pytester, text: str, reason: str) -> None:
        result = pytester.runpytest_inprocess("--signal-coverage-fail-under", text)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([f"*argument --signal-coverage-fail-under: {reason}"])

    def test_a_report_that_cannot_be_written_fails_the_run(self, project: pytest.Pytester) -> None:
        (project.path / "file").write_text("")
        project.makepyfile(test_it="def test_it(): ...")
        result = project.runpytest_inprocess("--signal-coverage-json", "file/coverage.json")
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(["FAIL: *file/coverage.json cannot be written: *"])


def test_nothing_is_reported_where_nothing_runs(project: pytest.Pytester) -> None:
    project.makepyfile(test_it="def test_it(): ...")
    result = project.runpytest_inprocess("--collect-only", "--signal-coverage-fail-under", "90")
    assert result.ret == pytest.ExitCode.OK
    result.stdout.no_fnmatch_line("*signal coverage*")


def test_workers_are_put_together(project: pytest.Pytester) -> None:
    project.makepyfile(test_it=HEAD + """
from connect_signals import validate
validate(signal(description="not in a test"))

@pytest.mark.parametrize("effect", ["positive", "negative"])
def test_it(effect, signal_mock, worker_id):
    assert worker_id in ("gw0", "gw1")
    validate(signal(effect=effect))

def test_that(): validate(signal(orderId=5))
""")  # fmt: skip
    unneeded = {each.name for each in entry_points(group="pytest11")} - {"signalspec", "xdist"}
    result = project.runpytest_subprocess(
        "-n", "2", *(argument for name in sorted(unneeded) for argument in ("-p", f"no:{name}")),
        "--signal-coverage-json", "coverage.json", "--signal-coverage-fail-under", "verdicts=90",
    )  # fmt: skip
    result.assert_outcomes(passed=3)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["TOTAL *", "FAIL: signal coverage of verdicts is *"])
    assert result.stdout.str().count("signal coverage: connect-signals") == 1
    document = json.loads((project.path / "coverage.json").read_text("utf-8"))
    (order,) = [owner for owner in document["owners"] if owner["name"] == "order"]
    assert (order["valid"], order["invalid"]) == (2, 1)
    fields = {field["name"]: field for field in order["fields"]}
    assert fields["effect"]["values"]["missing"] == []
    assert not fields["description"]["present"]
