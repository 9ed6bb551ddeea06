"""Parquet and Arrow files as traffic."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
import pytest
from signalspec.inputs import parallel
from signalspec.inputs.units import RowBlock
from signalspec.runtime.python import arrow_rows


@pytest.fixture
def signals(envelope: dict[str, Any]) -> list[dict[str, Any]]:
    """Three signals, the second without an `appKey`, the third with a member too many."""
    return [{**envelope, "more": None}, {**envelope, "appKey": None}, {**envelope, "more": 1}]


@pytest.fixture
def table(signals: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(signals)


RULES = ["Signal.appKey.required", "Signal.unknown"]


def write(table: pa.Table, path: Path) -> str:
    if path.suffix == ".parquet":
        pyarrow.parquet.write_table(table, path, row_group_size=2)
    elif path.suffix == ".feather":
        pyarrow.feather.write_feather(table, path)
    else:
        make = pa.ipc.new_file if path.suffix == ".arrow" else pa.ipc.new_stream
        with pa.OSFile(str(path), "wb") as file, make(file, table.schema) as writer:
            writer.write_table(table, max_chunksize=2)
    return path.name


@pytest.mark.parametrize("suffix", ["parquet", "arrow", "arrows", "feather"])
@pytest.mark.parametrize("kind", ["columns", "text", "text content", "wrapped", "wrapped text", "other name"])
def test_a_signal_a_row(
    validate: Any, here: Path, table: pa.Table, signals: list[Any], kind: str, suffix: str
) -> None:
    texts = pa.array([json.dumps({n: v for n, v in s.items() if v is not None}) for s in signals])
    contents = pa.array([json.dumps(signal["signalContent"]) for signal in signals])
    tables = {
        "columns": table,
        "text": pa.table({"anything": texts}),
        "text content": table.set_column(2, "signalContent", contents),
        "wrapped": pa.table({"signal": table.to_struct_array()}),
        "wrapped text": pa.table({"signal": texts.dictionary_encode()}),
        "other name": pa.table({"id": [1, 2, 3], "event": texts}),
    }
    name = write(tables[kind], here / (f"t.{suffix}" if suffix != "feather" else "t.any"))
    if suffix == "feather":
        pyarrow.feather.write_feather(tables[kind], name)
    outcome = validate(*(["--column", "event"] if kind == "other name" else []), name)
    assert outcome.err == ""
    assert [(f["rule"], f["index"], f["pointer"]) for f in outcome.findings] == [
        (RULES[0], 1, "/appKey"), (RULES[1], 2, "/more"),
    ]  # fmt: skip
    assert outcome.summary["types"]["addToCart"] == {"signals": 3, "bad": 2}


def test_bare_contents(validate: Any, here: Path, content: dict[str, Any]) -> None:
    rows = [content, {**content, "signalType": None}, {**content, "unitPrice": None}]
    write(pa.Table.from_pylist(rows), here / "t.parquet")
    assert [(f["rule"], f["index"]) for f in validate("t.parquet").findings] == [
        ("Content.signalType.required", 1), ("addToCart.unitPrice.required", 2),
    ]  # fmt: skip


def test_text_that_is_no_signal(validate: Any, here: Path, line: bytes, envelope: Any) -> None:
    request = {"query": 'mutation { createSignals(signals: [{appKey: "k"}]) { signalIds } }'}
    texts = [line.decode(), None, '{"a": 1e999, ', "5", json.dumps(request)]
    write(pa.table({"raw": texts}), here / "t.parquet")
    outcome = validate("t.parquet")
    assert [(f["rule"], f.get("index"), f.get("column")) for f in outcome.findings][:4] == [
        ("Signal.type", 1, None), ("Text.json", 2, 14), ("Signal.type", 3, None),
        ("Signal.identifiableAttributes.required", 0, None),
    ]  # fmt: skip
    write(
        pa.table({"appKey": ["k"], "sessionId": ["k"], "signalContent": ["{"]}),
        here / "u.parquet",
    )
    [found] = validate("u.parquet").findings
    assert found["message"].startswith("in the column 'signalContent': not JSON: ")
    assert found["index"] == 0


def test_a_cell_that_cannot_be_read_hides_no_other(validate: Any, here: Path, envelope: Any) -> None:
    rows = [{**envelope, "sessionId": "a"}, {**envelope, "sessionId": "b"}, {**envelope, "appKey": "c"}]
    table = pa.Table.from_pylist(rows)
    broken = pa.Array.from_buffers(
        pa.string(), 3, [None, pa.array([0, 1, 2, 3], pa.int32()).buffers()[1], pa.py_buffer(b"a\xffc")]
    )
    write(table.set_column(table.schema.names.index("sessionId"), "sessionId", broken), here / "t.arrow")
    outcome = validate("t.arrow")
    assert [(f["rule"], f["index"], f["message"]) for f in outcome.findings] == [
        ("Text.json", 1, "column 'sessionId' holds text that is not UTF-8")
    ]
    assert outcome.summary["signals"] == 3


def test_a_data_set(validate: Any, here: Path, table: pa.Table, line: bytes) -> None:
    for day in ("day=1", "day=2", "_temporary", ".hidden"):
        (here / "set" / day).mkdir(parents=True)
        write(table, here / "set" / day / "part-0.parquet")
    (here / "set" / "_SUCCESS").write_bytes(b"")
    write(table, here / "set" / "more.arrow")
    (here / "t.ndjson").write_bytes(line)
    outcome = validate("t.ndjson", "set")
    assert [f["file"] for f in outcome.findings] == [
        f"set/{name}"
        for name in ("day=1/part-0.parquet", "day=2/part-0.parquet", "more.arrow")
        for _ in RULES
    ]


def test_many_rows_over_processes(
    validate: Any, here: Path, table: pa.Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "START_AFTER", 1_000)
    monkeypatch.setattr(arrow_rows, "MAX_ROWS", 50)
    many = pa.concat_tables([table] * 200)
    pyarrow.parquet.write_table(many, here / "t.parquet")
    alone, together = (validate("--jobs", jobs, "t.parquet") for jobs in (1, 3))
    assert alone == together
    assert [f["index"] for f in alone.findings] == [row for row in range(600) if row % 3]


def test_a_block_is_sent_without_the_rest(table: pa.Table) -> None:
    import pickle

    many = pa.concat_tables([table] * 1_000).combine_chunks().to_batches()[0]
    block = RowBlock("f", 7, many.slice(4, 2))
    sent = pickle.dumps(block)
    assert len(sent) < 10_000
    assert pickle.loads(sent) == block


def test_a_split(validate: Any, here: Path, table: pa.Table, signals: list[Any]) -> None:
    write(table, here / "t.parquet")
    assert validate("--split", "out", "t.parquet").code == 1
    valid = [json.loads(line) for line in (here / "out" / "valid.ndjson").read_text().splitlines()]
    rejects = [json.loads(line) for line in (here / "out" / "rejects.ndjson").read_text().splitlines()]
    dropped = [{n: v for n, v in signal.items() if v is not None} for signal in signals]
    assert (valid, rejects) == (dropped[:1], dropped[1:])
    records = [json.loads(line) for line in (here / "out" / "violations.ndjson").read_text().splitlines()]
    assert [(r["index"], r["violations"][0]["rule"]) for r in records] == [(1, RULES[0]), (2, RULES[1])]


@pytest.mark.parametrize(
    ("make", "options", "message"),
    [
        (
            lambda p: p.write_bytes(b"PAR1 this is none"),
            (),
            "t.parquet is damaged, or Parquet of a kind that",
        ),
        (
            lambda p: p.write_bytes(b"ARROW1\0\0 nor this"),
            (),
            "t.parquet is damaged, or Arrow of a kind that",
        ),
        (
            lambda p: write(pa.table({"a": [b"x"], "b": [1]}), p),
            (),
            "t.parquet has no signals that can be read: column 'a' has the type binary, which no JSON value",
        ),
        (
            lambda p: write(pa.table({"a": [1], "b": [1]}), p),
            ("--column", "c"),
            "t.parquet has no signals that can be read: there is no column 'c'; the columns are 'a', 'b'",
        ),
    ],
)
def test_what_cannot_be_read(
    validate: Any, here: Path, line: bytes, make: Any, options: tuple[str, ...], message: str
) -> None:
    make(here / "t.parquet")
    (here / "t.ndjson").write_bytes(line)
    outcome = validate(*options, "t.parquet", "t.ndjson")
    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {message}")
    assert outcome.err.count("\n") == 1
    assert outcome.summary["signals"] == 1, "the others are still judged"


def test_half_a_file(validate: Any, here: Path, table: pa.Table) -> None:
    write(pa.concat_tables([table] * 100), here / "t.arrows")
    data = (here / "t.arrows").read_bytes()
    (here / "t.arrows").write_bytes(data[: len(data) // 2])
    outcome = validate("t.arrows")
    assert outcome.code == 2
    assert "is the first that was not judged" in outcome.err
    assert 50 < outcome.summary["signals"] < 300


def test_without_pyarrow(validate: Any, here: Path, table: pa.Table, monkeypatch: pytest.MonkeyPatch) -> None:
    write(table, here / "t.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    outcome = validate("t.parquet")
    assert outcome.code == 2
    assert "is Parquet, and reading that needs pyarrow: pip install 'signalspec[arrow]'" in outcome.err


def test_from_standard_input(validate: Any, here: Path, table: pa.Table) -> None:
    write(table, here / "t.parquet")
    outcome = validate("-", stdin=(here / "t.parquet").read_bytes())
    assert (outcome.code, outcome.err) == (2, "error: <stdin> is Parquet, which needs a file with a name\n")


def test_pyarrow_is_loaded_for_tables_only(here: Path, line: bytes) -> None:
    (here / "t.ndjson").write_bytes(line)
    code = (
        "import sys; from signalspec.cli import run; run(['validate', 't.ndjson']);"
        "print({'pyarrow', 'multiprocessing', 'concurrent'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
