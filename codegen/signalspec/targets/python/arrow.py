"""The view of the generated module that judges Arrow data."""

from __future__ import annotations

from typing import NamedTuple

from signalspec import naming
from signalspec.model import TEXT, Spec
from signalspec.targets.python.layout import docstring, literal
from signalspec.templating import render


class ArrowView(NamedTuple):
    """Names are literals of Python; `tier_option` is a parameter with its line, or empty."""

    docstring: str
    wrapper: str
    content: str
    discriminator: str
    text_rule: str
    duplicate_rule: str
    tier_option: str
    arguments: str


def arrow_files(spec: Spec) -> dict[str, str]:
    """`arrow.py`."""
    return {"arrow.py": render("python/arrow.py.j2", view=_view(spec))}


def _view(spec: Spec) -> ArrowView:
    transport, dimension = spec.transport, spec.tier_dimension
    tier = naming.parameter(dimension.name) if dimension else None
    options = ", ".join(literal(name) for name in spec.tiers)
    arguments = [*([tier] if tier else []), "unknown", "advice"]
    return ArrowView(
        docstring=docstring(_about(spec), 0),
        wrapper="None" if transport.wrapper is None else literal(transport.wrapper),
        content=literal(transport.content.name),
        discriminator=literal(transport.discriminator.name),
        text_rule=literal(f"{TEXT}.json"),
        duplicate_rule=literal(f"{TEXT}.duplicate_key"),
        tier_option=f"\n    {tier}: Literal[{options}] | None = None," if tier else "",
        arguments=", ".join(f"{name}={name}" for name in arguments),
    )


def _about(spec: Spec) -> list[str]:
    transport = spec.transport
    title = naming.title_words(transport.envelope.name)
    shapes = f"one {title} (the envelope), or a bare content"
    texts = f"`{transport.content.name}`"
    if transport.wrapper is not None:
        shapes = f"one {title} (the envelope), one below `{transport.wrapper}`, or a bare content"
        texts += f" or `{transport.wrapper}`"
    says = (
        f"A row holds {shapes}, as its columns say. A null is a member that is absent, but stays one within "
        f"lists and maps. Text is read as JSON in the column {texts}, in the only column there is, "
        "and in the one that `column` names."
    )
    return [
        "Validation of Arrow data, batch by batch: a verdict for each row. It needs the extra `arrow`.",
        says,
    ]
