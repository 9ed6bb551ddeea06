"""Reading traffic: each input's kind told, its signals handed out with their places."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Literal

from signalspec.inputs.document import Value, document_values
from signalspec.inputs.gzipped import ReadError
from signalspec.inputs.lines import line_blocks
from signalspec.inputs.opening import Meter, Stream, open_stream, table_files
from signalspec.inputs.shape import Request, Shapes
from signalspec.inputs.tables import row_blocks, table_kind
from signalspec.inputs.text import BadText, Decoder, not_utf8
from signalspec.inputs.units import (
    STDIN,
    Batch,
    Fault,
    Item,
    LineBlock,
    Place,
    Remark,
    RowBlock,
    Unit,
    Unreadable,
)
from signalspec.model import Json, Spec

Kind = Literal["lines", "document", "graphql"]

MAX_DOCUMENT = 64 * 1024 * 1024  # bytes of a GraphQL document

_LINES = {".ndjson", ".jsonl", ".ldjson"}
_GRAPHQL = {".graphql", ".gql"}
_GRAPHQL_START = re.compile(rb"[\s,]*(#|(mutation|query|fragment)\b)")
_UTF_16_AND_32 = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
    b"{\0": "UTF-16",
    b"\0{": "UTF-16",
    b"[\0": "UTF-16",
    b"\0[": "UTF-16",
}


class Reader:
    """Reads traffic of one spec. `meter` tells how far; `find_repeated` looks for members that an
    object has twice, which takes longer; `column` is the one of tables that holds the signals."""

    def __init__(
        self,
        spec: Spec,
        *,
        find_repeated: bool = False,
        meter: Meter | None = None,
        column: str | None = None,
    ) -> None:
        self._column = column
        self.shapes = Shapes.of(spec)
        self._decoder = Decoder(find_repeated=find_repeated)
        self._transport = spec.transport
        self._meter = meter or Meter()

    def units(self, paths: Iterable[str]) -> Iterator[Unit]:
        """What the inputs hold, in their order; lines of NDJSON undecoded, in blocks."""
        for path in paths:
            yield from self._input(path)

    def items(self, paths: Iterable[str]) -> Iterator[Item | Fault | Unreadable | Remark]:
        """The same, signal by signal: blocks of lines and batches are taken apart."""
        for unit in self.units(paths):
            yield from self.apart(unit)

    def apart(self, unit: Unit) -> Iterator[Item | Fault | Unreadable | Remark]:
        """One unit, signal by signal."""
        if isinstance(unit, LineBlock | RowBlock):
            for inner in self.lines(unit) if isinstance(unit, LineBlock) else self.rows(unit):
                yield from self.apart(inner)
        elif isinstance(unit, Batch):
            if not isinstance(unit.value, list):
                yield Fault("graphql", "not judged: the mutation's argument is no list", unit.place)
                return
            for index, (value, place) in enumerate(zip(unit.value, unit.places, strict=True)):
                fault = unit.faults.get(index)
                yield fault or Item(place, value, "envelope", unit.repeated[index])
        else:
            yield unit

    def lines(self, block: LineBlock) -> Iterator[Item | Batch | Fault]:
        """The signals of a block of lines."""
        offset = block.offset
        for number, line in enumerate(block.lines, block.first_line):
            if line and not line.isspace():
                yield from self.line(line, Place(block.file, number), offset)
            offset += len(line) + 1

    def line(self, line: bytes, place: Place, offset: int) -> Iterator[Item | Batch | Fault]:
        """What one line holds, which begins at byte `offset` of its file."""
        try:
            value = self._decoder.line(line)
        except BadText as error:
            yield line_fault(error, line, place, offset)
        else:
            yield from self.value(value, place, self._decoder.take_repeated(value))

    def rows(self, block: RowBlock) -> Iterator[Item | Batch | Fault]:
        """The signals of a block of rows."""
        from signalspec.inputs.rows import cells

        columns = block.batch.schema.names if self._column is None else ()
        bare = self.shapes.discriminator in columns and self.shapes.content not in columns
        for place, cell in cells(block, self._column, self.shapes):
            if bare and isinstance(cell, dict):
                yield Item(place, cell, "content")
            elif isinstance(cell, bytes):
                yield from self.line(cell, place, 0)
            elif isinstance(cell, Fault):
                yield cell
            else:
                yield from self.value(cell, place, ())

    def value(self, value: Json, place: Place, repeated: tuple[str, ...]) -> Iterator[Item | Batch | Fault]:
        """The signals of one JSON value: itself, what its wrapper holds, or a request's batches."""
        told = self.shapes.tell(value)
        if isinstance(told, Request):
            from signalspec.inputs.graphql import graphql_batches

            at = place if place.line is not None else Place(place.file, 1)
            yield from graphql_batches(told.query, self._transport, at, told.variables)
            return
        if told.depth:
            step = f"/{self.shapes.wrapper}"
            repeated = tuple(p.removeprefix(step) for p in repeated if p.startswith(f"{step}/"))
        yield Item(place, told.value, told.shape, repeated)

    def _input(self, path: str) -> Iterator[Unit]:
        if path != "-" and (tables := table_files(path)):
            for table in tables:
                yield from self._input(table)
            return
        file = STDIN if path == "-" else path
        stream = open_stream(path, self._meter)
        try:
            head = stream.head()
        except ReadError as error:
            yield Unreadable(file, str(error))
            return
        if table_kind(head):
            yield from row_blocks(path, head, self._column, self._meter)
            return
        for mark, encoding in _UTF_16_AND_32.items():
            if head.startswith(mark):
                message = f"not UTF-8: the file is {encoding} text; convert it (with iconv, say)"
                yield Fault("json", message, Place(file, 1, 1, offset=0))
                return
        offset = 0
        if head.startswith(codecs.BOM_UTF8):
            offset = len(codecs.BOM_UTF8)
            stream.drop(offset)
            head = head[offset:]
        kind = kind_of(file, head)
        if not head.strip() and kind != "graphql":
            yield from self._blank(stream, file)
        elif kind == "lines":
            yield from line_blocks(stream, file, offset=offset)
        elif kind == "document":
            yield from self._document(stream, file, offset)
        else:
            yield from self._graphql(stream, file)

    def _blank(self, stream: Stream, file: str) -> Iterator[Unit]:
        empty = True
        for unit in line_blocks(stream, file):
            empty = empty and isinstance(unit, LineBlock) and not any(line.strip() for line in unit.lines)
            if not empty or isinstance(unit, Unreadable):
                yield unit
        if empty:
            yield Remark(file, "is empty")

    def _document(self, stream: Stream, file: str, offset: int) -> Iterator[Unit]:
        for unit in document_values(stream, file, self._decoder, offset=offset):
            if isinstance(unit, Value):
                yield from self.value(unit.value, unit.place, unit.repeated)
            else:
                yield unit

    def _graphql(self, stream: Stream, file: str) -> Iterator[Unit]:
        from signalspec.inputs.graphql import graphql_batches

        data = bytearray()
        try:
            while block := stream.read():
                data += block
                if len(data) > MAX_DOCUMENT:
                    message = f"not judged: the document has more than {MAX_DOCUMENT // 2**20} MiB"
                    yield Fault("graphql", message, Place(file, 1, 1))
                    return
            text = data.decode()
        except ReadError as error:
            yield Unreadable(file, f"{error}; nothing in it was judged")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            yield Fault("graphql", not_utf8(data[error.start]), Place(file, line, offset=error.start))
        else:
            if text.strip():
                yield from graphql_batches(text, self._transport, Place(file))
            else:
                yield Remark(file, "is empty")


