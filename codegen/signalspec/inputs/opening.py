"""Opening inputs: files and standard input, gzip told by its first bytes, as a stream of blocks."""

from __future__ import annotations

import io
import os
import select
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from signalspec.inputs.gzipped import MAGIC, ReadError, gunzip

BLOCK = 256 * 1024
_HEAD = 64 * 1024
_OTHER_ARCHIVES = {
    b"PK\x03\x04": "is a zip archive",
    b"\x28\xb5\x2f\xfd": "is compressed with zstd",
    b"BZh": "is compressed with bzip2",
    b"\xfd7zXZ\x00": "is compressed with xz",
}
_TABLES = {".parquet", ".arrow", ".arrows", ".feather"}
_TEXT_STARTS = b"{[#mqf \t\r\n\xef"


@dataclass(slots=True)
class Meter:
    """How far the reading is, in bytes of the files as they are stored; `total` is None where unknown."""

    done: int = 0
    total: int | None = None


class Stream:
    """One input as blocks of its (decompressed) bytes. Nothing is opened before the first `head` or
    `read`; both raise ReadError, `head` only where there is nothing to show."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._head = b""
        self._error: ReadError | None = None

    def head(self) -> bytes:
        """The first bytes, without taking them: two lines or 64 KiB, unless the input ends before."""
        while len(self._head) < _HEAD and self._head.lstrip().count(b"\n") < 2 and self._error is None:
            try:
                block = next(self._blocks, b"")
            except ReadError as error:
                if not self._head:
                    raise
                self._error = error
                break
            if not block:
                break
            self._head += block
        return self._head

    def drop(self, count: int) -> None:
        """Leaves out the first bytes of what `head` has shown."""
        self._head = self._head[count:]

    def read(self) -> bytes:
        """The next block, empty at the end."""
        if self._head:
            block, self._head = self._head, b""
            return block
        if self._error is not None:
            raise self._error
        return next(self._blocks, b"")


def open_stream(path: str, meter: Meter) -> Stream:
    """The input at `path`; `-` is standard input."""
    raw = _stdin_blocks(meter) if path == "-" else _file_blocks(path, meter)
    return Stream(_decompressed(raw, named_gzip=path.endswith(".gz")))


def table_files(directory: str) -> list[str]:
    """The tables of a data set in the order of their paths, without what is hidden and without markers; none
    where there is no directory."""
    found: list[str] = []
    for folder, folders, files in os.walk(directory):
        folders[:] = [name for name in folders if name[0] not in "._"]
        names = [name for name in files if name[0] not in "._" and Path(name).suffix in _TABLES]
        found += [str(Path(folder, name)) for name in names]
    return sorted(found)


def total_size(paths: Iterable[str]) -> int | None:
    """Bytes in all the files together, None where one is no regular file."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        try:
            status = Path(path).stat()
            if stat.S_ISDIR(status.st_mode):
                total += sum(Path(table).stat().st_size for table in table_files(path))
                continue
        except (OSError, ValueError):
            continue
        if not stat.S_ISREG(status.st_mode):
            return None
        total += status.st_size
    return total


def stdin_is_idle() -> bool:
    """Whether standard input has nothing to read now; False where that cannot be told."""
    try:
        return not select.select([sys.stdin], [], [], 0)[0]
    except (OSError, ValueError, TypeError, AttributeError):
        return False


def _file_blocks(path: str, meter: Meter) -> Iterator[bytes]:
    try:
        with io.FileIO(path) as file:
            while block := file.read(BLOCK):
                meter.done += len(block)
                yield block
    except OSError as error:
        raise ReadError(_reason(error)) from None
    except ValueError:
        raise ReadError("is no file name") from None


def _stdin_blocks(meter: Meter) -> Iterator[bytes]:
    # read1 hands over what a pipe has so far; not every stand-in for stdin has it.
    read = getattr(sys.stdin.buffer, "read1", sys.stdin.buffer.read)
    try:
        while block := read(BLOCK):
            meter.done += len(block)
            yield block
    except OSError as error:
        raise ReadError(_reason(error)) from None


def _decompressed(blocks: Iterator[bytes], *, named_gzip: bool) -> Iterator[bytes]:
    start = b""
    while len(start) < 6 and (block := next(blocks, b"")):
        start += block
    blocks = chain([start] if start else [], blocks)
    if start.startswith(MAGIC):
        blocks = gunzip(blocks)
    elif named_gzip and start and start[0] not in _TEXT_STARTS:
        raise ReadError("is damaged: its name ends in .gz, but it holds no gzip data")
    for magic, words in _OTHER_ARCHIVES.items():
        if start.startswith(magic):
            raise ReadError(f"{words}: unpack it first (gzip is read as it is)")
    yield from blocks


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, IsADirectoryError):
        return "is a directory: name the files in it"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    return f"cannot be read: {error.strerror or type(error).__name__}"
