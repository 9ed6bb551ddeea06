"""The spec's examples, made whole."""

from __future__ import annotations

from signalspec.model import Json, SignalType, Spec


def signal_examples(spec: Spec, signal: SignalType) -> list[dict[str, Json]]:
    """Contents of one type, with the discriminator."""
    return [{spec.transport.discriminator.name: signal.name, **e.value} for e in signal.examples]


def envelope_examples(spec: Spec) -> list[dict[str, Json]]:
    """Envelopes, each around another content as long as there are some."""
    contents = [content for signal in spec.signals for content in signal_examples(spec, signal)[:1]]
    if not contents:
        return []
    name = spec.transport.content.name
    return [
        {**example.value, name: contents[index % len(contents)]}
        for index, example in enumerate(spec.transport.envelope.examples)
    ]
