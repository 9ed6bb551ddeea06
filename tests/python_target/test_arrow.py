"""`connect_signals.arrow`: a verdict for each row, the one that the same value gets as JSON."""

from __future__ import annotations

import datetime
import decimal
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet
import pytest
from connect_signals import arrow, validate, validate_content, validate_json
from connect_signals.runtime import arrow_rows

REPO = Path(__file__).parents[2]
SENDER = {"appKey": "key-1", "identifiableAttributes": {"email": "ana@example.com"}}


def vectors(name: str) -> list[Any]:
    return list(json.loads((REPO / f"generated/vectors/{name}.json").read_text("utf-8")))


def contents() -> Iterator[Any]:
    for path in sorted((REPO / "generated/vectors").glob("*.json")):
        yield from (v["content"] for v in json.loads(path.read_text("utf-8")) if "content" in v)


def listed(violations: Any) -> list[tuple[str, ...]]:
    return [(v.rule, v.code, v.path, v.message, v.level) for v in violations]


def told(verdicts: Any) -> list[list[tuple[str, ...]]]:
    assert verdicts.schema == arrow.VERDICTS
    return [[tuple(v.values()) for v in found] for found in verdicts["violations"].to_pylist()]


def test_text_has_the_verdict_of_validate_json_for_every_vector() -> None:
    texts = [json.dumps({**SENDER, "signalContent": content}) for content in contents()]
    texts += [json.dumps(vector["payload"]) for vector in vectors("signal")]
    texts += [
        '{"appKey": 1e999}',
        "{",
        "[1",
        "NaN",
        '{"a": "\\ud800"}',
        '{"appKey": "a", "appKey": "b"}',
        " 5 ",
    ]
    assert len(texts) > 1_000
    for column in (pa.array(texts), pa.array(texts, pa.large_string()).dictionary_encode()):
        for advice in (False, True):
            verdicts = arrow.validate(pa.table({"any name": column}), advice=advice)
            expected = [validate_json(text, advice=advice) for text in texts]
            assert told(verdicts) == list(map(listed, expected))
            assert verdicts["valid"].to_pylist() == [
                not any(violation.level == "error" for violation in found) for found in expected
            ]
    binary = pa.table({"a": pa.array([text.encode() for text in texts] + [b'{"\xff'])})
    assert told(arrow.validate(binary))[:-1] == told(arrow.validate(pa.table({"a": texts})))
    assert told(arrow.validate(binary))[-1][0][0] == "Text.json"


