"""What pytest was configured with: the spec, the caller's tier, the mock."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakKeyDictionary

from signalspec.diagnostics import SpecError, did_you_mean
from signalspec.load import load_file
from signalspec.report.diagnostic import report_spec_error
from signalspec.spec_files import default_spec_file, why_no_file
from signalspec.testing import current
from signalspec.testing.contracts import Contract
from signalspec.testing.difference import Expected

if TYPE_CHECKING:
    import pytest

_of_sessions: WeakKeyDictionary[Any, Contract] = WeakKeyDictionary()  # by the session's configuration
_of_files: dict[tuple[Path, int], Contract] = {}  # by the file and when it was changed


class ConfigurationError(Exception):
    """There is no spec to test against, or the configuration asks for what there is not."""


def contract(config: pytest.Config | None = None) -> Contract:
    """The contract of that pytest session, else of the one that is on, else of the spec that is here.

    Raises ConfigurationError.
    """
    if config is None and current.CONFIGS:
        config = current.CONFIGS[-1]
    if config is None:
        return _loaded(_default_file(Path()))
    if config not in _of_sessions:
        spec, tier = _loaded(_configured_file(config)).spec, chosen(config, "tier")
        if tier is not None and tier not in spec.tiers:
            hint = f": {did_you_mean(tier, spec.tiers)}" if spec.tiers else ""
            raise ConfigurationError(f"signalspec_tier: {spec.name} has no tier {tier!r}{hint}")
        _of_sessions[config] = Contract(spec, tier=tier)
    return _of_sessions[config]


def assert_valid(
    payload: Any,
    *,
    tier: str | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> None:
    """`Contract.assert_valid` of the contract that is configured."""
    __tracebackhide__ = True
    contract().assert_valid(payload, tier=tier, unknown=unknown, advice=advice)


def assert_violates(
    payload: Any,
    *expected: Expected,
    tier: str | None = None,
    unknown: Literal["reject", "ignore"] = "reject",
    advice: bool = False,
) -> None:
    """`Contract.assert_violates` of the contract that is configured."""
    __tracebackhide__ = True
    contract().assert_violates(payload, *expected, tier=tier, unknown=unknown, advice=advice)


def chosen(config: pytest.Config, name: str) -> str | None:
    """What the command line says about `name`, else the configuration file; None where neither does."""
    given = config.getoption(f"signal_{name}") or config.getini(f"signalspec_{name}")
    return str(given) if given else None


def _configured_file(config: pytest.Config) -> Path:
    given = config.getoption("signal_spec")
    if given:
        return _existing(config.invocation_params.dir / str(given), f"--signal-spec {given}")
    written = config.getini("signalspec_spec")
    if written:
        beside = config.inipath.parent if config.inipath is not None else config.rootpath
        return _existing(beside / str(written), f"signalspec_spec = {written}")
    return _default_file(config.rootpath)


def _existing(file: Path, given: str) -> Path:
    why = why_no_file(file)
    if why is not None:
        raise ConfigurationError(f"{given}: {_shown(file)} {why}")
    return file


def _default_file(directory: Path) -> Path:
    found = default_spec_file(directory)
    if found is None:
        raise ConfigurationError(
            f"there is no spec/signals.yaml in {directory.resolve()}: name the spec with "
            "`signalspec_spec` in the configuration of pytest or with --signal-spec"
        )
    return found


def _loaded(file: Path) -> Contract:
    key = (file.resolve(), file.stat().st_mtime_ns)
    if key not in _of_files:
        try:
            _of_files[key] = Contract(load_file(Path(_shown(file))))
        except SpecError as error:
            text = io.StringIO()
            report_spec_error(error, text)
            raise ConfigurationError(f"the spec cannot be used\n{text.getvalue().rstrip()}") from None
    return _of_files[key]


def _shown(file: Path) -> str:
    """The path as a reader would write it: from here, where it lies below."""
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)
