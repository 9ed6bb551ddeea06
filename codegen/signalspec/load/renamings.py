"""What `was` says of earlier names: each is gone now, and one thing alone has taken its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from signalspec.diagnostics import Diagnostics, Span
from signalspec.model import Places, Spec


class _Renamed(Protocol):
    @property
    def was(self) -> str | None: ...

    @property
    def span(self) -> Span: ...

    @property
    def places(self) -> Places: ...


def check_renamings(spec: Spec, diagnostics: Diagnostics) -> None:
    """Reports earlier names that are still in use, or that two things claim."""
    _check("signal", ((signal.name, signal) for signal in spec.signals), diagnostics)
    objects = (spec.transport.envelope, *spec.objects)
    types = [(each.name, each) for each in objects] + [(enum.name, enum) for enum in spec.enums]
    _check("type", types, diagnostics)
    _check("format", ((format.name, format) for format in spec.formats), diagnostics)
    if spec.tier_dimension:
        _check("tier", ((tier.name, tier) for tier in spec.tier_dimension.tiers), diagnostics)
    for enum in spec.enums:
        _check(f"value of {enum.name}", ((value.value, value) for value in enum.values), diagnostics)
    for record in spec.records:
        _check(f"field of {record.name}", ((field.name, field) for field in record.fields), diagnostics)


def _check(kind: str, named: Iterable[tuple[str, _Renamed]], diagnostics: Diagnostics) -> None:
    things = dict(named)
    claimed: dict[str, tuple[str, Span]] = {}
    for name, thing in things.items():
        if thing.was is None:
            continue
        place = thing.places.get("was", thing.span)
        if thing.was in things:
            message = f"{name!r} cannot have been {thing.was!r}: that {kind} is still there"
            related = ((things[thing.was].span, "it stands here"),)
            diagnostics.error("renamed", message, place, help="leave `was` out", related=related)
            continue
        other, first = claimed.setdefault(thing.was, (name, place))
        if other != name:
            message = f"{name!r} and {other!r} cannot both have been the {kind} {thing.was!r}"
            related = ((first, "the other one"),)
            diagnostics.error("renamed", message, place, help="keep one of the two", related=related)
