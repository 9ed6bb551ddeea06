"""The pytest plugin: options, fixtures, and the way to coverage.

It is loaded into every pytest run of an environment that has signalspec, so nothing else of signalspec's
is imported before it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from signalspec.testing import current

if TYPE_CHECKING:
    from signalspec.mock import MockClient
    from signalspec.model import Spec
    from signalspec.testing.contracts import Contract
    from signalspec.testing.mocks import Mocks
    from signalspec.testing.samples import SignalSamples

COVERAGE = "signalspec-coverage"

# The classes of a generated package and of the mock's client.
_VIOLATIONS = ("Violation", "SeenViolation")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("signalspec", "contract tests of signals (signalspec)")
    settings = (
        ("spec", "FILE", "the spec to test against (default: spec/signals.yaml, else the shipped one)"),
        ("tier", "NAME", "what the sender subscribes to, for assertions and the mock"),
        ("mock-mode", "MODE", "strict (the default): refuse a batch with a violation; lenient: take it"),
        ("mock-url", "URL", "use the mock that runs there, instead of one in this process"),
    )
    for name, metavar, says in settings:
        group.addoption(f"--signal-{name}", metavar=metavar, help=says)
        parser.addini(f"signalspec_{name.replace('-', '_')}", f"{says}; see --signal-{name}", default="")
    group.addoption(
        "--signal-coverage",
        action="store_true",
        help="report which signal types, fields, enum values and rules the tests exercised",
    )
    group.addoption(
        "--signal-coverage-json", metavar="FILE", help="write that report as JSON; turns coverage on"
    )
    group.addoption(
        "--signal-coverage-fail-under",
        metavar="N",
        action="append",
        default=[],
        type=_checked_demand,
        help="fail the run if less than N percent is covered; for one part NAME=N, of verdicts, fields, "
        "values, kept and broken; turns coverage on",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "signal_mock(mode=..., tier=..., unknown=..., api_key=...): how the mock of this test behaves",
    )
    current.CONFIGS.append(config)
    option = config.option
    wanted = option.signal_coverage or option.signal_coverage_json or option.signal_coverage_fail_under
    if wanted and not option.collectonly:
        _begin_coverage(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    if config in current.CONFIGS:
        current.CONFIGS.remove(config)


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    if op != "==" or not (_is_violations(left) or _is_violations(right)):
        return None
    from signalspec.testing.comparing import comparison

    return comparison(left, right)


@pytest.fixture(scope="session")
def signal_contract(pytestconfig: pytest.Config) -> Contract:
    """The spec with its package, samples, strategies, assert_valid and assert_violates."""
    from signalspec.testing.configured import ConfigurationError, contract

    try:
        return contract(pytestconfig)
    except ConfigurationError as error:
        _fail(str(error))


@pytest.fixture(scope="session")
def signal_spec(signal_contract: Contract) -> Spec:
    """The spec, resolved."""
    return signal_contract.spec


@pytest.fixture(scope="session")
def signal_package(signal_contract: Contract) -> Any:
    """The Python package that is generated from the spec, built in memory."""
    return signal_contract.package


@pytest.fixture(scope="session")
def signal_samples(signal_contract: Contract) -> SignalSamples:
    """Signals to send: valid ones by type, and for each rule some that break only that."""
    return signal_contract.samples


@pytest.fixture(scope="session")
def signal_strategies(signal_contract: Contract) -> Any:
    """Hypothesis strategies for contents, signals and batches."""
    try:
        return signal_contract.strategies
    except ModuleNotFoundError as error:
        _fail(_missing_extra("signal_strategies", error))


@pytest.fixture(scope="session")
def _signal_mocks(pytestconfig: pytest.Config, signal_contract: Contract) -> Iterator[Mocks]:
    """All mocks of the session, for the fixtures below."""
    try:
        from signalspec.testing.mocks import Mocks
    except ModuleNotFoundError as error:
        _fail(_missing_extra("signal_mock", error))
    from signalspec.testing.configured import chosen

    defaults = {"mode": chosen(pytestconfig, "mock_mode") or "strict", "tier": chosen(pytestconfig, "tier")}
    mocks = Mocks(signal_contract.spec, defaults, chosen(pytestconfig, "mock_url"))
    yield mocks
    mocks.close()


@pytest.fixture(scope="session")
def signal_mock_server(_signal_mocks: Mocks) -> MockClient:
    """The mock platform, running for the whole session: its default namespace."""
    return _server(_signal_mocks)


@pytest.fixture
def signal_mock(request: pytest.FixtureRequest, _signal_mocks: Mocks) -> Iterator[MockClient]:
    """A namespace of this test's own in the mock platform: send to its `url`, then ask what arrived."""
    from signalspec.testing.mocks import arrived, own_namespace

    arguments: list[Any] = []
    settings: dict[str, Any] = {}
    for marker in request.node.iter_markers("signal_mock"):
        arguments += marker.args
        settings = {**marker.kwargs, **settings}
    server = _server(_signal_mocks, *arguments, **settings)
    coverage = request.config.pluginmanager.get_plugin(COVERAGE)
    failed_before = request.session.testsfailed
    with own_namespace(server, request.node.name) as mock:
        if coverage is None:
            yield mock
        else:
            with coverage.observed(mock):
                yield mock
        if request.session.testsfailed > failed_before:
            request.node.add_report_section("teardown", "signals", arrived(mock))


def _begin_coverage(config: pytest.Config) -> None:
    from signalspec.testing.configured import ConfigurationError
    from signalspec.testing.coverage.session import CoverageSession

    try:
        coverage = CoverageSession(config)
    except ConfigurationError as error:
        raise pytest.UsageError(str(error)) from None
    except ModuleNotFoundError as error:
        raise pytest.UsageError(_missing_extra("signalspec_mock_url", error)) from None
    config.pluginmanager.register(coverage, COVERAGE)
    coverage.begin()


def _server(mocks: Mocks, *arguments: Any, **settings: Any) -> MockClient:
    from signalspec.mock import MockError

    try:
        return mocks.server(*arguments, **settings)
    except (MockError, TypeError, ValueError, OSError) as error:
        _fail(f"signal_mock: {error}")


def _is_violations(value: object) -> bool:
    return isinstance(value, (list, tuple)) and any(
        type(each).__name__ in _VIOLATIONS and isinstance(getattr(each, "rule", None), str) for each in value
    )


def _checked_demand(text: str) -> str:
    from argparse import ArgumentTypeError

    from signalspec.testing.coverage.demands import demands

    try:
        demands(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None
    return text


def _missing_extra(name: str, error: ModuleNotFoundError) -> str:
    """What to install; raises the error where it is a module of signalspec's own that is not there."""
    if (error.name or "").partition(".")[0] == "signalspec":
        raise error
    return f"{name} needs the extra of signalspec for tests: pip install 'signalspec[testing]'"


def _fail(reason: str) -> NoReturn:
    # Whatever led here is said in the reason.
    raise pytest.fail.Exception(reason, pytrace=False) from None
