"""The fixtures in small projects of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from sender import SEND
from signalspec.mock import running_mock
from signalspec.model import Spec

pytest_plugins = ["pytester"]

REPO = Path(__file__).resolve().parents[2]
MINIMAL = (REPO / "tests/cases/minimal/spec.yaml").read_text("utf-8")


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makepyfile(sending=SEND)
    pytester.syspathinsert()
    return pytester


def run(project: pytest.Pytester, code: str, *arguments: str) -> pytest.RunResult:
    project.makepyfile(test_it="import pytest\nfrom sending import send\n" + code)
    return project.runpytest_inprocess("-p", "no:cacheprovider", *arguments)


def test_everything_about_the_shipped_spec(project: pytest.Pytester) -> None:
    result = run(project, """
from hypothesis import given, settings
from signalspec.testing import assert_valid, assert_violates, contract

def test_one_contract(signal_contract, signal_spec, signal_package, signal_samples, signal_strategies):
    assert signal_contract is contract()
    assert signal_contract.spec is signal_spec and signal_spec.name == "connect-signals"
    assert signal_contract.package is signal_package
    assert signal_package.validate(signal_samples.signal("order")) == []
    assert signal_strategies.contents("order") is not None

def test_functions(signal_samples):
    assert_valid(signal_samples.signal("order"))
    assert_violates(signal_samples.violating("order.orderId.type"), "order.orderId.type")

@settings(max_examples=5, deadline=None)
@given(contract().strategies.invalid_contents("order.orderId.required"))
def test_strategies(content):
    assert_violates(content, "order.orderId.required")
""")  # fmt: skip
    result.assert_outcomes(passed=3)


def test_each_test_has_a_namespace_in_one_mock(project: pytest.Pytester) -> None:
    result = run(project, """
seen = []

@pytest.mark.parametrize("name", ["a/b [c]", "", "ä" * 200])
def test_own(signal_mock, signal_mock_server, signal_samples, name):
    assert signal_mock.all() == []
    signal_mock.fault("status", status=503, times=5)
    signal_mock.clear_faults()
    answer = send(signal_mock, signal_samples.signal("order"))
    assert answer["data"]["createSignals"]["signalIds"] == ["signal-1"]
    assert len(signal_mock.good(type="order")) == 1
    assert signal_mock.base_url == signal_mock_server.base_url
    seen.append(signal_mock.name)

def test_they_are_all_different_and_empty_again(signal_mock_server):
    assert len(set(seen)) == 3
    assert all(signal_mock_server.namespace(name).all() == [] for name in seen)
    assert signal_mock_server.name == "default" and signal_mock_server.all() == []
""")  # fmt: skip
    result.assert_outcomes(passed=4)


def test_the_mock_behaves_as_configured_or_as_a_marker_says(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\nsignalspec_mock_mode = lenient\nsignalspec_tier = pro\n")
    result = run(project, """
def taken(mock, signal):
    return (send(mock, signal).get("data") or {}).get("createSignals") is not None

def test_configured(signal_mock, signal_contract, signal_samples):
    view = signal_samples.signal("pageView")
    assert taken(signal_mock, view)
    assert [v.rule for v in signal_mock.bad()[0].violations] == ["pageView.subscription"]
    signal_contract.assert_violates(view, "pageView.subscription")

@pytest.mark.signal_mock(mode="strict", tier="premium")
def test_marked(signal_mock, signal_samples):
    assert taken(signal_mock, signal_samples.signal("pageView"))
    assert not taken(signal_mock, signal_samples.violating("order.orderId.type"))

@pytest.mark.signal_mock(api_key="right", mode="strict")
class TestKeys:
    @pytest.mark.signal_mock(mode="lenient")
    def test_both(self, signal_mock, signal_samples):
        assert send(signal_mock, signal_samples.violating("order.orderId.type"), key="right")["data"]

    def test_key(self, signal_mock, signal_samples):
        from urllib.error import HTTPError
        assert send(signal_mock, signal_samples.signal("order"), key="right")["data"]
        with pytest.raises(HTTPError, match="403"):
            send(signal_mock, signal_samples.signal("order"), key="wrong")

