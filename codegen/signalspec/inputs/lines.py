"""NDJSON as blocks of whole lines, in memory bounded by the longest line."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.inputs.gzipped import ReadError
from signalspec.inputs.opening import Stream
from signalspec.inputs.units import Fault, LineBlock, Place, Unreadable

MAX_LINE = 256 * 1024 * 1024
# Of a block. Short lines are no signals mostly: what is to say about them takes more than they do.
MAX_LINES = 2_000


def line_blocks(
    stream: Stream, file: str, *, offset: int = 0, max_line: int = MAX_LINE
) -> Iterator[LineBlock | Fault | Unreadable]:
    """The lines of `stream`, whose first byte is byte `offset` of the file.

    A line of more than `max_line` bytes (many blocks; within one nobody counts) is a fault, and is
    passed over without being held. After a read error, the whole lines before it have come out;
    half a line has not.
    """
    splitter = _Splitter(file, offset, max_line)
    try:
        while block := stream.read():
            yield from splitter.feed(block)
    except ReadError as error:
        yield Unreadable(file, f"{error}; line {splitter.line:,} is the first that was not judged")
        return
    yield from splitter.finish()


class _Splitter:
    def __init__(self, file: str, offset: int, max_line: int) -> None:
        self.line = 1  # number of the line that is being read
        self._file = file
        self._offset = offset  # where that line begins
        self._max_line = max_line
        self._parts: list[bytes] = []  # of that line, without its end
        self._length = 0
        self._too_long = False

    def feed(self, block: bytes) -> Iterator[LineBlock | Fault]:
        first, newline, rest = block.partition(b"\n")
        self._take(first)
        if not newline:
            return
        complete, newline, tail = rest.rpartition(b"\n")
        line, offset = self.line, self._offset
        consumed = self._length + 1
        lines = self._line()
        if not lines:
            yield self._fault()
            line, offset = line + 1, offset + consumed
            consumed = 0
        if newline:
            lines += complete.split(b"\n")
            consumed += len(complete) + 1
        yield from self._blocks(line, offset, lines)
        self.line = line + len(lines)
        self._offset = offset + consumed
        self._begin(tail)

    def finish(self) -> Iterator[LineBlock | Fault]:
        lines = self._line()
        if not lines:
            yield self._fault()
        elif lines[0]:
            yield from self._blocks(self.line, self._offset, lines)

    def _blocks(self, line: int, offset: int, lines: list[bytes]) -> Iterator[LineBlock]:
        while lines:
            first, lines = lines[:MAX_LINES], lines[MAX_LINES:]
            yield LineBlock(self._file, line, offset, first)
            line += len(first)
            offset += sum(map(len, first)) + len(first)

    def _take(self, part: bytes) -> None:
        self._length += len(part)
        if self._length > self._max_line:
            self._too_long = True
            self._parts.clear()
        elif part:
            self._parts.append(part)

    def _line(self) -> list[bytes]:
        """The line that has been read, or nothing where it is too long."""
        return [] if self._too_long else [b"".join(self._parts)]

    def _begin(self, part: bytes) -> None:
        self._parts = []
        self._length = 0
        self._too_long = False
        self._take(part)

    def _fault(self) -> Fault:
        return Fault(
            "json",
            f"the line is too long: it has more than {self._max_line // 2**20} MiB and was not judged",
            Place(self._file, self.line, 1, offset=self._offset),
        )
