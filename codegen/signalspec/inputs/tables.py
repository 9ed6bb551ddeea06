"""Parquet and Arrow files as blocks of rows. They need pyarrow, the extra `arrow`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from signalspec.inputs.gzipped import ReadError
from signalspec.inputs.opening import BLOCK, Meter
from signalspec.inputs.units import STDIN, RowBlock, Unreadable

_KINDS = {b"PAR1": "Parquet", b"ARROW1": "Arrow", b"\xff\xff\xff\xff": "Arrow"}
_STREAM = b"\xff\xff\xff\xff"


def table_kind(head: bytes) -> str | None:
    """What kind of table a file is that begins so, None where it is none."""
    return next((kind for magic, kind in _KINDS.items() if head.startswith(magic)), None)


def row_blocks(path: str, head: bytes, column: str | None, meter: Meter) -> Iterator[RowBlock | Unreadable]:
    """The rows of the table at `path`, which begins with `head`; `column` is the one that holds the signals,
    where it is a single one."""
    kind = table_kind(head)
    if path == "-":
        yield Unreadable(STDIN, f"is {kind}, which needs a file with a name")
        return
    number = 0
    size = Path(path).stat().st_size
    start = meter.done - min(size, BLOCK)  # the first block of it has been counted
    try:
        with _failures(kind):
            rows = import_module("signalspec.runtime.python.arrow_rows")
            pyarrow = rows.pyarrow_module("pyarrow")
            schema, total, batches = _opened(path, head)
            rows.rows(pyarrow.RecordBatch.from_pylist([], schema), column)
        reading = iter(rows.batches(batches))
        while True:
            with _failures(kind):
                batch = next(reading, None)
            if batch is None:
                break
            yield RowBlock(path, number, batch)
            number += batch.num_rows
            meter.done = start + size * number // max(total, number)
    except ReadError as error:
        judged = f"; row {number:,} is the first that was not judged" if number else ""
        yield Unreadable(path, f"{error}{judged}")
    meter.done = start + size


def _opened(path: str, head: bytes) -> tuple[Any, int, Any]:
    """The schema, the number of rows (0 where it is not known), and the batches."""
    if table_kind(head) == "Parquet":
        # Without buffering ahead, memory has one column chunk at a time, not a row group with all of them.
        file = import_module("pyarrow.parquet").ParquetFile(path, pre_buffer=False)
        size = import_module("signalspec.runtime.python.arrow_rows").MAX_ROWS
        return file.schema_arrow, file.metadata.num_rows, file.iter_batches(batch_size=size)
    ipc = import_module("pyarrow.ipc")
    source = import_module("pyarrow").memory_map(path)
    if head.startswith(_STREAM):
        stream = ipc.open_stream(source)
        return stream.schema, 0, stream
    file = ipc.open_file(source)
    return file.schema, 0, (file.get_batch(index) for index in range(file.num_record_batches))


@contextmanager
def _failures(kind: str | None) -> Iterator[None]:
    """What goes wrong in pyarrow, as a ReadError."""
    try:
        yield
    except ImportError:
        hint = "pip install 'signalspec[arrow]'"
        raise ReadError(f"is {kind}, and reading that needs pyarrow: {hint}") from None
    except Exception as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        if type(error).__module__.startswith("signalspec."):
            raise ReadError(f"has no signals that can be read: {reason}") from None
        if isinstance(error, OSError) or type(error).__module__.startswith("pyarrow"):
            raise ReadError(f"is damaged, or {kind} of a kind that pyarrow cannot read: {reason}") from None
        raise
