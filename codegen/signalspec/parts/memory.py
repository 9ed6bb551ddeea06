"""Parts that were made, by the key of what they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeAlias, TypeVar, cast

from signalspec.model import Spec
from signalspec.parts.keys import Keys, Part
from signalspec.parts.store import Store

T = TypeVar("T")
# What a part is made of: its kind, the key of what it is about, and what it reads besides. Or a text's hash.
Key: TypeAlias = tuple[str, bytes, str] | bytes


class Memory:
    """What one build has made, for the next one. With a store it outlives the process.

    With `fresh`, what an earlier process has stored is not taken, but replaced.

    `made` names the parts that the last build had to make, `kept` counts those that it took from here.
    """

    def __init__(self, store: Store | None = None, *, fresh: bool = False) -> None:
        self._store = store
        self._parts: dict[Key, Any] = store.load() if store and not fresh else {}
        self._used: set[Key] = set()
        self._keys: Keys | None = None
        self._saved = True
        self.made: list[str] = []
        self.kept = 0

    @contextmanager
    def during(self, spec: Spec, *, whole: bool) -> Iterator[None]:
        """While entered, `once` takes from here what it can, for parts of `spec`.

        After a whole build, what it did not use is forgotten where it is the larger half: what only some
        edits need stays for the next of them. Nothing is forgotten after a build that failed.
        """
        self._keys, self._used, self.made, self.kept = Keys(spec, self._hash), set(), [], 0
        token = _ACTIVE.set(self)
        try:
            yield
        finally:
            _ACTIVE.reset(token)
            self._keys = None
        if whole and len(self._parts) > 2 * len(self._used):
            self._parts = {key: part for key, part in self._parts.items() if key in self._used}

    def save(self) -> None:
        """Puts into the store what was made since."""
        if self._store and not self._saved:
            self._store.save(self._parts)
        self._saved = True

    def take(
        self, kind: str, part: Part, make: Callable[[], T], more: tuple[object, ...], *, rules: bool
    ) -> T:
        """See `once`."""
        assert self._keys is not None
        key = (kind, self._keys.of(part, rules=rules), repr(more) if more else "")
        self._used.add(key)
        if key in self._parts:
            self.kept += 1
        else:
            first = part[:1] if isinstance(part, tuple) else (part,)
            self.made.append(" ".join([kind, *(one.name for one in first)]))
            self._parts[key], self._saved = make(), False
        return cast(T, self._parts[key])

    def _hash(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        self._used.add(key)
        if key not in self._parts:
            self._parts[key] = make()
        return cast(bytes, self._parts[key])


_ACTIVE: ContextVar[Memory | None] = ContextVar("parts", default=None)


def once(kind: str, part: Part, make: Callable[[], T], *more: object, rules: bool = False) -> T:
    """What `make` gives, or gave for the same thing in an earlier build, if a memory is at hand.

    `kind` names what is made, a name for each place that calls this. `make` may read the record, enum or
    format with all that it refers to, and of the spec what is no record of its own (see `Keys`); all of its
    records where the part is the spec, but enums and formats that no record uses only where they are parts,
    too. Everything else that it reads has to be in `more`, as values whose `repr` tells them apart. With
    `rules` it may not read what is there for people alone: docs, notes, titles, examples. It returns text, or
    plain data, that nobody changes.
    """
    memory = _ACTIVE.get()
    return make() if memory is None else memory.take(kind, part, make, more, rules=rules)
