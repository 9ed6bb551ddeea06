"""JSON text -> values, strictly: what RFC 8259 has, in UTF-8, within limits that keep everybody safe."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from signalspec.model import Json

MAX_DEPTH = 100
MAX_DIGITS = 4300

_BEYOND = 10**309
_SPACE = " \t\n\r"
_BLANK = re.compile(r"[ \t\n\r]*")
_STRING = r'"(?:[^"\\]|\\.)*"'
_CONSTANT = re.compile(_STRING + r"|(NaN|-?Infinity)")
_NUMBER = re.compile(_STRING + r"|-?([0-9]+)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
# Escapes in order, so that an escaped backslash before a u is not taken for one; a high surrogate with
# its low one is a character, and what group 1 holds is half of none.
_SURROGATE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
_TOO_DEEP = f"objects and arrays are nested more than {MAX_DEPTH} levels deep"
_NOT_JSON = "not JSON: "
_REASONS = {
    "Expecting value": "a value is expected",
    "Expecting property name enclosed in double quotes": "a member's name in double quotes is expected",
    "Expecting ',' delimiter": "a comma or the end of the object or array is expected",
    "Expecting ':' delimiter": "a colon is expected",
    "Unterminated string starting at": "the string that begins here has no end",
    "Invalid control character at": "a control character stands unescaped in a string",
    "Extra data": "there is more after the end of the value",
    "Illegal trailing comma before end of object": "a comma stands before the end of the object",
    "Illegal trailing comma before end of array": "a comma stands before the end of the array",
}


class BadText(Exception):
    """Text that is not JSON, or more than anyone should send.

    `position` is the character where it shows. `end` is where the value ends, where that is known;
    `cut_short` says that more text might have made it JSON.
    """

    def __init__(
        self, reason: str, position: int, end: int | None = None, *, cut_short: bool = False
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position
        self.end = end
        self.cut_short = cut_short


class Decoder:
    """Reads JSON values.

    A number beyond binary64 comes as an integer of that size, so that it is judged as one that is
    out of range. With `find_repeated`, `take_repeated` tells after each value which members its objects
    have twice.
    """

    def __init__(self, *, find_repeated: bool = False) -> None:
        self._constants: list[str] = []
        self._repeated: list[tuple[dict[str, Json], list[str]]] = []
        self._decoder = json.JSONDecoder(
            parse_constant=self._constants.append,
            parse_float=exact_float,
            object_pairs_hook=self._object if find_repeated else None,
        )

    def line(self, data: bytes) -> Json:
        """The one value in `data`. Raises BadText."""
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            position = len(data[: error.start].decode())
            raise BadText(not_utf8(data[error.start]), position) from None
        start = 0 if text[:1] == "{" else self.skip_blank(text, 0)
        value, end = self.at(text, start)
        if end != len(text) and text[end:].strip(_SPACE):
            raise BadText(_NOT_JSON + _REASONS["Extra data"], self.skip_blank(text, end))
        return value

    def at(self, text: str, start: int) -> tuple[Json, int]:
        """The value that begins at `start`, and where it ends. Raises BadText."""
        try:
            value, end = self._decoder.raw_decode(text, start)
        except (RecursionError, ValueError) as error:
            self._forget()
            raise _explained(error, text, start) from None
        bad = self._refused(value, text, start, end)
        if bad is not None:
            self._forget()
            raise bad
        return value, end

    def _refused(self, value: Json, text: str, start: int, end: int) -> BadText | None:
        """What Python reads, and JSON or its limits do not have."""
        if self._constants:
            return BadText("NaN and Infinity are no JSON numbers", _constant(text, start), end)
        brackets = text.count("[", start, end) + text.count("{", start, end)
        if brackets > MAX_DEPTH and deeper_than(value, MAX_DEPTH):
            return BadText(_TOO_DEEP, start, end)
        if text.find("\\u", start, end) >= 0:
            position = _lone_surrogate(text, start, end)
            if position is not None:
                return BadText("half of a surrogate pair stands alone: no UTF-8 can carry it", position, end)
        return None

    def take_repeated(self, value: Json) -> tuple[str, ...]:
        """JSON Pointers to the members that objects within `value`, the last one read, have more than
        once. What a later member of the same name has replaced is not looked into."""
        if not self._repeated:
            return ()
        names = {id(members): keys for members, keys in self._repeated}
        found = tuple(_pointers(value, names))
        self._repeated.clear()
        return found

    @staticmethod
    def skip_blank(text: str, start: int) -> int:
        """The first place from `start` on that holds no white space."""
        match = _BLANK.match(text, start)
        return match.end() if match else start

    def _object(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        members = dict(pairs)
        if len(members) != len(pairs):
            counts = Counter(name for name, _ in pairs)
            self._repeated.append((members, [name for name, times in counts.items() if times > 1]))
        return members

    def _forget(self) -> None:
        self._constants.clear()
        self._repeated.clear()


def exact_float(text: str) -> float | int:
    """The number that `text` writes; one beyond binary64 as an integer that is beyond it, too."""
    value = float(text)
    if value - value == 0:
        return value
    return _BEYOND if value > 0 else -_BEYOND


def deeper_than(value: Json, limit: int) -> bool:
    """Whether objects and arrays in `value` lie more than `limit` deep."""
    level: list[list[Json] | dict[str, Json]] = [value] if isinstance(value, dict | list) else []
    for _ in range(limit):
        inner: list[list[Json] | dict[str, Json]] = []
        for container in level:
            members = container.values() if isinstance(container, dict) else container
            inner += [member for member in members if isinstance(member, dict | list)]
        if not inner:
            return False
        level = inner
    return bool(level)


def pointer_step(name: str) -> str:
    """One member's name as a step of a JSON Pointer."""
    return "/" + name.replace("~", "~0").replace("/", "~1")


