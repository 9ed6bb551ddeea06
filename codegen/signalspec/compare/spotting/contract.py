"""Changes of the contract as a whole: its names, its tiers, and how signals travel."""

from __future__ import annotations

from signalspec.compare.aligning import align
from signalspec.compare.keys import (
    ARGUMENT,
    BATCH,
    DISCRIMINATOR,
    KEY_HEADER,
    MUTATION,
    TIERS,
    WRAPPER,
    Key,
    endpoint_key,
    result_key,
    tier_key,
)
from signalspec.compare.spotting.spotted import Found, Spotted, quoted, reordered
from signalspec.compare.spotting.texts import at, texts
from signalspec.diagnostics import Span
from signalspec.model import Operation, Spec, TierDimension


def contract_changes(old: Spec, new: Spec) -> Found:
    """What became of the names and texts of the contract."""
    places = (old.transport.span, new.transport.span)

    def spans(key: str) -> tuple[Span, Span]:
        return old.places.get(key, places[0]), new.places.get(key, places[1])

    if old.name != new.name:
        message = f"is {quoted(new.name)}, and was {quoted(old.name)}"
        yield Spotted("package-renamed", "name", message, *spans("name"))
    if old.schema_base != new.schema_base:
        message = f"is {quoted(new.schema_base)}, and was {quoted(old.schema_base)}"
        yield Spotted("schema-base-changed", "schema_base", message, *spans("schema_base"))
    for key in ("title", "doc"):
        if getattr(old, key) != getattr(new, key):
            yield Spotted("text-changed", key, "is worded anew", *spans(key))
    for what in ("formats", "enums", "objects", "signals"):
        yield from reordered(what, "entries", *_names(old, new, what), spans(what))


def _names(old: Spec, new: Spec, what: str) -> tuple[list[str], list[str]]:
    pairs = align([(x.name, x) for x in getattr(old, what)], [(x.name, x) for x in getattr(new, what)]).pairs
    renamed = {pair[0]: pair[2] for pair in pairs}
    before = [renamed[each.name] for each in getattr(old, what) if each.name in renamed]
    return before, [pair[2] for pair in pairs]


def tier_changes(old: Spec, new: Spec) -> Found:
    """What became of the tiers."""
    before, after = old.tier_dimension, new.tier_dimension
    if before is None and after is not None:
        keys = frozenset({TIERS})
        yield Spotted(
            "tiers-introduced", after.name, "tells callers apart now", old.transport.span, after.span, keys
        )
    elif before is not None and after is None:
        keys = frozenset({TIERS})
        yield Spotted(
            "tiers-dropped", before.name, "tells callers apart no more", before.span, new.transport.span, keys
        )
    elif before is not None and after is not None:
        yield from _tiers(before, after)


def _tiers(old: TierDimension, new: TierDimension) -> Found:
    spans = (old.span, new.span)
    if old.name != new.name:
        yield Spotted("tier-dimension-renamed", new.name, f"was called {quoted(old.name)}", *spans)
    tiers = align([(t.name, t) for t in old.tiers], [(t.name, t) for t in new.tiers])
    for name, gone in tiers.removed.items():
        keys = frozenset({tier_key(name)})
        yield Spotted("tier-removed", f"{new.name}.{name}", "is gone", gone.span, new.span, keys)
    for name, added in tiers.added.items():
        keys = frozenset({tier_key(name)})
        yield Spotted("tier-added", f"{new.name}.{name}", "is new", old.span, added.span, keys)
    for was, before, name, after in tiers.pairs:
        place = f"{new.name}.{name}"
        if was != name:
            keys = frozenset({tier_key(was), tier_key(name)})
            message = f"was called {quoted(was)}"
            yield Spotted("tier-renamed", place, message, before.span, after.span, keys)
        yield from texts(place, before, after, *(("doc",) if was != name else ("doc", "was")))
    renamed = {pair[0]: pair[2] for pair in tiers.pairs}
    kept = [renamed[tier.name] for tier in old.tiers if tier.name in renamed]
    yield from reordered(new.name, "tiers", kept, [tier.name for tier in new.tiers], spans)


