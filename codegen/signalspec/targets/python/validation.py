"""The modules that judge whole payloads: values, JSON texts, and contents of any type."""

from __future__ import annotations

from typing import NamedTuple

from signalspec import naming
from signalspec.model import BATCH, CONTENT, TEXT, Spec
from signalspec.rules import field_rule_id
from signalspec.targets.python.layout import literal, string_set, tuple_lines
from signalspec.targets.python.names import module_of, name_of, names
from signalspec.templating import render


class TierView(NamedTuple):
    name: str
    literal: str
    variable: str
    option: str
    left_out: list[tuple[str, str]]


class GivenView(NamedTuple):
    """What calls pass on, the tier among it where the spec has tiers."""

    envelope: str
    faults: str
    content: str
    item: str
    text: str
    options: str
    types: str


def validation_files(spec: Spec) -> dict[str, str]:
    """Path below the package -> text of these modules."""
    tiers, envelope = _tiers(spec), module_of(spec.transport.envelope)
    view = {
        "tier": tiers,
        "given": _given(spec, tiers),
        "content_field": literal(spec.transport.content.name),
        **names(spec),
    }
    return {
        "validation.py": render(
            "python/validation.py.j2",
            max_items=spec.transport.operation.max_items,
            advise_items=spec.transport.operation.advise_items,
            discriminator=spec.transport.discriminator.name,
            content_rule=literal(CONTENT),
            batch_rule=literal(BATCH),
            envelope_rule=literal(spec.transport.envelope.name),
            imports=", ".join(sorted(["content as _content", f"{envelope} as _envelope"])),
            options_doc=_options_doc(spec),
            **view,
        ),
        "text.py": render(
            "python/text.py.j2",
            text_rule=f"{TEXT}.json",
            duplicate_rule=f"{TEXT}.duplicate_key",
            **view,
        ),
        "validators/content.py": _content_validator(spec, tiers),
    }


def _tiers(spec: Spec) -> TierView | None:
    dimension = spec.tier_dimension
    if dimension is None:
        return None
    left_out = []
    for tier in spec.tiers:
        names = [literal(signal.name) for signal in spec.signals if tier not in signal.tiers]
        left_out.append((literal(tier), string_set(names, 4) if names else "frozenset()"))
    options = ", ".join(literal(tier) for tier in spec.tiers)
    return TierView(
        dimension.name,
        literal(dimension.name),
        naming.parameter(dimension.name),
        f"\n    {naming.parameter(dimension.name)}: Literal[{options}] | None = None,",
        left_out,
    )


def _given(spec: Spec, tiers: TierView | None) -> GivenView:
    chosen = f", {tiers.variable}" if tiers else ""
    envelope = naming.parameter(spec.transport.envelope.name)
    otherwise = f" if {tiers.variable} is None else faults_of({envelope}{chosen})" if tiers else ""
    return GivenView(
        envelope=envelope + chosen,
        faults=f"_envelope.faults({envelope}){otherwise}",
        content="content" + chosen,
        item="item" + chosen,
        text="data" + chosen,
        options="unknown" + chosen,
        types="bytes | str, str | None" if tiers else "bytes | str",
    )


def _options_doc(spec: Spec) -> str:
    dimension = spec.tier_dimension
    tier = (
        f"`{naming.parameter(dimension.name)}` is what the sender has: a type that it does not include is\n"
        "a violation. "
        if dimension
        else ""
    )
    return (
        f'{tier}With `unknown="ignore"`, unknown members pass. With `advice`, remarks are listed\n'
        'after the violations, at level "advice".'
    )


def _content_validator(spec: Spec, tiers: TierView | None) -> str:
    discriminator = spec.transport.discriminator
    return render(
        "python/content.py.j2",
        constant=naming.discriminator_constant(spec),
        names=tuple_lines([literal(signal.name) for signal in spec.signals]),
        signals=[name_of(signal) for signal in spec.signals],
        tier=tiers,
        discriminator=literal(discriminator.name),
        discriminator_name=discriminator.name,
        discriminator_pointer=literal(f"/{discriminator.name}"),
        rule=literal(field_rule_id(CONTENT, discriminator.name, "x").removesuffix(".x")),
    )
