"""A stretch of a long text that moves along: what has been dealt with is dropped, more is read on demand."""

from __future__ import annotations

import codecs

from signalspec.inputs.opening import Stream
from signalspec.inputs.text import Decoder


class Window:
    """`text` from `position` on is still to be dealt with. Bytes that are not UTF-8 are lone surrogates
    in it (surrogateescape), so that all else keeps its place."""

    def __init__(self, stream: Stream, offset: int) -> None:
        self.text = ""
        self.position = 0
        self.ended = False
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._base = (1, 1, offset)  # line, column and byte of the first character of `text`
        self._mark = (0, self._base)  # a later character of it, and the same of that

    def fill(self) -> bool:
        """Reads on, at least as much as is there already; whether there is more text now. ReadError."""
        self._drop()
        wanted = 2 * len(self.text) + 1
        parts = [self.text]
        length = len(self.text)
        while length < wanted and not self.ended:
            block = self._stream.read()
            self.ended = not block
            part = self._decoder.decode(block, final=self.ended)
            parts.append(part)
            length += len(part)
        grown = length > len(self.text)
        self.text = "".join(parts)
        return grown

    def next_char(self) -> str:
        """The next character that is no white space, with `position` on it; empty at the end."""
        while True:
            self.position = Decoder.skip_blank(self.text, self.position)
            if self.position < len(self.text):
                return self.text[self.position]
            if not self.fill():
                return ""

    def place(self, position: int) -> tuple[int, int, int]:
        """Line, column and byte offset in the file of a character in `text`."""
        start, (line, column, offset) = self._mark if position >= self._mark[0] else (0, self._base)
        passed = self.text[start:position]
        newlines = passed.count("\n")
        column = len(passed) - passed.rfind("\n") if newlines else column + len(passed)
        place = (line + newlines, column, offset + len(passed.encode("utf-8", "surrogateescape")))
        self._mark = (position, place)
        return place

    def _drop(self) -> None:
        self._base = self.place(self.position)
        self._mark = (0, self._base)
        self.text = self.text[self.position :]
        self.position = 0