def transport_changes(old: Spec, new: Spec) -> Found:
    """What became of the discriminator, of files, and of the operation."""
    before, after = old.transport, new.transport
    one, other = before.discriminator, after.discriminator
    if one.name != other.name:
        message = f"is {quoted(other.name)}, and was {quoted(one.name)}"
        spans = (at(before, "discriminator"), at(after, "discriminator"))
        yield Spotted(
            "discriminator-renamed", "transport.discriminator", message, *spans, frozenset({DISCRIMINATOR})
        )
    said = ("doc", "note") if one.name != other.name else ("doc", "note", "was")
    yield from texts("transport.discriminator", one, other, *said)
    for key in ("secret",):
        if getattr(one, key) != getattr(other, key):
            yield Spotted(
                "secret-changed", "transport.discriminator", "hides its value or not", one.span, other.span
            )
    if before.wrapper != after.wrapper:
        spans = (at(before, "wrapper"), at(after, "wrapper"))
        message = _moved(before.wrapper, after.wrapper)
        yield Spotted("wrapper-changed", "transport.wrapper", message, *spans, frozenset({WRAPPER}))
    trials = tuple(each.trial.name if each.trial else None for each in (before, after))
    if trials[0] != trials[1]:
        spans = (at(before, "trial"), at(after, "trial"))
        yield Spotted("trial-changed", "transport.trial", _moved(*trials), *spans)
    yield from _operation(before.operation, after.operation)


def _moved(old: object, new: object) -> str:
    if old is None:
        return f"is new: {quoted(new)}"
    return f"is gone; it was {quoted(old)}" if new is None else f"is {quoted(new)}, and was {quoted(old)}"


def _operation(old: Operation, new: Operation) -> Found:
    names: tuple[tuple[str, str, str, Key], ...] = (
        ("mutation-renamed", "mutation", "name", MUTATION),
        ("argument-renamed", "argument", "argument", ARGUMENT),
        ("key-header-changed", "key_header", "key_header", KEY_HEADER),
    )
    for kind, key, attribute, blamed in names:
        one, other = getattr(old, attribute), getattr(new, attribute)
        if one != other:
            spans = (at(old, key), at(new, key))
            yield Spotted(kind, f"operation.{key}", _moved(one, other), *spans, frozenset({blamed}))
    if old.max_items != new.max_items:
        kind = "batch-limit-raised" if new.max_items > old.max_items else "batch-limit-lowered"
        spans = (at(old, "max_items"), at(new, "max_items"))
        message = f"is {new.max_items}, and was {old.max_items}"
        yield Spotted(kind, "operation.max_items", message, *spans, frozenset({BATCH}))
    if old.advise_items != new.advise_items:
        kind = "advice-added" if new.advise_items else "advice-removed"
        message = "is new" if new.advise_items else "is gone"
        yield Spotted(kind, "operation.advice.min_items", message, at(old, "advice"), at(new, "advice"))
    yield from _results(old, new)
    yield from _endpoints(old, new)
    yield from texts("operation", old, new, "doc", "note")


def _results(old: Operation, new: Operation) -> Found:
    before, after = dict(old.result), dict(new.result)
    for name in (*before, *(name for name in after if name not in before)):
        spans = (_entry(old, "result", name), _entry(new, "result", name))
        place, keys = f"operation.result.{name}", frozenset({result_key(name)})
        if name not in after:
            yield Spotted("result-removed", place, "is gone", *spans, keys)
        elif name not in before:
            yield Spotted("result-added", place, f"is new: {quoted(after[name])}", *spans, keys)
        elif before[name] != after[name]:
            message = f"is {quoted(after[name])}, and was {quoted(before[name])}"
            yield Spotted("result-type-changed", place, message, *spans, keys)
    spans = _sections(old, new, "result")
    yield from reordered("operation.result", "fields", list(before), list(after), spans)


def _endpoints(old: Operation, new: Operation) -> Found:
    before, after = dict(old.endpoints), dict(new.endpoints)
    for region in (*before, *(region for region in after if region not in before)):
        spans = (_entry(old, "endpoints", region), _entry(new, "endpoints", region))
        place, keys = f"operation.endpoints.{region}", frozenset({endpoint_key(region)})
        if region not in after:
            yield Spotted("endpoint-removed", place, f"is gone; it was {before[region]}", *spans, keys)
        elif region not in before:
            yield Spotted("endpoint-added", place, f"is new: {after[region]}", *spans, keys)
        elif before[region] != after[region]:
            message = f"is {after[region]}, and was {before[region]}"
            yield Spotted("endpoint-moved", place, message, *spans, keys)
    spans = _sections(old, new, "endpoints")
    yield from reordered("operation.endpoints", "addresses", list(before), list(after), spans)


def _sections(old: Operation, new: Operation, section: str) -> tuple[Span, Span]:
    return at(old, section), at(new, section)


def _entry(operation: Operation, section: str, name: str) -> Span:
    """Where an entry of a section stands; the section itself where it has no such entry."""
    return operation.places.get(f"{section}.{name}", at(operation, section))
