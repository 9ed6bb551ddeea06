"""Gzip as a stream: one member after the other, and what a damaged file still holds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

MAGIC = b"\x1f\x8b"
_OUTPUT = 256 * 1024  # bytes at a time, however well they were compressed


class ReadError(Exception):
    """An input cannot be read, or not to its end; the message goes on after the input's name."""


def gunzip(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """What `blocks` hold, decompressed. ReadError, after all that could be read, where they are damaged."""
    member = zlib.decompressobj(wbits=31)
    for block in blocks:
        while block:
            if member.eof:
                block = block.lstrip(b"\0")  # padding between members, and after the last
                if not block:
                    break
                member = zlib.decompressobj(wbits=31)
            before = member.copy()
            try:
                output = member.decompress(block, _OUTPUT)
            except zlib.error as error:
                yield from _salvaged(before, block)
                raise ReadError(f"is damaged gzip: {_words(error)}") from None
            if output:
                yield output
            block = member.unused_data if member.eof else member.unconsumed_tail
    if not member.eof:
        output = member.flush()
        if output:
            yield output
        raise ReadError("is damaged gzip: it ends too early")


def _salvaged(member: zlib._Decompress, block: bytes) -> Iterator[bytes]:
    """What the block holds before the damage in it: zlib gives nothing of a piece that has any."""
    for i in range(len(block)):
        try:
            output = member.decompress(block[i : i + 1])
        except zlib.error:
            return
        if output:
            yield output


def _words(error: zlib.error) -> str:
    """zlib's reason without its own numbering: `Error -3 while decompressing data: incorrect data check`."""
    return str(error).partition(": ")[2] or str(error)
