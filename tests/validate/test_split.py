"""`--split`: valid signals and rejects, apart; nothing is lost or doubled, whatever happens on the way."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from signalspec.inputs import lines, parallel

REPO = Path(__file__).resolve().parents[2]
SPEC = REPO / "spec" / "signals.yaml"


def read(directory: Path) -> dict[str, list[bytes]]:
    assert sorted(path.name for path in directory.iterdir()) == [
        "rejects.ndjson", "valid.ndjson", "violations.ndjson",
    ]  # fmt: skip
    return {path.stem: path.read_bytes().splitlines(keepends=True) for path in directory.iterdir()}


def leftovers(here: Path) -> list[str]:
    return [path.name for path in here.iterdir() if path.name.startswith(".")]


def kinds(envelope: dict[str, Any]) -> tuple[list[bytes], list[bytes]]:
    """Lines that are valid, and lines that are not."""
    good = [
        json.dumps(envelope).encode(),
        b"  " + json.dumps({"signal": envelope}).encode() + b"\t\r",
        json.dumps(envelope["signalContent"]).encode(),
        json.dumps({**envelope, "sessionId": ""}).encode(),
    ]
    bad = [
        json.dumps({**envelope, "appKey": 5, "more": 1}).encode(),
        b'{"appKey": ',
        b'{"appKey": "\xff"}',
        json.dumps({**envelope, "test": 1e308}).replace("1e+308", "1e999").encode(),
        b"5",
    ]
    return good, bad


@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--advice",)])
def test_lines_stay_as_they_are_and_in_order(
    validate: Any, here: Path, envelope: Any, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.setattr(parallel, "START_AFTER", 10_000)
    monkeypatch.setattr(lines, "MAX_LINES", 50)
    good, bad = kinds(envelope)
    chance = random.Random(7)
    traffic = [chance.choice(good + bad) for _ in range(500)]
    (here / "a.ndjson").write_bytes(b"\n\n".join(traffic[:300]))
    (here / "b.ndjson").write_bytes(b"".join(line + b"\n" for line in traffic[300:]))
    plain = validate(*options, "a.ndjson", "b.ndjson")
    outcome = validate(*options, "--split", "out", "a.ndjson", "b.ndjson")
    assert (outcome.code, outcome.out) == (plain.code, plain.out), "the report is the same"
    files = read(here / "out")
    assert files["valid"] == [line + b"\n" for line in traffic if line in good]
    assert files["rejects"] == [line + b"\n" for line in traffic if line in bad]
    records = [json.loads(line) for line in files["violations"]]
    assert [record["reject"] for record in records] == list(range(1, len(files["rejects"]) + 1))
    told = [
        {**violation, "file": record["file"], "line": record["line"]}
        for record in records
        for violation in record["violations"]
        if violation["level"] == "error"
    ]
    key = json.dumps
    assert sorted(map(key, told)) != []
    assert [sorted(finding.items()) for finding in told] == [
        sorted(finding.items()) for finding in plain.findings if finding["level"] == "error"
    ]
    assert f"out: {len(files['valid'])} valid signals in valid.ndjson" in outcome.err
    assert leftovers(here) == []


def test_the_second_run_completes_the_job(validate: Any, here: Path, envelope: Any) -> None:
    good = [{**envelope, "sessionId": str(number)} for number in range(40)]
    spoiled = [
        {**signal, "appKye": signal.pop("appKey")} if number % 3 == 0 else signal
        for number, signal in enumerate(map(dict, good))
    ]
    (here / "t.ndjson").write_text("".join(json.dumps(signal) + "\n" for signal in spoiled))
    assert validate("--split", "first", "t.ndjson").code == 1
    first = read(here / "first")
    rejects = here / "first" / "rejects.ndjson"
    rejects.write_bytes(rejects.read_bytes().replace(b"appKye", b"appKey"))
    assert validate("--split", "second", rejects).code == 0
    second = read(here / "second")
    assert (len(first["valid"]), len(first["rejects"])) == (26, 14)
    assert (len(second["valid"]), second["rejects"], second["violations"]) == (14, [], [])
    whole = [json.loads(line) for line in first["valid"] + second["valid"]]
    assert sorted(whole, key=lambda signal: int(signal["sessionId"])) == good


def test_signals_that_are_no_lines_become_lines(validate: Any, here: Path, envelope: Any) -> None:
    bad = {**envelope, "test": "nö"}
    (here / "a.json").write_text(json.dumps([envelope, {"signal": bad}, 5], indent=2))
    (here / "b.graphql").write_text('mutation { createSignals(signals: [{appKey: "k"}]) { signalIds } }')
    query = "mutation($s: [Signal!]!) { createSignals(signals: $s) { signalIds } }"
    request = {"query": query, "variables": {"s": [bad, envelope]}}
    unread = {"query": "mutation { createSignals(signals: [$a, $b]) { signalIds } }"}
    (here / "c.ndjson").write_text("".join(json.dumps(line) + "\n" for line in (request, unread, envelope)))
    assert validate("--split", "out", "a.json", "b.graphql", "c.ndjson").code == 1
    files = read(here / "out")
    assert list(map(json.loads, files["valid"])) == [envelope] * 3
    assert list(map(json.loads, files["rejects"])) == [bad, 5, {"appKey": "k"}, bad, unread]
    assert "nö".encode() in files["rejects"][0]
    records = [json.loads(line) for line in files["violations"]]
    assert [(r["file"], r.get("line"), r.get("index")) for r in records] == [
        ("a.json", 16, 1), ("a.json", 33, 2), ("b.graphql", 1, 0), ("c.ndjson", 1, 0), ("c.ndjson", 2, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.json", '[{"a": }, 5]', "what stands at a.json:1:8 is no signal that a line could hold"),
        ("a.graphql", "mutation { createSignals(signals: [$x]) }", "what stands at a.graphql:1"),
        ("absent.ndjson", None, "absent.ndjson could not be read to its end"),
    ],
)
def test_what_would_be_lost_keeps_it_from_being_written(
    validate: Any, here: Path, line: bytes, name: str, text: str | None, reason: str
) -> None:
    (here / "t.ndjson").write_bytes(line)
    if text is not None:
        (here / name).write_text(text)
    outcome = validate("--split", "out", "t.ndjson", name)
    assert outcome.code == 2
    assert f"out was not written: {reason}" in outcome.err
    assert not (here / "out").exists()
    assert leftovers(here) == []


def test_a_directory_with_something_in_it(validate: Any, here: Path, line: bytes) -> None:
    (here / "t.ndjson").write_bytes(line)
    (here / "out").mkdir()
    assert validate("--split", "out", "t.ndjson").code == 0, "an empty one is taken"
    outcome = validate("--split", "out", "t.ndjson")
    assert outcome.code == 2
    assert "out is not empty: what was split before stays as it is" in outcome.err
    assert read(here / "out")["valid"] == [line]
    for other in ("t.ndjson/out", "t.ndjson", "/", "."):
        assert validate("--split", other, "t.ndjson").code == 2
    assert leftovers(here) == []


def test_one_run_at_a_time(validate: Any, here: Path, line: bytes) -> None:
    from signalspec.writer.lock import locked

    (here / "t.ndjson").write_bytes(line)
    (here / ".out.partial").mkdir()
    with locked(here / ".out.partial", 0):
        outcome = validate("--split", "out", "t.ndjson")
    assert outcome.code == 2
    assert "another signalspec run is writing" in outcome.err
    assert validate("--split", "out", "t.ndjson").code == 0


KILLED = f"""
import os, signal, sys
from pathlib import Path
from signalspec.cli import run
kill = lambda: os.kill(os.getpid(), signal.SIGKILL)
rename = Path.rename
def dying(path, target):
    if sys.argv[1] == "before": kill()
    rename(path, target)
    if sys.argv[1] == "after": kill()
