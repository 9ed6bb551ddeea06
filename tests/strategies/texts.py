"""JSON texts of a document in the many ways that writers have, and in ways that no writer should have."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

_INTEGER = re.compile(r"(?<=[ :\[])-?\d+(?=[,\]} ])")
_NUMBER = re.compile(r"(?<=[ :\[])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[,\]} ])")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ODD_NUMBERS = (
    "-0", "-0.0", "1e3", "1E+2", "1e-400", "1e400", "-1e400", "1e309", "1.7976931348623157e308",
    "1.7976931348623158e308", "1.7976931348623159e308", "179769313486231570" + "0" * 291, "9" * 400,
    "9" * 4301, "9223372036854775808", "18446744073709551616", "2147483648", "-2147483649", "2147483647.0",
    "0.1e1", "1.0000000000000000000001", "01", "+1", ".5", "1.", "NaN", "Infinity", "-Infinity", "1_0",
)  # fmt: skip
_ODD_STRINGS = (
    '"\\ud83d\\ude00"', '"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"', '"\\/"', '"\\x"', '"\t"', '"\u2028"',
    '"\ud800"', '"\U0001f600"', '"\\u00e9"', "'x'", '"', "null", "true", "nul", '"2026-02-29T00:00:00Z"',
)  # fmt: skip


def texts(document: Any, rng: random.Random) -> Iterator[bytes]:
    """Texts of the document, most of them valid JSON with the same meaning, some not."""
    plain = json.dumps(document, ensure_ascii=False)
    yield plain.encode("utf-8", "surrogatepass")
    yield json.dumps(document, indent=rng.choice([0, 1, "\t"])).encode()
    for change in rng.sample(_CHANGES, 4):
        yield change(plain, rng).encode("utf-8", "surrogatepass")


def _with_number(text: str, rng: random.Random) -> str:
    return _replaced(_NUMBER, text, rng.choice(_ODD_NUMBERS), rng)


def _with_integer_as_number(text: str, rng: random.Random) -> str:
    return _INTEGER.sub(lambda found: found.group() + rng.choice([".0", "e0", ".00E+0", ""]), text)


def _with_string(text: str, rng: random.Random) -> str:
    return _replaced(_STRING, text, rng.choice(_ODD_STRINGS), rng)


def _with_string_for_string(text: str, rng: random.Random) -> str:
    return _replaced(_STRING, text, rng.choice(_STRING.findall(text) or ['""']), rng)


def _with_escapes(text: str, rng: random.Random) -> str:
    def escaped(found: re.Match[str]) -> str:
        value = json.loads(found.group(), strict=False)
        return '"' + "".join(f"\\u{ord(c):04X}" if ord(c) < 0xD800 else c for c in value) + '"'

    return _STRING.sub(lambda found: escaped(found) if rng.random() < 0.5 else found.group(), text)


def _with_member_twice(text: str, rng: random.Random) -> str:
    value = json.loads(text)
    objects = [part for part in _objects(value) if part]
    if not objects:
        return text
    chosen = rng.choice(objects)
    key = rng.choice(list(chosen))
    others = [part[key] for part in objects if key in part] + [None, 1, "x", {}, [], chosen[key]]
    first, last = json.dumps(key), json.dumps(rng.choice(others))
    whole = json.dumps(chosen)
    doubled = f"{{{first}: {last}, {whole[1:]}" if rng.random() < 0.5 else f"{whole[:-1]}, {first}: {last}}}"
    return json.dumps(value).replace(whole, doubled, 1)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _objects(part)


def _with_something_around(text: str, rng: random.Random) -> str:
    before = rng.choice(["", "\ufeff", " \n", "\x0c", "\xa0", "//\n", "["])
    return before + text + rng.choice(["", "\n", " {}", ",", "\0", "\x0c", "]", "[" * 101])


def _cut(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.randint(0, 2) :]


def _replaced(pattern: re.Pattern[str], text: str, new: str, rng: random.Random) -> str:
    places = list(pattern.finditer(text))
    if not places:
        return text
    place = rng.choice(places)
    return text[: place.start()] + new + text[place.end() :]


_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _with_number,
    _with_integer_as_number,
    _with_string,
    _with_string_for_string,
    _with_escapes,
    _with_member_twice,
    _with_something_around,
    _cut,
)
