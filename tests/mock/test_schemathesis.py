"""Schemathesis runs against the mock, by its OpenAPI and its GraphQL schema, and finds nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from mock_calls import KEY
from signalspec.mock import MockClient, Settings, running_mock
from signalspec.model import Spec

pytest.importorskip("schemathesis", reason="schemathesis is not installed")
HERE = Path(__file__).parent


def run(tmp_path: Path, url: str, *options: str) -> str:
    """What schemathesis says; fails where it finds anything."""
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", url, "--no-color", "--seed", "1", *options],
        capture_output=True, text=True, timeout=120, cwd=tmp_path,
        env={
            **os.environ, "SCHEMATHESIS_HOOKS": "schemathesis_hooks", "PYTHONPATH": str(HERE),
            "NO_PROXY": "*",
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    return done.stdout


def test_the_inspection_and_fault_api(spec: Spec, tmp_path: Path) -> None:
    with running_mock(spec) as mock:
        assert "API Operations:\n  Selected: 10/10" in run(
            tmp_path, f"{mock.base_url}/openapi.json", "--checks", "all", "-n", "6",
            "--phases", "coverage,fuzzing",
        )  # fmt: skip
        assert_alive(mock)


def test_the_graphql_endpoint(spec: Spec, tmp_path: Path) -> None:
    with running_mock(spec, Settings(mode="lenient")) as mock:
        run(tmp_path, mock.url, "-H", f"x-api-key: {KEY}", "--checks", "not_a_server_error", "-n", "15")
        assert mock.counts()["signals"] > 5
        assert not [request for request in mock.requests() if request["status"] not in (200, 400)]
        assert_alive(mock)


def assert_alive(mock: MockClient) -> None:
    httpx.post(f"{mock.base_url}/inspect/reset?everything=true", trust_env=False).raise_for_status()
    assert mock.counts()["requests"] == 0
