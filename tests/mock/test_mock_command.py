"""`signalspec mock` as a process: what it says, how it starts, how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from signalspec.mock import MockClient
from signalspec.runtime.python.literals import mutation

REPO = Path(__file__).resolve().parents[2]
SECRET = "key-of-the-command-line"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "signalspec", "mock", *arguments]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "SIGNALSPEC_MOCK_API_KEY"}
    return {**kept, "PYTHONPATH": str(REPO / "codegen"), **more}


@contextmanager
def serving(*arguments: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and the URL that it prints."""
    process = subprocess.Popen(
        command("--port", "0", *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=REPO, env=environment(**more),
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def post(url: str, document: str, key: str = "any") -> httpx.Response:
    return httpx.post(url, json={"query": document}, headers={"x-api-key": key}, trust_env=False, timeout=30)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(
    good: dict[str, Any], bad: dict[str, Any], number: signal.Signals
) -> None:
    with serving() as (process, url):
        assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/graphql", url)
        good["appKey"] = SECRET
        document = mutation("createSignals", "signals", ["signalIds"], [good])
        assert post(url, document).json()["data"]["createSignals"] == {"signalIds": ["signal-1"]}
        post(url, mutation("createSignals", "signals", ["signalIds"], [good, bad]), key=SECRET)
        httpx.post(url, json={}, trust_env=False)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out == ""
    lines = re.sub(r"[0-9.]+ ms", "N ms", err).splitlines()
    assert lines == [
        f"note: connect-signals 1.0.0, strict; what arrives: {url.removesuffix('/graphql')}/ui",
        "200 | 1 signal | N ms",
        "200 | 2 signals, 1 bad | 0 taken | CONTRACT_VIOLATED | N ms",
        "401 | UNAUTHENTICATED | N ms",
        "note: stopped",
    ]
    assert SECRET not in err


def test_requests_under_way_are_answered_before_it_stops() -> None:
    with serving("--mode", "lenient") as (process, url):
        base = url.removesuffix("/graphql")
        httpx.post(f"{base}/faults", json={"kind": "delay", "delay": 1}, trust_env=False).raise_for_status()
        with httpx.Client(trust_env=False, timeout=20) as client:
            found: list[int] = []
            thread = threading.Thread(
                target=lambda: found.append(
                    client.post(url, json={"query": "{ __typename }"}, headers={"x-api-key": "k"}).status_code
                )
            )
            thread.start()
            while not httpx.get(f"{base}/inspect", trust_env=False).json()["counts"]["requests"]:
                time.sleep(0.02)
            process.send_signal(signal.SIGTERM)
            thread.join(20)
        assert found == [200]
        assert process.wait(20) == 0


def test_the_key_may_come_from_the_environment() -> None:
    with serving(SIGNALSPEC_MOCK_API_KEY=SECRET) as (process, url):
        assert post(url, "{ __typename }").status_code == 403
        assert post(url, "{ __typename }", key=SECRET).status_code == 200
        process.terminate()
        _, err = process.communicate(timeout=20)
    assert SECRET not in err


def test_quiet_says_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (tmp_path / "all").open("w+") as said:
        process = subprocess.Popen(
            command("--port", str(port), "--quiet"), stdout=said, stderr=said, cwd=REPO, env=environment()
        )
        try:
            mock = MockClient(f"http://127.0.0.1:{port}")
            mock.wait_until_ready(20)
            assert post(mock.url, "{ nothing }").status_code == 200
        finally:
            process.terminate()
            assert process.wait(20) == 0
        assert (tmp_path / "all").read_text() == ""


def test_other_machines_are_warned_of() -> None:
    with serving("--host", "0.0.0.0") as (process, url):
        assert url.startswith("http://127.0.0.1:")
        headers = {"host": "any-name.example", "x-api-key": "k"}
        assert (
            httpx.post(url, json={"query": "{ __typename }"}, headers=headers, trust_env=False).status_code
            == 200
        )
        process.terminate()
        _, err = process.communicate(timeout=20)
    assert "0.0.0.0 can be reached from other machines" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--spec", "nothing.yaml"], "nothing.yaml does not exist"),
        (["--tier", "gold"], "'gold' is no subscription"),
        (["--mode", "loose"], "'loose'"),
        (["--port", "70000"], "70000"),
        (["--host", "no.such.host.invalid", "--port", "0"], "Cannot serve on no.such.host.invalid"),
        (["--api-key", ""], "a key is ASCII text"),
        (["--api-key", "a\nb"], "a key is ASCII text"),
    ],
)
def test_wrong_usage_is_2(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from signalspec.cli import run

    monkeypatch.chdir(REPO)
    assert run(["mock", *arguments]) == 2
    assert says in " ".join(capsys.readouterr().err.split())


def test_a_port_that_is_taken_is_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from signalspec.cli import run

    monkeypatch.chdir(REPO)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["mock", "--port", str(port)]) == 2
    assert f"Cannot serve on 127.0.0.1:{port}" in capsys.readouterr().err


def test_without_its_extra_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "uvicorn.py").write_text("raise ModuleNotFoundError('none', name='uvicorn')")
    run = subprocess.run(
        command(), capture_output=True, text=True, cwd=REPO, timeout=60,
        env=environment(PYTHONPATH=f"{tmp_path}:{REPO / 'codegen'}"),
    )  # fmt: skip
    assert run.returncode == 2
    assert "pip install 'signalspec[mock]'" in run.stderr