def without_nulls(value: Any) -> Any:
    """What a table can say of a value: a null member is an absent one."""
    if isinstance(value, dict):
        return {name: without_nulls(member) for name, member in value.items() if member is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def test_columns_have_the_verdict_of_validate_for_every_vector_that_a_table_can_hold() -> None:
    seen = 0
    for content in list(contents())[::3]:
        if isinstance(content, str):
            continue  # text in that column is read as JSON
        signal = {**SENDER, "signalContent": content}
        try:
            table = pa.Table.from_pylist([signal])
        except (pa.ArrowException, OverflowError):
            continue  # one column has one type
        seen += 1
        expected = listed(validate(without_nulls(signal)))
        assert told(arrow.validate(table)) == [expected], signal
        assert told(arrow.validate(pa.table({"signal": table.to_struct_array()}))) == [expected]
        if isinstance(content, dict) and "signalType" in content and len(content) > 1:
            bare = arrow.validate(pa.Table.from_pylist([content]))
            assert told(bare) == [listed(validate_content(without_nulls(content)))]
    assert seen > 300


def test_one_table_with_rows_of_several_types() -> None:
    valid = [without_nulls(content) for content in contents() if not validate_content(content)]
    clean: list[Any] = []
    for content in valid[::9]:
        signal = {**SENDER, "signalContent": content}
        try:
            pa.Table.from_pylist([*clean, signal])
        except pa.ArrowException:
            continue  # one column has one type
        clean.append(signal)
    assert len({signal["signalContent"]["signalType"] for signal in clean}) == 11
    table = pa.Table.from_pylist(clean)
    verdicts = arrow.validate(table)
    assert verdicts.num_rows == len(clean)
    assert verdicts["valid"].to_pylist() == [True] * len(clean)
    texts = pa.array([json.dumps(signal["signalContent"]) for signal in clean])
    index = table.schema.names.index("signalContent")
    assert arrow.validate(table.set_column(index, "signalContent", texts)) == verdicts


@pytest.fixture
def table() -> pa.Table:
    page = {"signalType": "pageView", "url": "https://example.com/"}
    good = {**SENDER, "signalContent": page}
    return pa.Table.from_pylist([{**good, "more": 1}, good, {**good, "appKey": None}] * 3_000)


def test_whatever_has_batches(table: pa.Table, tmp_path: Path) -> None:
    expected = [[("Signal.unknown", "/more")], [], [("Signal.appKey.required", "/appKey")]] * 3_000
    pyarrow.parquet.write_table(table, tmp_path / "t.parquet")
    for data in (
        table,
        table.combine_chunks().to_batches()[0],
        table.to_batches(max_chunksize=1_000),
        table.to_reader(max_chunksize=5_000),
        pyarrow.dataset.dataset(tmp_path),
        pyarrow.parquet.ParquetFile(tmp_path / "t.parquet").iter_batches(),
        Stream(table),
    ):
        verdicts = arrow.validate(data)
        assert [[(v[0], v[2]) for v in found] for found in told(verdicts)] == expected
    batches = list(arrow.validate_batches(table))
    assert [batch.num_rows for batch in batches] == [8192, 808]
    assert arrow.validate(table.slice(5, 0)).num_rows == 0
    joined = table.append_column("valid", arrow.validate(table)["valid"])
    assert joined.filter(pa.compute.field("valid")).num_rows == 3_000


class Stream:
    """What a data frame of another library is to Arrow."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)


def test_batches_come_as_they_are_read(table: pa.Table) -> None:
    read = 0

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal read
        for batch in table.to_batches(max_chunksize=100):
            read += 1
            yield batch

    found = arrow.validate_batches(batches())
    next(found)
    assert read == 1


def test_options(table: pa.Table) -> None:
    first = table.slice(0, 3)
    ignored = arrow.validate(first, unknown="ignore")["valid"].to_pylist()
    assert ignored == [True, True, False]
    assert told(arrow.validate(first, subscription="pro"))[1][0][0] == "pageView.subscription"
    with pytest.raises(ValueError, match='unknown is "reject" or "ignore"'):
        arrow.validate(first, unknown="maybe")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected Arrow record batches, got int"):
        arrow.validate([5])


def test_a_column_by_its_name() -> None:
    text = json.dumps({**SENDER, "signalContent": {"signalType": "pageView", "url": "https://example.com/"}})
    table = pa.table({"id": [1, 2, 3], "raw": [text, None, text[:-1]]})
    assert [[v[0] for v in found] for found in told(arrow.validate(table, column="raw"))] == [
        [], ["Signal.type"], ["Text.json"],
    ]  # fmt: skip
    with pytest.raises(arrow.ArrowError, match="there is no column 'row'; the columns are 'id', 'raw'"):
        arrow.validate(table, column="row")


def values(array: pa.Array) -> list[Any]:
    batch = pa.RecordBatch.from_arrays([array, pa.nulls(len(array))], ["a", "b"])
    return [row.get("a") for row in arrow_rows.rows(batch)]


UTC = datetime.UTC
MOMENT = datetime.datetime(2026, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("array", "expected"),
    [
        (pa.array([decimal.Decimal("24.10"), None]), [24.1, None]),
        (pa.array([decimal.Decimal("7")], pa.decimal128(10, 0)), [7]),
        (pa.array([2**64 - 1], pa.uint64()), [2**64 - 1]),
        (pa.array([2.0, math.inf]), [2.0, math.inf]),
        (pa.array([0.5], pa.float16()), [0.5]),
        (pa.array([MOMENT], pa.timestamp("s", "UTC")), ["2026-02-03T04:05:06Z"]),
        (pa.array([MOMENT], pa.timestamp("us", "Europe/Berlin")), ["2026-02-03T04:05:06.000000Z"]),
        (pa.array([MOMENT], pa.timestamp("s")), ["2026-02-03 04:05:06.000"]),
        (pa.array([MOMENT, None], pa.timestamp("ns")), ["2026-02-03 04:05:06.000", None]),
        (pa.array([MOMENT.replace(microsecond=7)]), ["2026-02-03 04:05:06.000007"]),
        (pa.array([MOMENT.date()]), ["2026-02-03"]),
        (pa.array([MOMENT.time()]), ["04:05:06.000000"]),
        (pa.array(["x", None, "x"]).dictionary_encode(), ["x", None, "x"]),
        (pa.array(["x", "x"], pa.large_string()), ["x", "x"]),
        (pa.array(["x"], pa.string_view()), ["x"]),
        (pa.RunEndEncodedArray.from_arrays([2, 3], ["a", "b"]), ["a", "a", "b"]),
        (pa.array([[1, None], None, [], [2]]), [[1, None], None, [], [2]]),
        (pa.array([[0], [1, None], None, [2]]).slice(1), [[1, None], None, [2]]),
        (pa.array([[1, 2], None], pa.list_(pa.int64(), 2)), [[1, 2], None]),
        (pa.array([[1], None], pa.large_list(pa.int8())), [[1], None]),
        (pa.array([[1], None], pa.list_view(pa.int8())), [[1], None]),
        (pa.array([{"x": None, "y": 1}, None, {}]), [{"y": 1}, None, {}]),
        (pa.array([{"x": {"z": None}}]), [{"x": {}}]),
        (
            pa.array([[("k", 0)], [("a", 1), ("b", None)], None, []], pa.map_(pa.string(), pa.int8())).slice(
                1
            ),
            [{"a": 1, "b": None}, None, {}],
        ),
        (pa.array([[{"d": decimal.Decimal("0.1")}]]), [[{"d": 0.1}]]),
        (pa.nulls(2), [None, None]),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_what_cells_become(array: pa.Array, expected: list[Any]) -> None:
    assert values(array) == expected
    assert [type(value) for value in values(array)] == [type(value) for value in expected]


@pytest.mark.parametrize(
    ("array", "kind"),
    [
        (pa.array([b"x"]), "binary"),
        (pa.array([datetime.timedelta(1)]), r"duration\[us\]"),
        (pa.array([[b"x"]]), "binary"),
    ],
)
def test_types_that_json_has_not(array: pa.Array, kind: str) -> None:
    with pytest.raises(
        arrow.ArrowError, match=rf"column 'a(\[\])?' has the type {kind}, which no JSON value"
    ):
        values(array)


def test_text_that_is_no_utf_8() -> None:
    array = pa.Array.from_buffers(
        pa.string(), 1, [None, pa.array([0, 1], pa.int32()).buffers()[1], pa.py_buffer(b"\xff")]
    )
    with pytest.raises(arrow.ArrowError, match="column 'a' holds text that is not UTF-8"):
        values(array)


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match="needs pyarrow, which the extra `arrow` installs"):
        arrow_rows.pyarrow_module("pyarrow")
