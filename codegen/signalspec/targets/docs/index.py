"""The view of the first page: how signals travel, which there are, and how to read the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from signalspec.model import Operation, SignalType, Spec
from signalspec.targets.docs.code import json_code
from signalspec.targets.docs.examples import sample_envelope
from signalspec.targets.docs.links import Links
from signalspec.targets.docs.markdown import (
    NOTHING,
    Markdown,
    code,
    fenced,
    join,
    paragraphs,
    strong,
    text,
    words,
)

INCLUDED, NOT_INCLUDED = words("✓"), words("·")


class SignalRow(NamedTuple):
    title: Markdown
    name: Markdown
    doc: Markdown
    tiers: list[Markdown]


class Pair(NamedTuple):
    name: Markdown
    meaning: Markdown


class TransportView(NamedTuple):
    envelope: Markdown
    content: Markdown
    discriminator: Markdown
    example: Markdown
    mutation: Markdown
    argument: Markdown
    result: Markdown
    most: int
    doc: Markdown
    note: list[Markdown]
    key_header: Markdown
    endpoints: list[Pair]
    wrapper: Markdown
    trial: Markdown


class IndexPage(NamedTuple):
    title: Markdown
    version: Markdown
    doc: list[Markdown]
    transport: TransportView
    tier_dimension: Markdown
    tier_names: list[Markdown]
    tiers: list[Pair]
    signals: list[SignalRow]
    objects: list[Pair]
    enums: Markdown
    formats: Markdown


def index_page(spec: Spec, links: Links) -> IndexPage:
    dimension = spec.tier_dimension
    return IndexPage(
        title=text(spec.title),
        version=code(spec.version),
        doc=paragraphs(spec.doc),
        transport=transport_view(spec, links),
        tier_dimension=code(dimension.name) if dimension else NOTHING,
        tier_names=[text(tier) for tier in spec.tiers],
        tiers=[Pair(strong(text(t.name)), text(t.doc)) for t in dimension.tiers] if dimension else [],
        signals=[_signal_row(signal, spec, links) for signal in spec.signals],
        objects=[Pair(links.record(o), text(o.doc)) for o in spec.objects],
        enums=join(links.enum(enum) for enum in spec.enums),
        formats=join(links.format(format) for format in spec.formats),
    )


def _signal_row(signal: SignalType, spec: Spec, links: Links) -> SignalRow:
    marks = [INCLUDED if tier in signal.tiers else NOT_INCLUDED for tier in spec.tiers]
    deprecated = words("*Deprecated.*") if signal.deprecated else NOTHING
    return SignalRow(
        links.signal_title(signal), code(signal.name), join((deprecated, text(signal.doc)), " "), marks
    )


def transport_view(spec: Spec, links: Links) -> TransportView:
    """How signals travel; the envelope's page says it, too."""
    transport, operation = spec.transport, spec.transport.operation
    example = sample_envelope(spec)
    return TransportView(
        envelope=links.record(transport.envelope),
        content=code(transport.content.name),
        discriminator=code(transport.discriminator.name),
        example=fenced(json_code(example), "json") if example else NOTHING,
        mutation=code(operation.name),
        argument=code(operation.argument),
        result=join(_result(operation)),
        most=operation.max_items,
        doc=text(operation.doc),
        note=paragraphs(operation.note or ""),
        key_header=code(operation.key_header) if operation.key_header else NOTHING,
        endpoints=[Pair(text(region), code(address)) for region, address in operation.endpoints],
        wrapper=code(f'{{"{transport.wrapper}": {{...}}}}') if transport.wrapper else NOTHING,
        trial=code(f"{transport.trial.name}: true") if transport.trial else NOTHING,
    )


def _result(operation: Operation) -> Iterator[Markdown]:
    for name, type in operation.result:
        yield code(f"{name}: {type}")
