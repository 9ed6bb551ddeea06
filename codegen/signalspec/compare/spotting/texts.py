"""Changes of what is for people alone: descriptions, titles, notes, examples."""

from __future__ import annotations

from typing import Protocol

from signalspec.compare.spotting.spotted import Found, Spotted
from signalspec.diagnostics import Span
from signalspec.model import Deprecation, Field, Places


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...

    @property
    def places(self) -> Places: ...


class _GivenUp(_Placed, Protocol):
    @property
    def deprecated(self) -> Deprecation | None: ...


_WORDS = {"doc": "description", "title": "title", "note": "note", "was": "earlier name"}


def texts(place: str, old: _Placed, new: _Placed, *names: str, field: str | None = None) -> Found:
    """Changes of the texts of these names."""
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        how = (
            "has a new" if before in (None, "") else "has lost its" if after in (None, "") else "has another"
        )
        yield Spotted(
            "text-changed", place, f"{how} {_WORDS[name]}", at(old, name), at(new, name), field=field
        )


def at(thing: _Placed, key: str) -> Span:
    """Where the key's value stands; where it has no such key, the thing itself, or a field's entry in the
    dictionary, where it could be written."""
    return thing.places.get(key, thing.definition if isinstance(thing, Field) else thing.span)


def deprecations(place: str, old: _GivenUp, new: _GivenUp, *, field: str | None = None) -> Found:
    """Something is given up, or taken up again."""
    before, after = old.deprecated, new.deprecated
    spans = (at(old, "deprecated"), at(new, "deprecated"))
    if before is None and after is not None:
        use = f"; `{after.use}` takes its place" if after.use else ""
        yield Spotted("deprecated", place, f"is deprecated{use}", *spans, field=field)
    elif before is not None and after is None:
        yield Spotted("undeprecated", place, "is deprecated no more", *spans, field=field)
    elif before is not None and after is not None and _words(before) != _words(after):
        yield Spotted("text-changed", place, "is deprecated with other words", *spans, field=field)


def _words(deprecation: Deprecation) -> tuple[str | None, ...]:
    return deprecation.since, deprecation.use, deprecation.doc
