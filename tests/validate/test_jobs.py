"""`--jobs`: the report does not depend on it, and processes end as their user would have it."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import Any

import pytest
from signalspec.inputs import Judge, LineBlock, Options, Reader, Unit, lines, parallel, workers
from signalspec.inputs.judge import Verdict
from signalspec.inputs.parallel import judged
from signalspec.model import Spec
from signalspec.validators import load

REPO = Path(__file__).resolve().parents[2]
SPEC = REPO / "spec" / "signals.yaml"


def started(pool: workers.Pool) -> int:
    """How many workers the pool has, once all of them have started."""
    for worker in pool._workers:
        while not worker.ready:
            worker.wait()
    return len(pool._workers)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers start at the second block, nothing goes on before they have, and blocks are small."""
    monkeypatch.setattr(workers.Pool, "ready", property(started))
    monkeypatch.setattr(parallel, "START_AFTER", 100_000)
    monkeypatch.setattr(lines, "MAX_LINES", 150)


def traffic(envelope: dict[str, Any], count: int) -> bytes:
    """Lines of all kinds: valid, wrong in several ways, no JSON, empty, a request."""
    request = {"query": 'mutation { createSignals(signals: [{appKey: 5, nope: "x"}, $v]) { signalIds } }'}
    kinds = [
        json.dumps(envelope).encode(),
        json.dumps({"signal": {**envelope, "more": 1}}).encode(),
        json.dumps({**envelope, "appKey": 5, "sessionId": ""}).encode(),
        json.dumps(envelope["signalContent"]).encode(),
        b'{"appKey": ',
        b"",
        json.dumps(request).encode(),
        b'{"appKey": "\xff"}',
        json.dumps({**envelope, "appKey": 1e308}).replace("1e+308", "1e999").encode(),
    ]
    return b"\n".join(kinds[(i * i + i // 7) % len(kinds)] for i in range(count)) + b"\n"


@pytest.mark.parametrize(
    ("jobs", "options"), [((1, 2, 4), ("--format", "ndjson", "--advice")), ((1, 3), ("--format", "text"))]
)
def test_the_report_does_not_depend_on_the_number_of_processes(
    validate: Any,
    here: Path,
    envelope: dict[str, Any],
    at_once: None,
    jobs: tuple[int, ...],
    options: tuple[str, ...],
) -> None:
    (here / "a.ndjson").write_bytes(traffic(envelope, 1_200))
    (here / "b.json").write_text(json.dumps([envelope, 5, {**envelope, "more": 1}]))
    (here / "c.ndjson.gz").write_bytes(gzip.compress(traffic(envelope, 700))[:-9])
    (here / "d.ndjson").write_bytes(traffic(envelope, 300))
    files = ("a.ndjson", "b.json", "absent.ndjson", "c.ndjson.gz", "d.ndjson")
    outcomes = [validate(*options, "--jobs", count, *files) for count in jobs]
    assert outcomes[0].code == 2
    assert "absent.ndjson does not exist" in outcomes[0].err
    assert outcomes[0].out.count("a.ndjson") >= 3
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_little_to_judge_starts_no_process(
    validate: Any, here: Path, line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(workers.Pool, "__init__", fail)
    (here / "t.ndjson").write_bytes(line * 2_000)
    assert validate("--jobs", 8, "t.ndjson").code == 0


def test_a_system_without_processes_does_it_alone(
    validate: Any, here: Path, line: bytes, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise NotImplementedError("no semaphores")

    monkeypatch.setattr(workers.Pool, "__init__", fail)
    (here / "t.ndjson").write_bytes(line * 3_000)
    assert validate("--jobs", 2, "t.ndjson").summary["signals"] == 3_000


def test_a_lost_worker_is_an_error(
    validate: Any, here: Path, line: bytes, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = workers.Pool.begin

    def begin_and_kill(pool: workers.Pool, block: LineBlock) -> object:
        coming = begin(pool, block)
        for worker in pool._workers:
            worker.process.kill()
        return coming

    monkeypatch.setattr(workers.Pool, "begin", begin_and_kill)
    (here / "t.ndjson").write_bytes(b"5\n" + line * 5_000)
    outcome = validate("--jobs", 2, "t.ndjson")
    assert outcome.code == 3
    assert outcome.err.startswith("error: a worker process ended before its work was done")
    assert outcome.rules == ["Signal.type"]
    assert outcome.summary["interrupted"] is True


class Echo:
    """Answers as long as the questions; fails where there is no question."""

    def judge(self, block: LineBlock) -> Verdict:
        return Verdict(request_lines=[1000 + len(line) for line in block.lines if line or block.lines[1]])


def test_nobody_waits_for_the_other_to_read() -> None:
    blocks = [LineBlock("f", 1, 0, [b"x" * number] * 400_000) for number in range(1, 7)]
    with workers.Pool(Echo, 2) as pool:
        assert started(pool) == 2
        coming = [pool.begin(block) for block in blocks]
        answers = [each.result().request_lines for each in coming]
    assert [(len(lines), *set(lines)) for lines in answers] == [(400_000, 1000 + n) for n in range(1, 7)]


def test_what_a_worker_raises_comes_with_its_traceback() -> None:
    with workers.Pool(Echo, 1) as pool:
        started(pool)
        first, second = (pool.begin(LineBlock("f", 1, 0, lines)) for lines in ([b""], [b"x"]))
        with pytest.raises(workers.WorkerFailed, match=r"(?s)Traceback.*IndexError"):
            first.result()
        assert second.result().request_lines == [1001]


def test_nobody_waits_for_a_worker_to_start(
    validate: Any, here: Path, line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers.Pool, "ready", 0)
    monkeypatch.setattr(parallel, "START_AFTER", 100_000)
    pools: list[workers.Pool] = []
    end = workers.Pool._end
    monkeypatch.setattr(workers.Pool, "_end", lambda pool: (pools.append(pool), end(pool)))
    (here / "t.ndjson").write_bytes(line * 3_000)
    assert validate("--jobs", 3, "t.ndjson").summary["signals"] == 3_000
    assert [worker.process.exitcode for pool in pools for worker in pool._workers] == [-signal.SIGTERM] * 2


class Later:
    """Verdicts that come when they are asked for, the last ones first."""

    ready = 1

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.begun = 0
        self.open = 0
        self.most_open = 0

    def begin(self, block: LineBlock) -> LaterVerdict:
        self.begun += 1
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        return LaterVerdict(self, block)


class LaterVerdict:
    def __init__(self, workers: Later, block: LineBlock) -> None:
        self.workers = workers
        self.block = block
        self.looks = block.first_line % 7 * 5

    def done(self) -> bool:
        self.looks -= 1
        return self.looks < 0

    def result(self) -> Verdict:
        self.workers.open -= 1
        return self.workers.judge.judge(self.block)


def test_few_blocks_are_held_and_all_come_in_order(spec: Spec, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "START_AFTER", 0)
    judge = Judge(spec, load(spec), Reader(spec), Options())
    later = Later(judge)
    read: list[Unit] = []

    def units() -> Any:
        for number in range(200):
            read.append(LineBlock("f", number + 1, 0, [b"5"]))
            yield read[-1]

    came: deque[Unit] = deque()
    for unit, verdict in judged(units(), judge, lambda: later):
        assert verdict is not None
        assert verdict.findings[0].line == len(came) + 1
        came.append(unit)
        assert len(read) - len(came) <= 12
    assert list(came) == read
    assert 20 < later.begun < 200, "some here, some there"
    assert later.most_open <= 6


PROGRAM = f"""
import sys
from signalspec.inputs import parallel
from signalspec.cli import run
parallel.START_AFTER = 300_000
sys.exit(run(["validate", "--spec", {str(SPEC)!r}, "--jobs", "3", "--format", "ndjson", *sys.argv[1:]]))
"""


def start(here: Path, line: bytes) -> tuple[subprocess.Popen[bytes], list[int]]:
    """A run that has started its workers and waits for more input; the workers' process ids."""
    with (here / "out").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "-"],
            env={**os.environ, "PYTHONPATH": str(REPO / "codegen")},
            stdin=subprocess.PIPE, stdout=out, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(b"5\n" + line * 30_000)
    process.stdin.flush()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return process, [pid for pid in map(int, children) if b"spawn_main" in command_line(pid)]


def command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@LINUX
def test_ctrl_c_ends_all_of_them_quietly(here: Path, line: bytes) -> None:
    process, children = start(here, line)
    assert len(children) == 2
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")
    records = [json.loads(record) for record in (here / "out").read_text().splitlines()]
    assert records[0]["rule"] == "Signal.type"
    assert records[-1]["summary"]["interrupted"] is True
    assert not any(map(command_line, children))


@LINUX
def test_workers_do_not_outlive_a_killed_run(here: Path, line: bytes) -> None:
    process, children = start(here, line)
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 30
    while any(map(command_line, children)):
        assert time.monotonic() < deadline
        time.sleep(0.05)
