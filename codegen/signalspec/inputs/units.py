"""What reading traffic comes to: signals with their places, and what could not be read, as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal, TypeAlias

from signalspec.model import Json

STDIN = "<stdin>"

Shape: TypeAlias = Literal["envelope", "content"]
FaultCode: TypeAlias = Literal["json", "graphql", "variable"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signal, or a fault, stands. `line` and `column` count from 1; `index`, in an array or a
    document, and `offset`, in bytes of the (decompressed) file, from 0."""

    file: str
    line: int | None = None
    column: int | None = None
    index: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Text that holds no signal that could be judged: `code` says of which kind, `message` why.

    `variable` marks a signal that depends on a GraphQL variable: nothing is wrong with it.
    """

    code: FaultCode
    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Item:
    """One signal: an envelope, or the bare content of one. `repeated` are the JSON Pointers of members
    that their object has twice (the last one counts)."""

    place: Place
    value: Json
    shape: Shape
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one GraphQL mutation carries, with the place of each signal in it. `value` is a list unless
    the document passes something else; where a signal could not be read, `faults` has its index."""

    place: Place
    value: Json
    places: tuple[Place, ...]
    repeated: tuple[tuple[str, ...], ...]
    faults: dict[int, Fault]


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Whole lines of NDJSON as they stand in the file: what can be judged apart from the rest of it.

    `first_line` is the first one's number, `offset` the byte at which it begins.
    """

    file: str
    first_line: int
    offset: int
    lines: list[bytes]


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Rows of a table, a signal each, as an Arrow record batch: what can be judged apart from the rest.
    `first_row` is the first one's number, from 0."""

    file: str
    first_row: int
    batch: Any

    def __reduce__(self) -> tuple[Callable[..., RowBlock], tuple[str, int, bytes, bytes]]:
        # A batch that is part of a larger one would be sent with all of it.
        return _row_block, (
            self.file,
            self.first_row,
            self.batch.schema.serialize().to_pybytes(),
            self.batch.serialize().to_pybytes(),
        )


def _row_block(file: str, first_row: int, schema: bytes, batch: bytes) -> RowBlock:
    ipc = import_module("pyarrow.ipc")
    pa = import_module("pyarrow")
    return RowBlock(
        file, first_row, ipc.read_record_batch(pa.py_buffer(batch), ipc.read_schema(pa.py_buffer(schema)))
    )


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that cannot be read at all, or not to its end; what was readable has come before this."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth saying about a file that is no finding."""

    file: str
    message: str


Block: TypeAlias = LineBlock | RowBlock
Unit: TypeAlias = Item | Batch | Fault | Block | Unreadable | Remark
