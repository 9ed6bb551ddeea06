"""Changes of objects and signal types as a whole."""

from __future__ import annotations

from signalspec.compare.aligning import Aligned, Alignment, align
from signalspec.compare.keys import signal_key, signal_tier_key
from signalspec.compare.spotting.fields import field_changes
from signalspec.compare.spotting.rules import rule_changes
from signalspec.compare.spotting.spotted import Found, Spotted, quoted
from signalspec.compare.spotting.texts import at, deprecations, texts
from signalspec.diagnostics import Span
from signalspec.model import ObjectType, SignalType, Spec
from signalspec.resolved import stated


def object_changes(old: Spec, new: Spec, alignment: Alignment, places: tuple[Span, Span]) -> Found:
    """What became of the objects; the envelopes take each other's place, whatever they are called."""
    envelopes = (old.transport.envelope, new.transport.envelope)
    objects = align([(o.name, o) for o in old.objects], [(o.name, o) for o in new.objects])
    for name, gone in objects.removed.items():
        yield Spotted("object-removed", name, "is gone", gone.span, places[1])
    for name, added in objects.added.items():
        yield Spotted("object-added", name, "is new", places[0], added.span)
    pairs = [(envelopes[0].name, envelopes[0], envelopes[1].name, envelopes[1]), *objects.pairs]
    for was, before, name, after in pairs:
        if was != name:
            message = f"was called {quoted(was)}"
            yield Spotted("object-renamed", name, message, before.span, after.span)
        yield from _record(before, after, alignment)


def signal_changes(old: Spec, new: Spec, alignment: Alignment, places: tuple[Span, Span]) -> Found:
    """What became of the signal types."""
    signals: Aligned[SignalType] = align(
        [(s.name, s) for s in old.signals], [(s.name, s) for s in new.signals]
    )
    for name, gone in signals.removed.items():
        yield Spotted("signal-removed", name, "is gone", gone.span, places[1], frozenset({signal_key(name)}))
    for name, added in signals.added.items():
        yield Spotted("signal-added", name, "is new", places[0], added.span, frozenset({signal_key(name)}))
    for was, before, name, after in signals.pairs:
        if was != name:
            keys = frozenset({signal_key(was), signal_key(name)})
            message = f"was called {quoted(was)}"
            yield Spotted("signal-renamed", name, message, before.span, after.span, keys)
        if old.tier_dimension and new.tier_dimension:
            yield from _tiers(before, after, set(old.tiers) & set(new.tiers))
        yield from deprecations(name, before, after)
        yield from texts(name, before, after, "title")
        yield from _record(before, after, alignment)


def _tiers(old: SignalType, new: SignalType, known: set[str]) -> Found:
    """Tiers that a signal type has won or lost, of those that both specs have."""
    spans = (at(old, "tiers"), at(new, "tiers"))
    signals = (old.name, new.name)
    for tier in (tier for tier in old.tiers if tier in known and tier not in new.tiers):
        keys = frozenset({signal_tier_key(signals, tier)})
        message = f"comes with {quoted(tier)} no more"
        yield Spotted("signal-tier-removed", f"{new.name}.{tier}", message, *spans, keys)
    for tier in (tier for tier in new.tiers if tier in known and tier not in old.tiers):
        keys = frozenset({signal_tier_key(signals, tier)})
        yield Spotted(
            "signal-tier-added", f"{new.name}.{tier}", f"comes with {quoted(tier)} now", *spans, keys
        )


def _record(old: ObjectType, new: ObjectType, alignment: Alignment) -> Found:
    yield from field_changes(old, new, alignment)
    yield from rule_changes(old, new, alignment)
    yield from texts(
        new.name, old, new, *(("doc", "note") if old.name != new.name else ("doc", "note", "was"))
    )
    if stated(old.examples) != stated(new.examples):
        spans = (at(old, "examples"), at(new, "examples"))
        yield Spotted("examples-changed", new.name, "has other examples", *spans)
