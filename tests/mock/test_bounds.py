"""What is kept has bounds, and so has what the process takes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mock_calls import Calls, calls
from signalspec.mock import Limits, MockError, Settings, running_mock
from signalspec.model import Spec

Signal = dict[str, Any]
REPO = Path(__file__).resolve().parents[2]


def test_the_newest_are_kept_and_all_are_counted(spec: Spec, good: Signal) -> None:
    limits = Limits(signals=10, requests=3)
    with running_mock(spec, Settings(limits=limits)) as mock, calls(mock, spec) as call:
        for _ in range(5):
            call.send(*[good] * 4)
        assert [seen.number for seen in mock.all()] == list(range(20, 10, -1))
        assert [request["number"] for request in mock.requests()] == [5, 4, 3]
        assert mock.counts()["signals"] == 20 and mock.counts()["kept"] == 10


def test_bytes_have_a_limit_in_each_namespace_and_in_all(spec: Spec, good: Signal) -> None:
    good["signalContent"]["productName"] = "x" * 10_000
    limits = Limits(namespace_bytes=50_000, bytes=100_000)
    with running_mock(spec, Settings(limits=limits)) as mock:
        for name in ("a", "b", "c"):
            with calls(mock.namespace(name), spec) as call:
                call.send(*[good] * 20)
                assert call.mock.counts()["kept"] == 4
        assert mock.overview()["namespaces"] == ["b", "c"]


def test_ten_times_the_requests_take_no_more_memory(tmp_path: Path) -> None:
    """In a process of its own: a batch of 20 a request, good and bad, inline and as variables."""
    script = Path(__file__).with_name("memory_growth.py")
    run = subprocess.run(
        [sys.executable, str(script), "2000"], capture_output=True, text=True, timeout=120, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(REPO / "codegen")},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    grown = int(run.stdout)
    assert grown < 8 * 1024, f"grew by {grown} KiB"


def test_clients_in_parallel(spec: Spec, strict: Calls, good: Signal) -> None:
    def many(number: int) -> set[str]:
        with calls(strict.mock, spec) as call:
            return {text for _ in range(10) for text in call.result(call.send(good, good))["signalIds"]}

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(many, range(8)))
    assert len(set().union(*found)) == 160
    assert strict.mock.counts()["accepted"] == 160


def test_two_mocks_at_a_time_and_none_left_over(spec: Spec, good: Signal) -> None:
    before = set(threading.enumerate())
    with running_mock(spec) as one, running_mock(spec) as other:
        assert one.url != other.url
        with calls(one, spec) as call:
            call.send(good)
        assert (len(one.all()), len(other.all())) == (1, 0)
    assert not {thread for thread in threading.enumerate() if thread.name == "signalspec-mock"} - before
    with pytest.raises(MockError, match="cannot be reached"):
        one.all()


def test_a_port_that_is_taken_is_an_error(spec: Spec) -> None:
    with running_mock(spec) as mock:
        port = int(mock.base_url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"), running_mock(spec, port=port):
            raise AssertionError
