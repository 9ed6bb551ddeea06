"""A JSON document, one value or an array of them: element by element, in memory bounded by the longest."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from signalspec.inputs.gzipped import ReadError
from signalspec.inputs.opening import Stream
from signalspec.inputs.text import BadText, Decoder, not_utf8
from signalspec.inputs.units import Fault, Place, Remark, Unreadable
from signalspec.inputs.window import Window
from signalspec.model import Json

_REST = "the rest of the array was not judged"
MAX_VALUE = 256 * 1024 * 1024  # characters

# A lone quote is what is left of a string that its line, or the window, does not end.
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\[^\n])*"|[\[\]{}"]')
_CLOSED_BY = {"[": "]", "{": "}"}
_NOT_UTF8 = re.compile("[\udc80-\udcff]")


class Value(NamedTuple):
    """A value of the document with its place and what its objects have twice."""

    value: Json
    place: Place
    repeated: tuple[str, ...]


def document_values(
    stream: Stream, file: str, decoder: Decoder, *, offset: int = 0, max_value: int = MAX_VALUE
) -> Iterator[Value | Fault | Unreadable | Remark]:
    """The document's value or, where it is an array, the array's elements.

    A fault within one element leaves the others to be read; one that hides where the element ends
    is the last thing to come out, and says so.
    """
    reader = _Reader(Window(stream, offset), file, decoder, max_value)
    try:
        yield from reader.read()
    except ReadError as error:
        yield Unreadable(file, f"{error}; all whole signals before that were judged")


class _Reader:
    def __init__(self, window: Window, file: str, decoder: Decoder, max_value: int) -> None:
        self._window = window
        self._file = file
        self._decoder = decoder
        self._max_value = max_value

    def read(self) -> Iterator[Value | Fault | Remark]:
        window = self._window
        if window.next_char() == "[":
            window.position += 1
            complete = yield from self._elements()
        else:
            complete = yield from self._value(None)
        if complete and window.next_char():
            yield self._fault("not JSON: there is more after the end (one signal a line would be NDJSON)")

    def _elements(self) -> Generator[Value | Fault | Remark, None, bool]:
        """The elements; returns whether the closing bracket was reached."""
        window = self._window
        if window.next_char() == "]":
            window.position += 1
            yield Remark(self._file, "is an empty array")
            return True
        index = 0
        while window.next_char():
            if not (yield from self._value(index)):
                return False
            char = window.next_char()
            if char == "]":
                window.position += 1
                return True
            if char != ",":
                break
            window.position += 1
            index += 1
        if window.next_char():
            yield self._fault(f"not JSON: a comma or the end of the array is expected; {_REST}")
        else:
            yield self._fault("not JSON: it ends inside the array")
        return False

    def _value(self, index: int | None) -> Generator[Value | Fault | Remark, None, bool]:
        """The value at the window's position; returns whether its end was found."""
        window = self._window
        line, column, _ = window.place(window.position)
        try:
            value, end = self._decode()
        except BadText as error:
            yield from self._skipping(error, index)
            return error.end is not None
        window.position = end
        yield Value(value, Place(self._file, line, column, index), self._decoder.take_repeated(value))
        return True

    def _skipping(self, error: BadText, index: int | None) -> Iterator[Fault]:
        """The fault, with the window moved to behind the value, which `error.end` then says."""
        window = self._window
        line, column, offset = window.place(error.position)
        if error.end is None and index is not None:
            error.end = self._end_of_broken_value()
        if error.end is not None:
            window.position = error.end
        rest = f"; {_REST}" if error.end is None and index is not None else ""
        yield Fault("json", error.reason + rest, Place(self._file, line, column, index, offset))

    def _decode(self) -> tuple[Json, int]:
        window = self._window
        while True:
            try:
                value, end = self._decoder.at(window.text, window.position)
            except BadText as error:
                if not error.cut_short or window.ended:
                    raise self._byte_named(error) from None
            else:
                # Near the end of what was read a number may go on, and `1e+` reads as 1 so far.
                if end + len("e+") < len(window.text) or window.ended:
                    return self._checked(value, end)
            if len(window.text) - window.position > self._max_value:
                limit = f"{self._max_value // 2**20} Mi characters"
                raise BadText(f"one value has more than {limit}", window.position)
            window.fill()

    def _checked(self, value: Json, end: int) -> tuple[Json, int]:
        text = self._window.text
        bad = None if text.isascii() else _NOT_UTF8.search(text, self._window.position, end)
        if bad is not None:
            raise self._byte_named(BadText("", bad.start(), end))
        return value, end

    def _byte_named(self, error: BadText) -> BadText:
        char = self._window.text[error.position : error.position + 1]
        if char and _NOT_UTF8.match(char):
            return BadText(not_utf8(ord(char) - 0xDC00), error.position, error.end)
        return error

    def _end_of_broken_value(self) -> int | None:
        """Where the brackets that open at the window's position are closed again. What lies before is
        dropped; None where that is not found."""
        window = self._window
        if window.text[window.position : window.position + 1] not in ("[", "{"):
            return None
        closing: list[str] = []
        while True:
            for match in _TOKEN.finditer(window.text, window.position):
                token = match.group()
                if token in _CLOSED_BY:
                    closing.append(_CLOSED_BY[token])
                elif token in ("]", "}"):
                    if closing.pop() != token:
                        return None
                elif token == '"' and window.text.find("\n", match.end()) < 0 and not window.ended:
                    break
                window.position = match.end()
                if not closing:
                    return window.position
            if len(window.text) - window.position > self._max_value or not window.fill():
                return None

    def _fault(self, reason: str) -> Fault:
        line, column, offset = self._window.place(self._window.position)
        return Fault("json", reason, Place(self._file, line, column, offset=offset))