def read(paths: Iterable[str], spec: Spec) -> Iterator[Item | Fault | Unreadable | Remark]:
    """Every signal of the inputs (`-` is standard input), what is none, and what cannot be read."""
    return Reader(spec).items(paths)


def line_fault(error: BadText, line: bytes, place: Place, offset: int) -> Fault:
    """What is no JSON in a line that begins at byte `offset` of its file."""
    before = line.decode("utf-8", "surrogateescape")[: error.position]
    byte = offset + len(before.encode("utf-8", "surrogateescape"))
    at = Place(place.file, place.line, error.position + 1, place.index, byte)
    return Fault("json", error.reason, at)


def kind_of(file: str, head: bytes) -> Kind:
    """What a file is: by its name where that is clear, else by its first two lines."""
    path = PurePath(file)
    suffix = (path.with_suffix("") if path.suffix == ".gz" else path).suffix.lower()
    if suffix in _LINES:
        return "lines"
    if suffix in _GRAPHQL:
        return "graphql"
    if suffix != ".json" and _GRAPHQL_START.match(head):
        return "graphql"
    start = head.lstrip()
    if start[:1] == b"{":
        return _object_kind(start)
    return "document" if start[:1] == b"[" or suffix == ".json" else "lines"


def _object_kind(start: bytes) -> Kind:
    """NDJSON or one object over several lines: whether the first line, or the second, is whole."""
    first, newline, rest = start.partition(b"\n")
    if not newline:
        return "lines"
    decoder = Decoder()
    second = rest.lstrip().partition(b"\n")[0]
    try:
        decoder.line(first)
    except BadText as error:
        if not error.cut_short:
            return "lines"
    else:
        return "lines"
    try:
        return "lines" if isinstance(decoder.line(second), dict) else "document"
    except BadText:
        return "document"
