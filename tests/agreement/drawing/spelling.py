"""Values as JSON text, now and then in a way that readers of JSON differ about."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any

_NUMBER = re.compile(r"(?<=[:,\[] )-?[0-9][0-9.e+-]*")
_VALUE = re.compile(r'(?<=": )(?:"[^"\\]*"|-?[0-9][0-9.e+-]*|null|true|false)')
_KEY = re.compile(r'"([A-Za-z]+)":')
_NO_JSON = (
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "-1e400",
    '"\\ud800"',
    '"\\udc00\\ud800"',
    "01",
    ".5",
    "1.",
    "'x'",
)
_NUMBERS = (
    "-0",
    "-0.0",
    "0e0",
    "1E2",
    "1e-400",
    "1e309",
    "0.1e1",
    "100e-2",
    "1" + "0" * 400,
    "1." + "0" * 400 + "1",
)


def spell(value: Any, rng: random.Random) -> bytes:
    """One line of text for the value; sometimes for another one, or no JSON."""
    plain = json.dumps(value, ensure_ascii=rng.random() < 0.2)
    if rng.random() < 0.08:
        plain = rng.choice(_WAYS)(plain, rng)
    return plain.encode("utf-8", "surrogatepass")


def _other_number(text: str, rng: random.Random) -> str:
    return _one(
        _NUMBER, text, rng, lambda found: rng.choice((*_NUMBERS, f"{found}.0", f"{found}e0", f"{found}0e-1"))
    )


def _no_json(text: str, rng: random.Random) -> str:
    return _one(_VALUE, text, rng, lambda _: rng.choice(_NO_JSON))


def _twice(text: str, rng: random.Random) -> str:
    return _one(_KEY, text, rng, lambda found: f"{found} {rng.choice(['null', '1', '[]', '{}'])}, {found}")


def _escaped(text: str, rng: random.Random) -> str:
    return _one(_KEY, text, rng, lambda found: f'"\\u{ord(found[1]):04x}{found[2:]}')


def _spaced(text: str, rng: random.Random) -> str:
    space = rng.choice(["", "\t", "\r", "   "])
    return text.replace(", ", f",{space}").replace("{", f"{{{space}")


def _broken_off(text: str, rng: random.Random) -> str:
    return text[: rng.randrange(len(text))] or " "


def _deep(text: str, rng: random.Random) -> str:
    depth = rng.choice([90, 99, 101, 150, 600])
    return _one(_VALUE, text, rng, lambda _: "[" * depth + "]" * depth)


_WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _other_number, _other_number, _no_json, _twice, _escaped, _spaced, _broken_off, _deep,
)  # fmt: skip


def _one(pattern: re.Pattern[str], text: str, rng: random.Random, change: Callable[[str], str]) -> str:
    """The text with one match of the pattern changed; as it is where there is none."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + change(match[0]) + text[match.end() :]
