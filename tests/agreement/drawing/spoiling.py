"""Random changes to values."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from signalspec.model import Json

_JUNK: tuple[Json, ...] = (
    None, True, False, 0, 1, -1, 1.5, 2.0, -0.0, 0.1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63, 10**25, 10**308,
    10**400, 1e308, 5e-324, "", " ", "\n", "x", "0", "true", "2026-02-29T00:00:00Z", "ana@localhost",
    "+12025550143", "x" * 257, "😀" * 256, "ſ", "\u0000", "\u2028", "e\u0301", "\U0010ffff", [], {}, [None],
    [[]], [{}], {"": None}, {"__proto__": 1}, {"constructor": "x"}, ["x", 1],
)  # fmt: skip
_KEYS = ("", " ", "__proto__", "constructor", "toString", "$ref", "a/b", "~", "é", "\u0000", "0")
_PIECES = (
    "\n", " ", "\u0000", "ſ", "K", "é", "e\u0301", "😀", "\u202e", "a", "Z", "0", "-", ".", "+", "@", "/",
    "T", "z",
)  # fmt: skip


class Spoiler:
    """Changes one place of a value; `names` are those of the contract's fields."""

    def __init__(self, rng: random.Random, names: list[str]) -> None:
        self._rng = rng
        self._names = names
        self._ways: list[Callable[[Any, Any], None]] = [
            self._replace, self._replace, self._edit, self._edit, self._edit, self._delete, self._rename,
            self._add, self._append, self._wrap, self._unwrap, self._copy,
        ]  # fmt: skip

    def spoil(self, value: Any) -> Any:
        """The value, changed in place where it has places."""
        places = list(_places(value)) if isinstance(value, (dict, list)) else []
        if not places:
            return self._junk()
        container, key = self._rng.choice(places)
        self._rng.choice(self._ways)(container, key)
        return value

    def _junk(self) -> Any:
        kind = self._rng.randrange(8)
        if kind == 0:
            return self._rng.randint(-(2**70), 2**70)
        if kind == 1:
            return self._rng.uniform(-1, 1) * 10.0 ** self._rng.randint(-300, 300)
        if kind == 2:
            return "".join(chr(self._code_point()) for _ in range(self._rng.randrange(6)))
        if kind == 3:
            return self._nested(self._rng.randrange(1, 40))
        found = self._rng.choice(_JUNK)
        return found.copy() if isinstance(found, (list, dict)) else found

    def _code_point(self) -> int:
        low, high = self._rng.choice([(0x20, 0x7E), (0, 0x2FF), (0x2000, 0x2FFF), (0xE000, 0x10FFFF)])
        return self._rng.randint(low, high)

    def _nested(self, depth: int) -> Any:
        value: Any = self._rng.choice(_JUNK[:8])
        for _ in range(depth):
            value = [value] if self._rng.random() < 0.5 else {self._key(): value}
        return value

    def _key(self) -> str:
        return self._rng.choice(_KEYS if self._rng.random() < 0.3 else self._names)

    def _replace(self, container: Any, key: Any) -> None:
        container[key] = self._junk()

    def _edit(self, container: Any, key: Any) -> None:
        value = container[key]
        if isinstance(value, bool):
            container[key] = self._rng.choice([int(value), str(value), str(value).lower(), not value])
        elif isinstance(value, str):
            container[key] = self._edited(value)
        elif isinstance(value, (int, float)):
            container[key] = self._number_near(value)
        elif isinstance(value, list):
            self._rng.shuffle(value)
            container[key] = value * self._rng.randrange(4)
        else:
            container[key] = None

    def _edited(self, text: str) -> Json:
        at = self._rng.randrange(len(text) + 1)
        piece = self._rng.choice(_PIECES)
        changed = [text + piece, text[:at] + piece + text[at:], text[:at] + text[at + 1 :]]
        changed += [text[:at] + piece + text[at + 1 :], text.swapcase(), text.upper(), text * 3, f"{text}\n"]
        return self._rng.choice(changed)

    def _number_near(self, number: int | float) -> Json:
        nearby: list[Json] = [str(number), -number, number + 1]
        if abs(number) < 1e300:
            nearby += [float(number), number + 0.5, number * 1000, number - 2**31]
        return self._rng.choice(nearby)

    def _delete(self, container: Any, key: Any) -> None:
        del container[key]

    def _rename(self, container: Any, key: Any) -> None:
        if isinstance(container, dict):
            near = (self._key(), key.lower(), key.upper(), key[:-1], f"{key} ", f"{key}s")
            container[self._rng.choice(near)] = container.pop(key)

    def _add(self, container: Any, key: Any) -> None:
        if isinstance(container, dict):
            container[self._key()] = self._junk()

    def _append(self, container: Any, key: Any) -> None:
        if isinstance(container, list):
            container.append(self._junk())

    def _wrap(self, container: Any, key: Any) -> None:
        container[key] = [container[key]]

    def _unwrap(self, container: Any, key: Any) -> None:
        value = container[key]
        if isinstance(value, list) and value:
            container[key] = value[0]

    def _copy(self, container: Any, key: Any) -> None:
        """Gives a member the value of another one."""
        others = list(container.values()) if isinstance(container, dict) else container
        container[key] = self._rng.choice(others)


def _places(value: Any) -> Any:
    """Every (container, key) below the value."""
    waiting = [value]
    while waiting:
        container = waiting.pop()
        pairs = list(container.items() if isinstance(container, dict) else enumerate(container))
        for key, member in pairs:
            yield container, key
            if isinstance(member, (dict, list)):
                waiting.append(member)