def _pointers(value: Json, repeated: dict[int, list[str]]) -> Iterator[str]:
    waiting: list[tuple[str, Json]] = [("", value)]
    while waiting:
        pointer, current = waiting.pop()
        if isinstance(current, dict):
            for name in repeated.get(id(current), ()):
                yield pointer + pointer_step(name)
            waiting += [(pointer + pointer_step(name), member) for name, member in current.items()]
        elif isinstance(current, list):
            waiting += [(f"{pointer}/{index}", member) for index, member in enumerate(current)]


def not_utf8(byte: int) -> str:
    return f"not UTF-8: byte 0x{byte:02x} begins no character"


def _explained(error: RecursionError | ValueError, text: str, start: int) -> BadText:
    if isinstance(error, RecursionError):
        return BadText(_TOO_DEEP, start)
    if not isinstance(error, json.JSONDecodeError):
        return BadText(f"an integer has more than {MAX_DIGITS} digits", _long_integer(text, start))
    position = error.pos
    at_end = position >= len(text.rstrip(_SPACE))
    reason = _REASONS.get(error.msg, error.msg[:1].lower() + error.msg[1:])
    if at_end:
        reason = "it ends too early"
    elif text[position] == "\ufeff":
        reason = "a byte order mark may stand only at the start of a file"
    elif text[position] == "'":
        reason = "strings stand in double quotes, not single ones"
    # The end may have cut through an escape or a word such as true.
    near_end = position >= len(text) - 16 or error.msg.startswith("Unterminated string")
    return BadText(_NOT_JSON + reason, position, cut_short=near_end and error.msg != "Extra data")


def _constant(text: str, start: int) -> int:
    """Where the first word stands that only Python takes for a number."""
    return next((m.start() for m in _CONSTANT.finditer(text, start) if m.group(1)), start)


def _long_integer(text: str, start: int) -> int:
    for match in _NUMBER.finditer(text, start):
        digits, fraction, exponent = match.groups()
        if digits and len(digits) > MAX_DIGITS and not fraction and not exponent:
            return match.start()
    return start


def _lone_surrogate(text: str, start: int, end: int) -> int | None:
    for match in _SURROGATE.finditer(text, start, end):
        if match.group(1) is not None:
            return match.start()
    return None
