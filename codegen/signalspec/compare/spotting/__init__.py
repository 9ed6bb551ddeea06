"""Spots what changed between two specs, thing by thing."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.compare.aligning import Alignment
from signalspec.compare.spotting.contract import contract_changes, tier_changes, transport_changes
from signalspec.compare.spotting.records import object_changes, signal_changes
from signalspec.compare.spotting.spotted import Spotted
from signalspec.compare.spotting.types import enum_changes, format_changes
from signalspec.diagnostics import Span
from signalspec.model import Spec

__all__ = ["Spotted", "spot"]


def spot(old: Spec, new: Spec, alignment: Alignment) -> Iterator[Spotted]:
    """Every change, in the order in which a spec lists what it has. Nothing is left out: where there is no
    change, the two specs have one digest."""

    def places(section: str) -> tuple[Span, Span]:
        return (
            old.places.get(section, old.transport.span),
            new.places.get(section, new.transport.span),
        )

    yield from contract_changes(old, new)
    yield from tier_changes(old, new)
    yield from transport_changes(old, new)
    yield from format_changes(old, new, places("formats"))
    yield from enum_changes(old, new, places("enums"))
    yield from object_changes(old, new, alignment, places("objects"))
    yield from signal_changes(old, new, alignment, places("signals"))
