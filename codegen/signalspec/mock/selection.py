"""Which of the signals that are kept somebody wants to see."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from signalspec.diagnostics import did_you_mean
from signalspec.mock.errors import BAD_REQUEST, RefusedError
from signalspec.mock.records import SignalRecord
from signalspec.model import Json, ObjectReference, ScalarType, Spec

DEFAULT_LIMIT = 100
MAX_LIMIT = 1000

_FIXED = ("type", "rule", "where", "accepted", "limit", "before", "after")


def named_places(spec: Spec) -> dict[str, str]:
    """Query parameter -> JSON Pointer, for the plain fields of the envelope and of the objects in it.

    Leaves out secrets, and names that mean something else or could mean two things.
    """
    found: dict[str, list[str]] = {}
    for field in spec.transport.envelope.fields:
        if field.secret or field.is_array:
            continue
        if isinstance(field.element, ScalarType):
            found.setdefault(field.name, []).append(f"/{field.name}")
        elif isinstance(field.element, ObjectReference):
            for inner in field.element.object.fields:
                if isinstance(inner.element, ScalarType) and not inner.secret and not inner.is_array:
                    found.setdefault(inner.name, []).append(f"/{field.name}/{inner.name}")
    return {name: at[0] for name, at in found.items() if len(at) == 1 and name not in _FIXED}


@dataclass(frozen=True, slots=True)
class Page:
    """Some records, newest first; `next` is the number to ask for those before them, if there are any."""

    records: tuple[SignalRecord, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class Selection:
    """A query for signals. `where` asks for a value, as text, at a JSON Pointer."""

    good: bool | None = None
    accepted: bool | None = None
    type: str | None = None
    rule: str | None = None
    where: tuple[tuple[str, str], ...] = ()
    limit: int = DEFAULT_LIMIT
    before: int | None = None
    after: int = 0

    def page(self, records: Iterable[SignalRecord]) -> Page:
        """The newest ones that match, of `records`, which come newest first."""
        found: list[SignalRecord] = []
        for record in self._matching(records):
            if len(found) == self.limit:
                return Page(tuple(found), found[-1].number)
            found.append(record)
        return Page(tuple(found), None)

    def _matching(self, records: Iterable[SignalRecord]) -> Iterator[SignalRecord]:
        for record in records:
            if record.number <= self.after:
                return
            if (self.before is None or record.number < self.before) and self._matches(record):
                yield record

    def _matches(self, record: SignalRecord) -> bool:
        return (
            (self.good is None or record.good == self.good)
            and (self.accepted is None or (record.id is not None) == self.accepted)
            and (self.type is None or record.type == self.type)
            and (self.rule is None or any(broken.rule == self.rule for broken in record.violations))
            and self._holds(record)
        )

    def _holds(self, record: SignalRecord) -> bool:
        if not self.where:
            return True
        signal = record.signal()
        return all(_is(_at(signal, pointer), text) for pointer, text in self.where)


def read_selection(
    pairs: Iterable[tuple[str, str]], places: Mapping[str, str], good: bool | None
) -> Selection:
    """The query in a URL's parameters; `places` are those that the spec names. Raises RefusedError."""
    once: dict[str, str] = {}
    where: list[tuple[str, str]] = []
    for name, value in pairs:
        if name == "where":
            pointer, equals, text = value.partition("=")
            if not equals or (pointer and not pointer.startswith("/")):
                raise _bad("`where` is a JSON Pointer, an equals sign and a value, such as /name=abc")
            where.append((pointer, text))
        elif name in places:
            where.append((places[name], value))
        elif name not in _FIXED:
            hint = did_you_mean(name, [*_FIXED, *places])
            raise _bad(f"there is no parameter {name[:60]!r}" + (f"; {hint}" if hint else ""))
        elif name in once:
            raise _bad(f"`{name}` stands there twice")
        else:
            once[name] = value
    accepted = once.get("accepted")
    if accepted not in (None, "true", "false"):
        raise _bad("`accepted` is true or false")
    return Selection(
        good=good,
        accepted=None if accepted is None else accepted == "true",
        type=once.get("type"),
        rule=once.get("rule"),
        where=tuple(where),
        limit=whole(once, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
        before=whole(once, "before", 0, 1) or None,
        after=whole(once, "after", 0),
    )


def whole(given: Mapping[str, str], name: str, default: int, low: int = 0, high: int = 2**53) -> int:
    """A parameter that is a whole number. Raises RefusedError."""
    text = given.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 20 and low <= int(text) <= high):
        raise _bad(f"`{name}` is a whole number from {low} to {high}")
    return int(text)


def _bad(message: str) -> RefusedError:
    return RefusedError(400, BAD_REQUEST, f"{message[:1].upper()}{message[1:]}.")


_NOTHING = object()
_INDEX = re.compile("0|[1-9][0-9]{0,8}")


def _at(value: Json, pointer: str) -> object:
    """What stands at a JSON Pointer, or _NOTHING."""
    current: object = value
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(current, dict) and name in current:
            current = current[name]
        elif isinstance(current, list) and _INDEX.fullmatch(name) and int(name) < len(current):
            current = current[int(name)]
        else:
            return _NOTHING
    return current


def _is(value: object, text: str) -> bool:
    """Whether `text` says `value`: itself where it is a text, else its JSON."""
    if isinstance(value, str):
        return value == text
    if value is _NOTHING:
        return False
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(asked, bool) == isinstance(value, bool) and bool(asked == value)