Path.rename = dying
sys.exit(run(["validate", "--spec", {str(SPEC)!r}, "--split", "out", "t.ndjson"]))
"""


@pytest.mark.parametrize("moment", ["before", "after", *[f"{share:.2f}" for share in (0.15, 0.5, 0.85)]])
def test_killed_and_run_again(validate: Any, here: Path, envelope: Any, moment: str) -> None:
    good, bad = kinds(envelope)
    traffic = (good + bad) * 800
    (here / "t.ndjson").write_bytes(b"".join(line + b"\n" for line in traffic))
    command = [sys.executable, "-c", KILLED, moment]
    environment = {**os.environ, "PYTHONPATH": str(REPO / "codegen")}
    process = subprocess.Popen(command, cwd=here, env=environment, stdout=subprocess.DEVNULL)
    if moment[0].isdigit():
        rejects = here / ".out.partial" / "new" / "rejects.ndjson"
        while process.poll() is None and not rejects.exists():
            time.sleep(0.005)
        time.sleep(random.random() * float(moment))
        process.kill()
    killed = process.wait(60) == -signal.SIGKILL
    assert killed or moment[0].isdigit()
    if (here / "out").exists():
        assert moment != "before"
        assert validate("--split", "out", "t.ndjson").code == 2
    else:
        assert moment != "after"
        assert validate("--split", "out", "t.ndjson").code == 1
    files = read(here / "out")
    assert files["valid"] == [line + b"\n" for line in traffic if line in good]
    assert files["rejects"] == [line + b"\n" for line in traffic if line in bad]
    assert len(files["violations"]) == len(files["rejects"])
    assert leftovers(here) == []


def test_ctrl_c_writes_nothing(here: Path, line: bytes) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "signalspec", "validate", "--spec", str(SPEC), "--split", "out", "-"],
        cwd=here, env={**os.environ, "PYTHONPATH": str(REPO / "codegen")},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(line * 1_000)
    process.stdin.flush()
    while not (here / ".out.partial" / "new").exists():
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"stopped early" in out
    assert err == b"error: out was not written: the run did not come to its end\n"
    assert list(here.iterdir()) == []
