"""What all tests share: where the repository is, its spec, and the generated package on the path."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from signalspec.load import load_file
from signalspec.model import Spec

REPO = Path(__file__).resolve().parents[1]
# SIGNALSPEC_PACKAGE is the directory of another build of the generated package, a compiled one, say.
sys.path.insert(0, os.environ.get("SIGNALSPEC_PACKAGE") or str(REPO / "generated" / "python"))
# What tests keep is theirs, and stays between two runs.
os.environ.setdefault("SIGNALSPEC_CACHE", str(REPO / ".pytest_cache" / "signalspec"))

# `ci` is quick and the same each time; HYPOTHESIS_PROFILE=deep looks further, and elsewhere each time.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=100)
settings.register_profile("deep", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def spec() -> Spec:
    return load_file(REPO / "spec" / "signals.yaml")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where SIGNALSPEC_NO_SKIPS is set, as in CI, a skipped test is a failure: something is not installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("SIGNALSPEC_NO_SKIPS") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
