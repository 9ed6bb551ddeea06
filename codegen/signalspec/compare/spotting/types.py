"""Changes of enums and formats."""

from __future__ import annotations

from signalspec.compare.aligning import align
from signalspec.compare.keys import case_key, pattern_key, value_key
from signalspec.compare.spotting.spotted import Found, Spotted, quoted, reordered
from signalspec.compare.spotting.texts import at, texts
from signalspec.diagnostics import Span
from signalspec.model import Enum, Format, Spec


def enum_changes(old: Spec, new: Spec, places: tuple[Span, Span]) -> Found:
    """What became of the enums; `places` stand for a spec that lacks one."""
    enums = align([(e.name, e) for e in old.enums], [(e.name, e) for e in new.enums])
    for name, enum in enums.removed.items():
        yield Spotted("enum-removed", name, "is gone", enum.span, places[1])
    for name, enum in enums.added.items():
        yield Spotted("enum-added", name, "is new", places[0], enum.span)
    for was, before, name, after in enums.pairs:
        spans = (before.span, after.span)
        if was != name:
            yield Spotted("enum-renamed", name, f"was called {quoted(was)}", *spans)
        if before.ignore_case != after.ignore_case:
            kind = "case-ignored" if after.ignore_case else "case-observed"
            message = "ignores letter case now" if after.ignore_case else "minds letter case now"
            places_of_case = (at(before, "ignore_case"), at(after, "ignore_case"))
            yield Spotted(kind, name, message, *places_of_case, frozenset({case_key((was, name))}))
        yield from _values(before, after)
        yield from texts(name, before, after, *_said(was, name))


def _said(was: str, name: str) -> tuple[str, ...]:
    return ("doc", "note") if was != name else ("doc", "note", "was")


def _values(old: Enum, new: Enum) -> Found:
    enums = (old.name, new.name)
    values = align([(v.value, v) for v in old.values], [(v.value, v) for v in new.values])
    for value, gone in values.removed.items():
        keys = frozenset({value_key(enums, value)})
        yield Spotted("value-removed", f"{new.name}.{value}", "is gone", gone.span, new.span, keys)
    for value, added in values.added.items():
        keys = frozenset({value_key(enums, value)})
        yield Spotted("value-added", f"{new.name}.{value}", "is new", old.span, added.span, keys)
    for was, before, value, after in values.pairs:
        place = f"{new.name}.{value}"
        if was != value:
            keys = frozenset({value_key(enums, was), value_key(enums, value)})
            spans = (before.span, after.span)
            yield Spotted("value-renamed", place, f"was called {quoted(was)}", *spans, keys)
        yield from texts(place, before, after, *(("doc",) if was != value else ("doc", "was")))
    order = [v.value for v in old.values if v.value not in values.removed]
    renamed = {pair[0]: pair[2] for pair in values.pairs}
    now = [v.value for v in new.values]
    yield from reordered(new.name, "values", [renamed[v] for v in order], now, (old.span, new.span))


def format_changes(old: Spec, new: Spec, places: tuple[Span, Span]) -> Found:
    """What became of the formats."""
    formats = align([(f.name, f) for f in old.formats], [(f.name, f) for f in new.formats])
    for name, format in formats.removed.items():
        yield Spotted("format-removed", name, "is gone", format.span, places[1])
    for name, format in formats.added.items():
        yield Spotted("format-added", name, "is new", places[0], format.span)
    for was, before, name, after in formats.pairs:
        if was != name:
            message = f"was called {quoted(was)}"
            yield Spotted("format-renamed", name, message, before.span, after.span)
        yield from _format(before, after)
        yield from texts(name, before, after, *_said(was, name))


def _format(old: Format, new: Format) -> Found:
    if old.pattern != new.pattern:
        keys = frozenset({pattern_key((old.name, new.name))})
        spans = (at(old, "pattern"), at(new, "pattern"))
        yield Spotted("pattern-changed", new.name, "has another pattern", *spans, keys)
    if old.json_schema != new.json_schema:
        spans = (at(old, "json_schema"), at(new, "json_schema"))
        message = f"has the JSON Schema format {quoted(new.json_schema)}"
        if new.json_schema is None:
            message = f"has lost the JSON Schema format {quoted(old.json_schema)}"
        yield Spotted("schema-format-changed", new.name, message, *spans)
    for key in ("matches", "rejects"):
        if getattr(old, key) != getattr(new, key):
            spans = (at(old, key), at(new, key))
            yield Spotted("examples-changed", new.name, f"has other samples that it {key}", *spans)