@pytest.mark.signal_mock(moed="strict")
def test_misspelt(signal_mock): ...

@pytest.mark.signal_mock(tier="por")
def test_no_such_tier(signal_mock): ...

@pytest.mark.signal_mock(unknown="allow")
def test_no_such_value(signal_mock): ...

@pytest.mark.signal_mock("lenient")
def test_no_name(signal_mock): ...
""", "--strict-markers")  # fmt: skip
    result.assert_outcomes(passed=4, errors=4)
    result.stdout.fnmatch_lines([
        "signal_mock: *'moed'*", "signal_mock: the spec has no tier 'por'*",
        "signal_mock: unknown is reject or ignore, not 'allow'", "signal_mock: *takes 1 positional argument*",
    ])  # fmt: skip
    result.stdout.no_fnmatch_line("*Traceback*")


def test_where_the_spec_is(project: pytest.Pytester) -> None:
    code = "def test_it(signal_spec): assert signal_spec.name == 'minimal'"
    below = project.mkdir("spec")
    (below / "signals.yaml").write_text(MINIMAL, "utf-8")
    run(project, code).assert_outcomes(passed=1)
    (below / "signals.yaml").rename(project.path / "mine.yaml")
    run(project, code).assert_outcomes(failed=1)
    run(project, code, "--signal-spec", "mine.yaml").assert_outcomes(passed=1)
    project.makeini("[pytest]\nsignalspec_spec = mine.yaml\n")
    run(project, code, "--rootdir", str(project.path.parent)).assert_outcomes(passed=1)
    project.makeini("[pytest]\nsignalspec_spec = spec\n")
    result = run(project, code)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["signalspec_spec = spec: spec is a directory"])
    result = run(project, code, "--signal-spec", "absent.yaml", "--signal-coverage")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --signal-spec absent.yaml: absent.yaml does not exist"])


def test_mistakes_in_the_spec_are_shown_where_they_stand(project: pytest.Pytester) -> None:
    (project.path / "bad.yaml").write_text(MINIMAL.replace("type: string", "type: strng"), "utf-8")
    result = run(project, "def test_it(signal_samples): ...", "--signal-spec", "bad.yaml")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["the spec cannot be used", "error*", "*bad.yaml:*", "*strng*"])
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--signal-mock-mode", "strickt"], "signal_mock: mode is strict or lenient, not 'strickt'"),
        (["--signal-tier", "premum"], "signalspec_tier: connect-signals has no tier 'premum'*'premium'?"),
        (["--signal-mock-url", "http://127.0.0.1:9"], "signal_mock: the mock at http://127.0.0.1:9 cannot*"),
        (["--signal-mock-url", "http://u:s3cret@[::1]:9"], "signal_mock: a mock takes no user and password*"),
        (["--signal-mock-url", "localhost"], "signal_mock: there is no mock of signalspec's at localhost"),
    ],
)
def test_wrong_settings_are_one_line(project: pytest.Pytester, arguments: list[str], reason: str) -> None:
    result = run(project, "def test_it(signal_mock): ...", *arguments)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([reason])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*another exception*")
    result.stdout.no_fnmatch_line("*s3cret*")


def test_a_mock_elsewhere(project: pytest.Pytester, spec: Spec) -> None:
    code = """
def test_own(signal_mock, signal_samples):
    assert send(signal_mock, signal_samples.signal("order"))["data"]

@pytest.mark.signal_mock(mode="strict")
def test_settings(signal_mock): ...
"""
    with running_mock(spec) as mock:
        result = run(project, code, "--signal-mock-url", mock.url)
        result.assert_outcomes(passed=1, errors=1)
        result.stdout.fnmatch_lines(["signal_mock: the mock at *has settings of its own*"])
        assert mock.all() == []
        result = run(project, code, "--signal-mock-url", f"{mock.base_url}/elsewhere")
        result.stdout.fnmatch_lines(
            [f"signal_mock: there is no mock of signalspec's at {mock.base_url}/elsewhere"]
        )
        result = run(project, code, "--signal-mock-url", mock.url, "--signal-spec",
                     str(REPO / "tests/cases/minimal/spec.yaml"))  # fmt: skip
        result.stdout.fnmatch_lines(["*serves connect-signals 1.0.0, which is not the same spec as minimal*"])


def test_plain_asserts_read_well(project: pytest.Pytester) -> None:
    result = run(project, """
