"""Rows of Arrow data as JSON-ready values.

A column has a cell in every row, so that a null stands for a member that is absent, at any depth; within
lists and maps it stays one. Decimals become numbers; dates and times become text: timestamps with a time zone
as RFC 3339 writes them, in UTC, those without one as `yyyy-MM-dd HH:mm:ss.SSS` (or with more digits).
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any

MAX_ROWS = 8192  # at a time

_TEXT = frozenset({"string", "large_string", "string_view"})
_BYTES = frozenset({"binary", "large_binary", "binary_view"})
_AS_THEY_ARE = frozenset({"null", "bool", "float", "double", *_TEXT})


class ArrowError(ValueError):
    """The data cannot be read as signals; the message says why."""


class JsonText:
    """A cell that holds a JSON text."""

    __slots__ = ("data",)

    def __init__(self, data: bytes | str) -> None:
        self.data = data


def pyarrow_module(name: str) -> Any:
    """A module of pyarrow, which has no type hints. Raises ImportError with what to do."""
    try:
        return import_module(name)
    except ImportError:
        raise ImportError("Arrow data needs pyarrow, which the extra `arrow` installs") from None


def batches(data: Any) -> Iterator[Any]:
    """Record batches of at most MAX_ROWS rows: of a table, a batch, a reader, a dataset, an iterable of
    batches, or what has Arrow's C stream (a data frame, say). Raises TypeError for what is none of these.
    """
    pyarrow = pyarrow_module("pyarrow")
    if isinstance(data, pyarrow.RecordBatch):
        found = (data,)
    elif hasattr(data, "to_batches"):
        found = data.to_batches()
    elif hasattr(data, "__arrow_c_stream__") and not isinstance(data, pyarrow.RecordBatchReader):
        found = pyarrow.RecordBatchReader.from_stream(data)
    else:
        found = data
    for batch in found:
        if not isinstance(batch, pyarrow.RecordBatch):
            raise TypeError(f"expected Arrow record batches, got {type(batch).__name__}")
        for start in range(0, batch.num_rows, MAX_ROWS):
            yield batch.slice(start, MAX_ROWS)


def rows(batch: Any, column: str | None = None, text_members: Collection[str] = ()) -> list[Any]:
    """The value of each row: an object of its columns, or what `column` holds.

    JSON text is left for the caller to read, as JsonText: in `column`, in the only column, and in those named
    in `text_members`. Raises ArrowError for a column that is not there, and for types that JSON has not.
    """
    names = batch.schema.names
    if column is not None and column not in names:
        raise ArrowError(f"there is no column {column!r}; the columns are {', '.join(map(repr, names))}")
    only = column if column is not None else names[0] if len(names) == 1 else None
    if only is not None and (column is not None or _is_text(batch.schema.field(0).type)):
        return _cells(batch.column(names.index(only)), only)
    columns = [
        _cells(array, name) if name in text_members else _values(array, name)
        for name, array in zip(names, batch.columns, strict=True)
    ]
    if not columns:
        return [{} for _ in range(batch.num_rows)]
    return _objects(names, columns)


def _objects(names: list[str], columns: list[list[Any]]) -> list[Any]:
    return [
        {name: cell for name, cell in zip(names, cells, strict=True) if cell is not None}
        for cells in zip(*columns, strict=True)
    ]


def _is_text(kind: Any) -> bool:
    types = pyarrow_module("pyarrow").types
    kind = getattr(kind, "storage_type", kind)
    if types.is_dictionary(kind):
        kind = kind.value_type
    return str(kind) in _TEXT | _BYTES


def _cells(array: Any, name: str) -> list[Any]:
    if not _is_text(array.type):
        return _values(array, name)
    return [None if text is None else JsonText(text) for text in _decoded(_plain(array), name)]


def _plain(array: Any) -> Any:
    """The array without what only says how it is stored."""
    types = pyarrow_module("pyarrow").types
    while True:
        if hasattr(array.type, "storage_type"):
            array = array.storage
        elif types.is_dictionary(array.type):
            array = array.dictionary_decode()
        elif types.is_run_end_encoded(array.type):
            array = pyarrow_module("pyarrow.compute").run_end_decode(array)
        else:
            return array


def _values(array: Any, path: str) -> list[Any]:
    """The cells of a column as JSON-ready values; `path` names it in errors."""
    types = pyarrow_module("pyarrow").types
    array = _plain(array)
    kind = array.type
    if str(kind) in _AS_THEY_ARE or types.is_integer(kind):
        return _decoded(array, path)
    if types.is_struct(kind):
        return _structs(array, path)
    if types.is_map(kind):
        return _maps(array, path)
    if types.is_nested(kind) and hasattr(kind, "value_type"):
        return _lists(array, path)
    if types.is_decimal(kind):
        number = int if kind.scale <= 0 else float
        return [None if cell is None else number(cell) for cell in array.to_pylist()]
    if types.is_float16(kind):
        return list(array.cast("float32").to_pylist())
    if types.is_timestamp(kind):
        return _timestamps(array)
    if types.is_date(kind) or types.is_time(kind):
        return list(array.cast("string").to_pylist())
    raise ArrowError(f"column {path!r} has the type {kind}, which no JSON value stands for")


def _decoded(array: Any, path: str) -> list[Any]:
    try:
        return list(array.to_pylist())
    except UnicodeDecodeError:
        raise ArrowError(f"column {path!r} holds text that is not UTF-8") from None


def _structs(array: Any, path: str) -> list[Any]:
    names = [array.type.field(index).name for index in range(array.type.num_fields)]
    found: list[Any] = [{} for _ in range(len(array))]
    if names:
        # `flatten` has the nulls of the struct in its members.
        members = zip(names, array.flatten(), strict=True)
        found = _objects(names, [_values(member, f"{path}.{name}") for name, member in members])
    return _with_nulls(array, found)


def _lists(array: Any, path: str) -> list[Any]:
    lengths = pyarrow_module("pyarrow.compute").list_value_length(array).to_pylist()
    items = _values(array.flatten(), f"{path}[]")
    found: list[Any] = []
    start = 0
    for length in lengths:
        end = start + (length or 0)
        found.append(None if length is None else items[start:end])
        start = end
    return found


def _maps(array: Any, path: str) -> list[Any]:
    offsets = array.offsets.to_pylist()
    first, last = offsets[0], offsets[-1]
    keys = _values(array.keys.slice(first, last - first), f"{path} (keys)")
    items = _values(array.items.slice(first, last - first), f"{path}{{}}")
    pairs = [
        dict(zip(keys[start - first : end - first], items[start - first : end - first], strict=True))
        for start, end in pairwise(offsets)
    ]
    return _with_nulls(array, pairs)


def _with_nulls(array: Any, values: list[Any]) -> list[Any]:
    if not array.null_count:
        return values
    return [
        value if there else None for value, there in zip(values, array.is_valid().to_pylist(), strict=True)
    ]


def _timestamps(array: Any) -> list[Any]:
    pyarrow = pyarrow_module("pyarrow")
    if array.type.tz is not None:
        utc = array.cast(pyarrow.timestamp(array.type.unit, "UTC")).cast("string")
        return list(pyarrow_module("pyarrow.compute").replace_substring(utc, " ", "T").to_pylist())
    with suppress(pyarrow.ArrowInvalid):  # there may be more to it than milliseconds
        array = array.cast(pyarrow.timestamp("ms"))
    return list(array.cast("string").to_pylist())
