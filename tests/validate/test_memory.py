"""Memory stays within bounds, whatever the length of the input and the names in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from signalspec.inputs import document, lines
from signalspec.inputs.gzipped import gunzip
from signalspec.inputs.lines import line_blocks
from signalspec.inputs.opening import Stream
from signalspec.inputs.units import Fault, LineBlock

REPO = Path(__file__).resolve().parents[2]
SPEC = str(REPO / "spec" / "signals.yaml")
PEAK = "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024"  # MiB, where ru_maxrss is in KiB
MEASURED = f"""
import resource, sys
from signalspec.cli import run
before = {PEAK}
run(["validate", "--spec", {SPEC!r}, *sys.argv[1:]])
print({PEAK}, file=sys.stderr)
"""


def peak(code: str, *args: str) -> int:
    environment = {**os.environ, "PYTHONPATH": str(REPO / "codegen")}
    done = subprocess.run(
        [sys.executable, "-c", code, *args], env=environment, capture_output=True, text=True
    )
    return int(done.stderr.splitlines()[-1])


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss has another unit elsewhere")
def test_a_long_stream_needs_no_more_than_a_short_one(
    here: Path, line: bytes, envelope: dict[str, Any]
) -> None:
    bad = json.dumps({**envelope, "appKey": 5, "more": 1}).encode() + b"\n"
    (here / "short.ndjson").write_bytes((line * 19 + bad) * 100)
    (here / "long.ndjson").write_bytes((line * 19 + bad) * 2000)
    peak(MEASURED, "short.ndjson")  # leaves the validators in the cache
    short, long = (peak(MEASURED, name) for name in ("short.ndjson", "long.ndjson"))
    bare = peak(f"import resource, sys; print({PEAK}, file=sys.stderr)")
    assert long - short <= 3
    assert long - bare <= 25


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss has another unit elsewhere")
@pytest.mark.parametrize("format", ["text", "ndjson"])
def test_names_from_payloads_do_not_pile_up(here: Path, envelope: dict[str, Any], format: str) -> None:
    for name, count in (("few", 20), ("many", 2000)):
        with (here / f"{name}.ndjson").open("w") as file:
            for i in range(count):
                members = {f"name {i} {j} {'x' * 70}": j for j in range(50)}
                file.write(json.dumps({**envelope, **members}) + "\n")
    few, many = (peak(MEASURED, "--format", format, f"{name}.ndjson") for name in ("few", "many"))
    assert many - few <= 6, "10^5 distinct names"


def test_a_line_of_50_mb(validate: Any, here: Path, envelope: dict[str, Any], line: bytes) -> None:
    envelope["signalContent"]["description"] = "x" * 50_000_000
    (here / "t.ndjson").write_bytes(line + json.dumps(envelope).encode() + b"\n5\n")
    outcome = validate("t.ndjson")
    assert outcome.summary["types"]["addToCart"] == {"signals": 2, "bad": 0}
    assert [(f["rule"], f["line"]) for f in outcome.findings] == [("Signal.type", 3)]


def blocks(*parts: bytes) -> Stream:
    return Stream(iter(parts))


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_lines_come_whole_however_they_are_read(size: int) -> None:
    data = b"a\nbb\n\nccc\n" + b"d" * 100 + b"\n\nlast"
    parts = [data[i : i + size] for i in range(0, len(data), size)]
    found: list[tuple[int, int, bytes]] = []
    for unit in line_blocks(blocks(*parts), "f", offset=3):
        assert isinstance(unit, LineBlock)
        offset = unit.offset
        for number, text in enumerate(unit.lines, unit.first_line):
            found.append((number, offset, text))
            offset += len(text) + 1
    expected = []
    offset = 3
    for number, text in enumerate(data.split(b"\n"), 1):
        expected.append((number, offset, text))
        offset += len(text) + 1
    assert found == expected


@pytest.mark.parametrize("size", [1, 7])
@pytest.mark.parametrize("end", [b"", b"\n", b"\nlast"])
def test_a_line_beyond_the_limit_is_passed_over(size: int, end: bytes) -> None:
    data = b"a\n" + b"x" * 30 + b"\nb\n" + b"y" * 10 + b"\n" + b"z" * 11 + end
    parts = [data[i : i + size] for i in range(0, len(data), size)]
    kept: dict[int, bytes] = {}
    faults: list[Fault] = []
    for unit in line_blocks(blocks(*parts), "f", max_line=10):
        if isinstance(unit, LineBlock):
            kept |= dict(enumerate(unit.lines, unit.first_line))
        elif isinstance(unit, Fault):
            faults.append(unit)
    assert {number: text for number, text in kept.items() if text} == (
        {1: b"a", 3: b"b", 4: b"y" * 10} | ({6: b"last"} if end == b"\nlast" else {})
    )
    assert [(f.place.line, f.place.offset) for f in faults] == [(2, 2), (5, 46)]


def test_a_line_beyond_the_limit_is_a_finding(
    validate: Any, here: Path, line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines.line_blocks, "__kwdefaults__", {"offset": 0, "max_line": 2**20})
    (here / "t.ndjson").write_bytes(line + b"9" * 3_000_000 + b"\n" + line)
    outcome = validate("t.ndjson")
    assert outcome.code == 1
    [found] = outcome.findings
    assert (found["rule"], found["line"]) == ("Text.json", 2)
    assert found["message"] == "the line is too long: it has more than 1 MiB and was not judged"
    assert outcome.summary["types"]["addToCart"]["signals"] == 2


def test_a_value_beyond_the_limit_ends_a_document(
    validate: Any, here: Path, line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document.document_values, "__kwdefaults__", {"offset": 0, "max_value": 2**20})
    (here / "t.json").write_bytes(b"[" + line + b', {"a": "' + b"x" * 3_000_000 + b'"}, 5]')
    outcome = validate("t.json")
    assert outcome.summary["types"]["addToCart"]["signals"] == 1
    assert outcome.findings[0]["message"].startswith("one value has more than 1 Mi characters")


def test_gzip_is_unpacked_in_pieces() -> None:
    import gzip

    bomb = gzip.compress(b"\0" * 30_000_000)
    pieces = [len(piece) for piece in gunzip(iter([bomb]))]
    assert sum(pieces) == 30_000_000
    assert max(pieces) <= 2**20