from collections import namedtuple
Other = namedtuple("Other", "rule message path")

def violations(package, **members):
    return package.validate_content({"signalType": "order", "currency": "EUR", "orderId": "O", **members})

def test_none_expected(signal_package):
    assert violations(signal_package, orderId=5, orderTax="x") == []

def test_others_expected(signal_package):
    assert violations(signal_package, orderId=5) == violations(signal_package, orderTax="x", orderId=5)

def test_texts(signal_package):
    assert violations(signal_package, orderId=5) == ["order.orderId.type"]

def test_no_list(signal_package):
    assert violations(signal_package, orderId=5) == "order.orderId.type"

def test_arrived(signal_mock, signal_samples):
    send(signal_mock, signal_samples.violating("order.orderId.required"))
    assert signal_mock.bad()[0].violations == ()

def test_not_ours():
    assert [Other("a", "b", "c")] == []
""", "-vv")  # fmt: skip
    result.assert_outcomes(failed=6)
    result.stdout.fnmatch_lines([
        "E * 2 violations == 0 violations",
        "E *+ order.orderId.type  /orderId",
        "E * expected a string, got the number 5",
        "E *+ order.orderTax.type  /orderTax",
        "E * 1 violation == 2 violations",
        "E *- order.orderTax.type  /orderTax",
        "E *+ order.orderId.type  /orderId",
        "E *- 'order.orderId.type'",
        "E *+ order.orderId.required  /signalContent/orderId",
        "E *Left contains one more item: Other(*",
    ])  # fmt: skip


def test_a_failed_test_shows_what_arrived(project: pytest.Pytester) -> None:
    result = run(project, """
def test_good(signal_mock, signal_samples):
    send(signal_mock, signal_samples.signal("order"))

@pytest.mark.signal_mock(mode="lenient")
def test_bad(signal_mock, signal_samples):
    bad = signal_samples.violating("order.orderId.required")
    send(signal_mock, signal_samples.signal("pageView"), bad, {**bad, "signalContent": {}})
    assert signal_mock.all() == []

def test_nothing(signal_mock):
    assert signal_mock.all()
""")  # fmt: skip
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines([
        "*_ test_bad _*", "-* Captured signals teardown -*",
        "request 1: 200, 3 signals",
        "[[]1.0] pageView, taken",
        "[[]1.1] order, taken",
        "  + order.orderId.required  /signalContent/orderId",
        "[[]1.2] of no known type, taken",
        "  + Content.signalType.required  /signalContent/signalType",
        "*_ test_nothing _*", "-* Captured signals teardown -*", "no request arrived",
    ])  # fmt: skip
    assert result.stdout.str().count("Captured signals") == 2


def test_failures_point_at_the_test(project: pytest.Pytester) -> None:
    result = run(project, """
from signalspec.testing import assert_valid
def test_it(signal_samples):
    signal = signal_samples.signal("order")
    signal["appKey"] = ["s3cret"]
    assert_valid(signal)
""", "--tb=short")  # fmt: skip
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["test_it.py:8: in test_it", "E *AssertionError: Signal with order content*"])
    result.stdout.no_fnmatch_line("*contracts.py*")
    result.stdout.no_fnmatch_line("*s3cret*")


def test_a_session_that_is_over_leaves_nothing(project: pytest.Pytester) -> None:
    from signalspec.testing import contract, current

    before = list(current.CONFIGS)
    own = contract()
    run(project, "def test_it(signal_contract): ...", "--signal-tier", "pro", "--signal-coverage")
    assert before == current.CONFIGS
    assert contract() is own
