"""JSON text -> values, strictly: what is no JSON, or no Unicode, is refused with a reason."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder

from .conditions import is_list, is_object

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

MAX_DEPTH = 100

_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[][{}]', re.DOTALL)
_SPACE = " \t\n\r"
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
# Larger than every binary64 number, so that an overflowing literal stays a number that is out of range.
_BEYOND = 10**309


class JsonTextError(ValueError):
    """The text is no JSON; the message says why and where."""


def load(data: bytes | str) -> Any:
    """The value of a JSON text in UTF-8 (a byte order mark is skipped).

    Raises JsonTextError for what RFC 8259 does not allow (NaN among it), for lone surrogates,
    nesting beyond MAX_DEPTH, and integers with more digits than Python converts.
    """
    return _load(data, _DECODER)


def quick_reader() -> Callable[[bytes | str], Any]:
    """`glance`, or what gives the same or raises, in a third of the time: msgspec, where it is installed."""
    try:
        from msgspec.json import Decoder
    except ImportError:
        return glance
    return Decoder().decode


def glance(data: bytes | str) -> Any:
    """As `load`, for a text with nothing odd about it; raises, whatever it may be, where `load` decides.

    How deep it nests is left to ask: see `may_be_deep`.
    """
    if isinstance(data, str):
        text = data
        if not text.isascii():
            text.encode()
    else:
        text = data.decode()
    value, end = _scan(text, 0)
    if end != len(text) and text[end:].strip(_SPACE):
        raise JsonTextError("more than one value")
    if "\\" in text and _SURROGATE_ESCAPE.search(text):
        raise JsonTextError("perhaps half a surrogate pair")
    return value


def may_be_deep(data: bytes | str) -> bool:
    """Whether the text may nest deeper than MAX_DEPTH; what keeps every rule does not."""
    if isinstance(data, str):
        return data.count("[") + data.count("{") > MAX_DEPTH
    return data.count(b"[") + data.count(b"{") > MAX_DEPTH


def load_exactly(data: bytes | str) -> Any:
    """As `load`, but a number beyond binary64 comes as a huge integer instead of infinity."""
    return _load(data, _EXACT_DECODER)


def _load(data: bytes | str, decoder: JSONDecoder) -> Any:
    text = _text(data)
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth(text) > MAX_DEPTH:
        raise JsonTextError(f"nested deeper than {MAX_DEPTH} levels")
    try:
        value = decoder.decode(text)
    except JSONDecodeError as error:
        reason = error.msg[0].lower() + error.msg[1:]
        raise JsonTextError(f"not JSON: {reason} at line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise JsonTextError("nested too deep for what is left of the call stack") from None
    except JsonTextError:
        raise
    except ValueError:
        raise JsonTextError("a number has too many digits") from None
    if _SURROGATE_ESCAPE.search(text) and _has_lone_surrogate(value):
        raise JsonTextError("a text holds one half of a surrogate pair, which no UTF-8 can carry")
    return value


def duplicate_keys(data: bytes | str) -> list[str]:
    """JSON Pointers to the members whose key stands more than once; for a text that `load` takes."""
    return list(dict.fromkeys(_duplicates(_PAIRS_DECODER.decode(_text(data)), "")))


def _duplicates(value: Any, path: str) -> list[str]:
    found: list[str] = []
    if isinstance(value, _Pairs):
        seen: set[str] = set()
        for key, member in value.pairs:
            pointer = f"{path}/{key.replace('~', '~0').replace('/', '~1')}"
            if key in seen:
                found.append(pointer)
            seen.add(key)
            found.extend(_duplicates(member, pointer))
    elif is_list(value):
        for index, item in enumerate(value):
            found.extend(_duplicates(item, f"{path}/{index}"))
    return found


class _Pairs:
    """An object whose members are kept as they stand, repeated keys and all."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        self.pairs = pairs


def _text(data: bytes | str) -> str:
    if isinstance(data, str):
        if not data.isascii():
            try:
                data.encode()
            except UnicodeEncodeError as error:
                raise JsonTextError(f"character {error.start} is one half of a surrogate pair") from None
        return data.removeprefix("\ufeff")
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise JsonTextError(f"byte {error.start} is not UTF-8: {error.reason}") from None


def _depth(text: str) -> int:
    depth = deepest = 0
    for match in _BRACKETS.finditer(text):
        char = match[0]
        if char in ("[", "{"):
            depth += 1
            deepest = max(deepest, depth)
        elif char in ("]", "}"):
            depth -= 1
    return deepest


def _has_lone_surrogate(value: Any) -> bool:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return True
        return False
    if is_object(value):
        return any(_has_lone_surrogate(k) or _has_lone_surrogate(v) for k, v in value.items())
    return is_list(value) and any(map(_has_lone_surrogate, value))


def _refuse_constant(name: str) -> NoReturn:
    raise JsonTextError(f"not JSON: {name} is no JSON number")


def _exact_float(text: str) -> float | int:
    value = float(text)
    if value - value == 0:
        return value
    return _BEYOND if value > 0 else -_BEYOND


_DECODER = JSONDecoder(parse_constant=_refuse_constant)
# What `raw_decode` is but a call of, where it can be had.
_scan: Callable[[str, int], tuple[Any, int]] = getattr(_DECODER, "scan_once", _DECODER.raw_decode)
_EXACT_DECODER = JSONDecoder(parse_constant=_refuse_constant, parse_float=_exact_float)
_PAIRS_DECODER = JSONDecoder(object_pairs_hook=_Pairs)
