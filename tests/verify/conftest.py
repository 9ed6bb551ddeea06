"""What the tests of `verify` share: no proxy of the environment's, no key of it, and quick runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from signalspec.load import load_file
from signalspec.model import Spec

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SIGNALSPEC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(scope="session")
def library() -> Spec:
    return load_file(REPO / "tests" / "cases" / "library" / "spec.yaml")
